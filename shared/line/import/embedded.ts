import { endOfValue } from './scan';

/** A page or a program that holds more objects than this is not searched to its end. */
const ATTEMPTS = 20;

/**
 * Stretches of a text that may be a definition: fenced blocks of Markdown first, then every object or list
 * that stands on its own, such as the body of a curl call or the only literal of a program.
 */
export function embeddedJson(text: string): string[] {
  const parts = [...text.matchAll(/```\w*\r?\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
  for (let at = 0; at < text.length && parts.length < ATTEMPTS; at += 1) {
    const char = text[at];
    if (char !== '{' && char !== '[') continue;
    const end = endOfValue(text, at);
    // an opening that is never closed: what follows it is no definition either
    if (end === null) break;
    const part = text.slice(at, end + 1);
    // in a shell or a program the quotes of the text may be escaped
    parts.push(part, ...(part.includes('\\"') ? [part.replaceAll('\\"', '"')] : []));
    at = end;
  }
  return parts.slice(0, ATTEMPTS);
}
