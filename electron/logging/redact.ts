/*
 * Nothing that opens an account or names a follower goes into a log. Keys are judged by name, texts by
 * form: a token that was pasted into a message is caught as well.
 */
const SECRET_KEYS = /token|secret|authorization|password|assertion|private.?key/i;
/** Channel access tokens are long base64 runs; stateless and v2.1 ones are JWT. */
const TOKEN_TEXT = /(?:Bearer\s+)?(?:eyJ[\w-]+\.[\w-]+\.[\w-]+|[A-Za-z0-9+/]{80,}={0,2})/g;
const USER_ID = /\b([UCR])([0-9a-f]{4})[0-9a-f]{24}([0-9a-f]{4})\b/g;
const MAX_TEXT = 4_000;
const MAX_DEPTH = 6;

export function redactText(text: string): string {
  const short = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  return short
    .replace(/(Bearer\s+)\S+/gi, '$1[redacted]')
    .replace(TOKEN_TEXT, '[redacted]')
    .replace(USER_ID, '$1$2…$3');
}

/** A copy that may be logged: secrets gone, ids shortened, bytes counted, depth bounded. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (value instanceof Error) {
    return {
      name: value.name,
      message: redactText(value.message),
      stack: redactText(value.stack ?? ''),
    };
  }
  if (value === null || typeof value !== 'object') return value;
  if (depth >= MAX_DEPTH) return '[…]';
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      SECRET_KEYS.test(key) && item !== null && item !== undefined
        ? '[redacted]'
        : redact(item, depth + 1),
    ]),
  );
}
