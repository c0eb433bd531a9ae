import { z } from 'zod';
import type { DocumentId } from '#shared/domain/ids';
import { documentHead } from '#shared/domain/workspace';

/* The file of the library's index: heads first, one line each, and behind a gap the texts that are searched. */

/** What the index knows of one file: its head, its search text, and which version of the file it read. */
const entryShape = z.object({
  head: documentHead,
  /** What a search looks through; absent until the first search asks for it. */
  text: z.string().optional(),
  /** What it points at; absent in entries of a Tapestry that did not know it. */
  refs: z.array(z.string()).optional(),
  /** Whether followers can open an address from it. */
  hasLinks: z.boolean().optional(),
  size: z.number(),
  mtimeMs: z.number(),
});
export type Entry = z.infer<typeof entryShape>;

const VERSION = 4;
/** Between the entries and their texts; within JSON no line is empty. */
const GAP = '\n\n';

/** The file for these entries. */
export function indexFile(entries: readonly Entry[]): string {
  const heads: Entry[] = [];
  const texts: string[] = [];
  for (const { text = '', ...entry } of entries) {
    heads.push(entry);
    texts.push(text);
  }
  const body = JSON.stringify({ version: VERSION, entries: heads }) + GAP + JSON.stringify(texts);
  // one line an entry: thousands of them still compare and mend by hand
  return body.replaceAll('{"head":', '\n{"head":');
}

/** What the file of an index says; null when it is none, of another version, or cut off. */
export function entriesIn(
  bytes: Buffer | null,
): { entries: Map<DocumentId, Entry>; texts: { of: DocumentId[]; bytes: Buffer } } | null {
  const gap = bytes?.indexOf(GAP) ?? -1;
  if (bytes === null || gap < 0 || bytes.at(-1) !== CLOSING) return null;
  try {
    const parsed = JSON.parse(bytes.toString('utf8', 0, gap)) as {
      version?: unknown;
      entries?: unknown;
    };
    if (parsed.version !== VERSION || !Array.isArray(parsed.entries)) return null;
    const entries = new Map<DocumentId, Entry>();
    const of: DocumentId[] = [];
    for (const raw of parsed.entries as unknown[]) {
      if (!looksLikeEntry(raw)) return null;
      entries.set(raw.head.id, raw);
      of.push(raw.head.id);
    }
    return { entries, texts: { of, bytes: bytes.subarray(gap + GAP.length) } };
  } catch {
    return null;
  }
}

/** `]`: the end of the texts. */
const CLOSING = 0x5d;

/** The texts behind the gap; null when they are damaged. */
export function textsIn(bytes: Buffer): string[] | null {
  try {
    const parsed = JSON.parse(bytes.toString('utf8')) as unknown;
    return Array.isArray(parsed) && parsed.every((text) => typeof text === 'string')
      ? parsed
      : null;
  } catch {
    return null;
  }
}

/**
 * The schema would cost more than reading the file; the index is our own and is compared with the documents,
 * so its first fields decide whether it is believed.
 */
function looksLikeEntry(raw: unknown): raw is Entry {
  const entry = raw as Partial<Entry> | null;
  return (
    typeof entry?.size === 'number' &&
    typeof entry.mtimeMs === 'number' &&
    typeof entry.head?.id === 'string' &&
    typeof entry.head.name === 'string' &&
    typeof entry.head.updatedAt === 'string' &&
    Array.isArray(entry.head.tags)
  );
}
