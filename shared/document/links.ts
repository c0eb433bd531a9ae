import type { ProblemPath } from '../errors/app-error';
import type { TapestryDocument } from './kinds';

/** A link of a document, and where it stands. In a text it is a part of it. */
export interface DocumentLink {
  url: string;
  path: ProblemPath;
}

/** Members that are an address where a tap leads. */
const ADDRESSES: ReadonlySet<string> = new Set(['uri', 'linkUri', 'desktop']);
/** An address inside of words; what closes a sentence behind it does not belong to it. */
const IN_WORDS =
  /https?:\/\/[^\s<>"'「」『』（）()，。、！？]*[^\s<>"'「」『』（）()，。、！？.!?;:]/gi;

/** Every link that followers can open, in whatever kind of document. Keeps its own stack: files may be deep. */
export function linksOf(document: TapestryDocument): DocumentLink[] {
  const found: DocumentLink[] = [];
  const waiting: { value: unknown; path: ProblemPath }[] = [
    { value: contentOf(document), path: [] },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    const holder = value as Record<string, unknown>;
    for (const [key, member] of Object.entries(holder).reverse()) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      if (typeof member !== 'string') waiting.push({ value: member, path: at });
      else if (ADDRESSES.has(key)) {
        if (member.trim() !== '') found.push({ url: member, path: at });
      } else if (key === 'text' && hasWords(holder))
        for (const [url] of member.matchAll(IN_WORDS)) found.push({ url, path: at });
    }
  }
  return found;
}

/** True when `linksOf` would find one; thousands of documents are asked when an index is made anew. */
export function hasLinks(document: TapestryDocument): boolean {
  const waiting: unknown[] = [contentOf(document)];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    const holder = value as Record<string, unknown>;
    for (const key in holder) {
      const member = holder[key];
      if (typeof member === 'object' && member !== null) waiting.push(member);
      else if (typeof member !== 'string') continue;
      else if (ADDRESSES.has(key)) {
        if (member.trim() !== '') return true;
      } else if (key === 'text' && hasWords(holder) && member.search(IN_WORDS) >= 0) return true;
    }
  }
  return false;
}

/** Texts in which LINE makes addresses to links, and codes that lead to one. */
const hasWords = ({ type, kind }: Record<string, unknown>): boolean =>
  type === 'text' || type === 'textV2' || kind === 'qr';

/** A document without what is only its own: notes and names hold no links for followers. */
function contentOf({ notes: _notes, name: _name, ...content }: TapestryDocument): unknown {
  return content;
}

/**
 * Puts another address in the place of one, everywhere in a document, and answers where. Changes the document it
 * is given; a text keeps what stands round the link.
 */
export function replaceLink(
  document: TapestryDocument,
  from: string,
  to: string,
  /** Only there; without it everywhere. */
  only?: readonly ProblemPath[],
): ProblemPath[] {
  const wanted = only && new Set(only.map((path) => path.join('/')));
  const places = linksOf(document).filter(
    ({ url, path }) => url === from && (wanted === undefined || wanted.has(path.join('/'))),
  );
  const changed: ProblemPath[] = [];
  for (const { path } of places) {
    const last = path.at(-1);
    const holder = path
      .slice(0, -1)
      .reduce<unknown>(
        (value, step) => (value as Record<string | number, unknown>)[step],
        document,
      ) as Record<string | number, unknown>;
    const before = holder[last as string | number];
    if (typeof before !== 'string') continue;
    const isWhole = typeof last === 'string' && ADDRESSES.has(last);
    const after = isWhole ? to : before.replace(IN_WORDS, (url) => (url === from ? to : url));
    if (after === before) continue;
    holder[last as string | number] = after;
    changed.push(path);
  }
  return changed;
}
