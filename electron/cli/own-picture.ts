import { createHash } from 'node:crypto';
import { open, readFile, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { crc32 } from 'node:zlib';

/*
 * A picture knows what it was drawn from: a text chunk holds a digest of the source's place, seen from the folder it
 * lies in, so that a moved or copied tree still fits and no path of anybody's computer is passed on. What is drawn
 * again takes the place of its own former picture, and of no other.
 */

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const KEYWORD = 'Tapestry source\0';
/** Signature and header chunk, after which other chunks may stand. */
const AFTER_HEADER = 33;

/** Names a source with how it is drawn; `content` stands for a source that has no place. */
export const sourceMark = (
  folder: string,
  source: { path: string } | { content: string },
  how: readonly unknown[],
): string => {
  const what =
    'path' in source ? relative(folder, source.path).split(sep).join('/') : `- ${source.content}`;
  return createHash('sha256')
    .update(JSON.stringify([what, ...how]))
    .digest('hex');
};

/** The picture with its mark; what is no PNG stays as it is. */
export function marked(png: Uint8Array, mark: string): Buffer {
  const bytes = Buffer.from(png);
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return bytes;
  const typed = Buffer.from(`tEXt${KEYWORD}${mark}`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(typed.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([
    bytes.subarray(0, AFTER_HEADER),
    length,
    typed,
    sum,
    bytes.subarray(AFTER_HEADER),
  ]);
}

const isMarked = (bytes: Buffer, mark: string): boolean =>
  bytes.subarray(AFTER_HEADER + 4).indexOf(`tEXt${KEYWORD}${mark}`, 0, 'latin1') === 0;

/**
 * Where the picture goes: `name.png`, or the first number behind it that is free or holds the former picture of the
 * same source. A free place is taken at once, so that two commands at the same time do not meet in it; `give` gives
 * it back where nothing came of it.
 */
export async function placeOfOwn(
  folder: string,
  name: string,
  drawn: Buffer,
  mark: string,
): Promise<{ png: string; give: () => Promise<void> }> {
  for (let number = 1; ; number += 1) {
    const png = join(folder, number === 1 ? `${name}.png` : `${name} ${number}.png`);
    try {
      const file = await open(png, 'wx');
      await file.close();
      return { png, give: () => rm(png, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    // what cannot be read, a folder for instance, is somebody else's
    const there = await readFile(png).catch(() => null);
    if (there && (isMarked(there, mark) || there.equals(drawn)))
      return { png, give: async () => undefined };
  }
}
