/*
 * The patterns that a file carries. The reader of Photoshop files gives their colours without what is clear in them,
 * and none at all behind one that it does not know; so they are read here, and only those that a layer shows.
 */

export interface Tile {
  width: number;
  height: number;
  /** Red, green, blue and alpha, 0–255. */
  data: Uint8ClampedArray;
}

const LARGEST_SIDE = 4_096;
const SECTIONS = new Set(['Patt', 'Pat2', 'Pat3']);
const GREY = 1;
const RGB = 3;

/** Finds patterns by their ids; null for what is not there or is of a kind that is not read. */
export function patternsIn(bytes: Uint8Array): (id: string) => Tile | null {
  let records: Map<string, number> | null = null;
  const known = new Map<string, Tile | null>();
  return (id) => {
    records ??= recordsOf(bytes);
    const at = records.get(id);
    if (at === undefined) return null;
    const before = known.get(id);
    if (before !== undefined) return before;
    const tile = attempted(() => tileAt(bytes, at));
    known.set(id, tile);
    return tile;
  };
}

/** What points outside of the file points nowhere. */
function attempted<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

class Reader {
  private readonly view: DataView;
  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  u8 = () => this.view.getUint8(this.at++);
  u16 = () => {
    this.at += 2;
    return this.view.getUint16(this.at - 2);
  };
  u32 = () => {
    this.at += 4;
    return this.view.getUint32(this.at - 4);
  };
  take(count: number): Uint8Array {
    if (this.at + count > this.bytes.length) throw new RangeError('beyond the file');
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }
}

/** Where each pattern begins. */
function recordsOf(bytes: Uint8Array): Map<string, number> {
  const found = new Map<string, number>();
  for (let at = bytes.indexOf(0x38); at !== -1; at = bytes.indexOf(0x38, at + 1)) {
    const mark = latin(bytes.subarray(at, at + 8));
    if (!/^8B(IM|64)/.test(mark) || !SECTIONS.has(mark.slice(4))) continue;
    const section = new Reader(bytes, at + 8);
    attempted(() => {
      const end = section.u32() + section.at;
      while (section.at + 4 < end) {
        const start = section.at + 4;
        const next = start + Math.ceil(section.u32() / 4) * 4;
        const id = headOf(new Reader(bytes, start)).id;
        if (!found.has(id)) found.set(id, start);
        section.at = next;
      }
      return null;
    });
  }
  return found;
}

/** What stands in front of the pixels; the reader stands behind it afterwards. */
function headOf(reader: Reader): { mode: number; id: string } {
  if (reader.u32() !== 1) throw new RangeError('another version');
  const mode = reader.u32();
  reader.take(4);
  reader.take(2 * reader.u32());
  return { mode, id: latin(reader.take(reader.u8())) };
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

function tileAt(bytes: Uint8Array, start: number): Tile | null {
  const reader = new Reader(bytes, start);
  const { mode } = headOf(reader);
  if ((mode !== RGB && mode !== GREY) || reader.u32() !== 3) return null;
  reader.take(4);
  const [top, left, bottom, right] = [reader.u32(), reader.u32(), reader.u32(), reader.u32()];
  const [width, height] = [right - left, bottom - top];
  if (!(width > 0 && height > 0 && width <= LARGEST_SIDE && height <= LARGEST_SIDE)) return null;
  const tile: Tile = { width, height, data: new Uint8ClampedArray(width * height * 4).fill(255) };
  // the first channels are colours; what is written behind them says what is clear
  const parts = mode === RGB ? [[0], [1], [2], [3]] : [[0, 1, 2], [3]];
  const channels = reader.u32();
  for (let index = 0, written = 0; index < channels + 2 && written < parts.length; index += 1) {
    if (reader.u32() === 0) continue;
    const end = reader.u32() + reader.at;
    const into = parts[written] as number[];
    written += 1;
    if (!put(tile, reader, end, { left, top, into })) return null;
    reader.at = end;
  }
  return tile;
}

/** One channel of a tile; false where it is none of 8 bits. */
function put(
  tile: Tile,
  reader: Reader,
  end: number,
  { left, top, into }: { left: number; top: number; into: readonly number[] },
): boolean {
  const depth = reader.u32();
  const [y, x, bottom, right] = [reader.u32(), reader.u32(), reader.u32(), reader.u32()];
  const [width, height] = [right - x, bottom - y];
  if (reader.u16() !== 8 || depth !== 8) return false;
  if (!(width > 0 && height > 0 && width <= LARGEST_SIDE && height <= LARGEST_SIDE)) return false;
  const packed = reader.u8();
  if (packed > 1) return false;
  const values = packed === 0 ? reader.take(width * height) : unpacked(reader, width, height, end);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [placeX, placeY] = [column + x - left, row + y - top];
      if (placeX < 0 || placeY < 0 || placeX >= tile.width || placeY >= tile.height) continue;
      for (const part of into)
        tile.data[(placeY * tile.width + placeX) * 4 + part] = values[row * width + column] ?? 0;
    }
  }
  return true;
}

/** Runs of a byte and runs of different ones, row by row; the lengths of all rows stand in front. */
function unpacked(reader: Reader, width: number, height: number, end: number): Uint8Array {
  reader.take(2 * height);
  const made = new Uint8Array(width * height);
  let at = 0;
  while (at < made.length && reader.at < end) {
    const sign = reader.u8();
    if (sign < 128) {
      const run = reader.take(sign + 1);
      made.set(run.subarray(0, made.length - at), at);
      at += run.length;
    } else if (sign > 128) {
      made.fill(reader.u8(), at, at + 257 - sign);
      at += 257 - sign;
    }
  }
  return made;
}
