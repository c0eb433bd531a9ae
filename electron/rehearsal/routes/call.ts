import type { z } from 'zod';
import type { Platform } from '../platform';
import { refusals, refuseProperties } from '../refusal';

/** One call as a route sees it: past authentication, rate limit and size checks. */
export interface RehearsalCall {
  platform: Platform;
  /** The id this call's answer carries in `x-line-request-id`. */
  requestId: string;
  /** `X-Line-Retry-Key`, lower case; null where none was sent. */
  retryKey: string | null;
  params: Record<string, string>;
  query: URLSearchParams;
  contentType: string;
  /** A request header by its lower-case name. */
  header(name: string): string | undefined;
  bytes: Uint8Array;
  /** The body as JSON; refuses like LINE when it is not JSON. */
  json(): unknown;
}

export type RehearsalAnswer =
  | { status: 200 | 202; json: unknown }
  | { status: 200; bytes: Uint8Array; mime: string }
  | { status: 200; isEmpty: true };

export type Route = (call: RehearsalCall) => RehearsalAnswer | Promise<RehearsalAnswer>;

export const done: RehearsalAnswer = { status: 200, json: {} };
export const accepted: RehearsalAnswer = { status: 202, json: {} };

/** A path parameter; the router guarantees it is there. */
export const param = (call: RehearsalCall, name: string): string => call.params[name] ?? '';

const readAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, part) => (at as Record<PropertyKey, unknown> | null | undefined)?.[part],
    root,
  );

const asProperty = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number'
        ? `${text}[${part}]`
        : text === ''
          ? String(part)
          : `${text}.${String(part)}`,
    '',
  );

/** Parses a small JSON body by schema, with LINE's words for what is missing or wrong. */
export function parseBody<T>(call: RehearsalCall, schema: z.ZodType<T>): T {
  const value = call.json();
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map((issue) => {
    const property = asProperty(issue.path);
    if (readAt(value, issue.path) === undefined) return { message: 'must be specified', property };
    if (issue.code === 'invalid_type') throw refusals.property(property || 'root');
    return { message: issue.message, property };
  });
  throw refuseProperties(details);
}
