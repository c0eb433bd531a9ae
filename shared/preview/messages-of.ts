import type { ProblemPath } from '../errors/app-error';
import { isJsonObject } from '../line/fields';
import type { ReadDefinition } from '../line/import/read-definition';

/** A wire object as anybody may have written it. */
export type Wire = Readonly<Record<string, unknown>>;

/** A message that a phone would show, and where it stands in its file. */
export interface PreviewMessage {
  message: Wire;
  /** Of the message itself; empty for a file that is one. */
  path: ProblemPath;
  /** Of what the message is about when the file leaves the message round it out: a bare Flex container. */
  contentPath?: ProblemPath;
  /** What is known of the coupon that a coupon message names; LINE takes it from the account. */
  coupon?: Wire;
}

/** The messages of a definition, by the kind it was read as. Empty where a phone shows nothing of it. */
export function messagesOf(
  definition: Pick<ReadDefinition, 'kind' | 'value' | 'parts'>,
): PreviewMessage[] {
  const { kind, value, parts = [] } = definition;
  if (kind === 'collection')
    return parts.flatMap((part) =>
      messagesOf(part).map((shown) => ({
        ...shown,
        path: [...part.path, ...shown.path],
        ...(shown.contentPath && { contentPath: [...part.path, ...shown.contentPath] }),
      })),
    );
  if (kind === 'message' && isJsonObject(value)) return [{ message: value, path: [] }];
  if (kind === 'messages' || kind === 'narrowcast') {
    const list = Array.isArray(value) ? value : isJsonObject(value) ? value.messages : undefined;
    if (!Array.isArray(list)) return [];
    const base = Array.isArray(value) ? [] : ['messages'];
    return list.flatMap((message: unknown, index) =>
      isJsonObject(message) ? [{ message, path: [...base, index] }] : [],
    );
  }
  if (kind === 'flex' && isJsonObject(value))
    return [{ message: { type: 'flex', altText: '', contents: value }, path: [], contentPath: [] }];
  if (kind === 'template' && isJsonObject(value))
    return [
      { message: { type: 'template', altText: '', template: value }, path: [], contentPath: [] },
    ];
  if (kind === 'imagemap' && isJsonObject(value))
    return [{ message: { type: 'imagemap', ...value }, path: [] }];
  return [];
}

/** Members of a value that may be anything. */
export const wireOf = (value: unknown): Wire => (isJsonObject(value) ? value : {});
export const wireList = (value: unknown): readonly Wire[] =>
  Array.isArray(value) ? value.map(wireOf) : [];
export const wireText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
