import { type DocumentId, documentId, type PageId, pageId, type Sha256 } from '../domain/ids';
import type { Problem } from '../errors/app-error';
import type { DesignMedia } from '../targets/media';
import { assetHashOf, assetUrlOf } from './asset-url';
import type { Wire } from './messages-of';

/*
 * What a message points at and only this workspace has. Before it is sent, each of these addresses gives way to
 * a public one: pictures and films as they are, pages of a design as they are drawn.
 */
export type LocalThing =
  | { kind: 'asset'; hash: Sha256 }
  /** The five widths under one base, the picture of a page, what stands for its video until it plays. */
  | { kind: 'imagemap' | 'picture' | 'poster'; documentId: DocumentId; pageId: PageId };

const DRAWN = /^tapestry:design\/([a-z0-9_]+)\/([a-z0-9_]+)\/(imagemap|picture|poster)$/;

/** What such an address names; null for every other address. */
export function localThingOf(url: string): LocalThing | null {
  const hash = assetHashOf(url);
  if (hash !== null) return { kind: 'asset', hash: hash as Sha256 };
  const drawn = DRAWN.exec(url);
  const design = documentId.safeParse(drawn?.[1]);
  const page = pageId.safeParse(drawn?.[2]);
  if (!drawn || !design.success || !page.success) return null;
  const kind = drawn[3] as 'imagemap' | 'picture' | 'poster';
  return { kind, documentId: design.data, pageId: page.data };
}

/** Addresses of a design's pictures before they are drawn and hosted. */
export function localMedia(design: DocumentId): DesignMedia {
  const drawn = (kind: string) => (page: string) => `tapestry:design/${design}/${page}/${kind}`;
  return {
    baseUrl: drawn('imagemap'),
    pictureUrl: drawn('picture'),
    posterUrl: drawn('poster'),
    assetUrl: assetUrlOf,
  };
}

/** A place in a message where such an address stands: `field` says how large LINE lets it be. */
export interface LocalPlace {
  url: string;
  field: string;
  thing: LocalThing;
}

/** Every such address of messages, each once for each field it stands in. Keeps its own stack: files may be deep. */
export function localPlaces(messages: readonly Wire[]): LocalPlace[] {
  const found = new Map<string, LocalPlace>();
  const waiting: unknown[] = [...messages];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [field, member] of Object.entries(value)) {
      const thing = typeof member === 'string' ? localThingOf(member) : null;
      if (thing) found.set(`${field} ${member}`, { url: member as string, field, thing });
      else if (typeof member === 'object') waiting.push(member);
    }
  }
  return [...found.values()].sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0));
}

/** The same messages with other addresses in the places where these stand. */
export function withAddresses(
  messages: readonly Wire[],
  addressOf: (place: Pick<LocalPlace, 'url' | 'field'>) => string,
): Record<string, unknown>[] {
  const changed = JSON.parse(JSON.stringify(messages)) as Record<string, unknown>[];
  const waiting: unknown[] = [...changed];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    const members = value as Record<string, unknown>;
    for (const [field, member] of Object.entries(members)) {
      if (typeof member === 'string' && localThingOf(member))
        members[field] = addressOf({ url: member, field });
      else if (typeof member === 'object') waiting.push(member);
    }
  }
  return changed;
}

/** Stands for addresses that nobody has yet, so that LINE can be asked about everything else. Never sent. */
export const withExampleAddresses = (messages: readonly Wire[]): Record<string, unknown>[] =>
  withAddresses(messages, ({ url }) => {
    const thing = localThingOf(url);
    if (thing?.kind === 'asset') return `https://media.example/${thing.hash}`;
    return thing === null ? url : `https://media.example/${thing.pageId}/${thing.kind}`;
  });

/** Findings without those that hosting settles: an address of this workspace is no HTTPS yet. */
export const withoutLocal = (problems: readonly Problem[]): Problem[] =>
  problems.filter(
    ({ code, actual }) =>
      code !== 'url.notHttps' || typeof actual !== 'string' || localThingOf(actual) === null,
  );
