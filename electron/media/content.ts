import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

/** A film stays on the disk while it travels: two hundred megabytes are nothing to hold in memory. */
export interface FileOnDisk {
  path: string;
  size: number;
}
export type Content = Uint8Array | FileOnDisk;

export const sizeOf = (content: Content): number =>
  content instanceof Uint8Array ? content.byteLength : content.size;

/** The members of a `fetch` that sends it; each call begins to read anew. */
export function bodyOf(content: Content): RequestInit {
  if (content instanceof Uint8Array) return { body: content as Uint8Array<ArrayBuffer> };
  const body: unknown = Readable.toWeb(createReadStream(content.path));
  return { body, duplex: 'half' } as RequestInit;
}

/** A stream does not say how long it is, and no bucket takes one that does not. */
export const lengthOf = (content: Content): Record<string, string> =>
  content instanceof Uint8Array ? {} : { 'content-length': String(content.size) };
