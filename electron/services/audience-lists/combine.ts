import { join } from 'node:path';
import type { Sha256 } from '#shared/domain/ids';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { seededNumbers } from '#shared/sample/seeded';
import { IdSet } from '../audience/id-set';
import { idWord } from '../audience/scan';
import { cancelled, listGone } from './list-errors';
import { LINE_BYTES, ListWriter, readList } from './list-file';

export interface StoredList {
  list: Sha256;
  count: number;
}

export type Combination =
  | { how: 'union' | 'intersect' | 'minus' }
  /** So many at random; the same seed draws the same people. */
  | { how: 'sample'; size: number; seed: number }
  /** Into so many lists of the same size, give or take one. */
  | { how: 'split'; parts: number; seed: number };

interface Work {
  folder: string;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/**
 * Makes lists out of lists, id by id: only the ids of the lists that are asked "is it in there?" are held, 17 bytes
 * each. Whatever stops it leaves no list behind.
 */
export async function combineLists(
  lists: readonly StoredList[],
  how: Combination,
  work: Work,
): Promise<Result<StoredList[]>> {
  const total = lists.reduce((sum, { count }) => sum + count, 0);
  let done = 0;
  const read = (list: StoredList, each: (bytes: Uint8Array, at: number) => void) =>
    readList(join(work.folder, `${list.list}.ids`), each, {
      ...(work.signal ? { signal: work.signal } : {}),
      onLines(lines) {
        done += lines;
        work.onProgress?.(Math.min(done, total), total);
      },
    });
  const writers: ListWriter[] = [];
  const writer = () => {
    const made = new ListWriter(work.folder);
    writers.push(made);
    return made;
  };
  try {
    const isWhole =
      how.how === 'sample' || how.how === 'split'
        ? await draw(lists, how, read, writer)
        : await joinLists(lists, how.how, read, writer());
    if (!isWhole) {
      for (const made of writers) made.drop();
      return fail(cancelled());
    }
    return ok(writers.map((made) => made.finish()));
  } catch (error) {
    for (const made of writers) made.drop();
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return fail(listGone());
    throw error;
  }
}

type Read = (list: StoredList, each: (bytes: Uint8Array, at: number) => void) => Promise<boolean>;

async function joinLists(
  lists: readonly StoredList[],
  how: 'union' | 'intersect' | 'minus',
  read: Read,
  out: ListWriter,
): Promise<boolean> {
  const [first, ...others] = lists;
  if (!first) return true;
  if (how === 'union') {
    const seen = new IdSet(Math.max(...lists.map(({ count }) => count)));
    for (const list of lists) {
      const isWhole = await read(list, (bytes, at) => {
        if (seen.add(...words(bytes, at))) out.put(bytes.subarray(at, at + LINE_BYTES));
      });
      if (!isWhole) return false;
    }
    return true;
  }
  const sets: IdSet[] = [];
  for (const list of others) {
    const set = new IdSet(list.count);
    if (!(await read(list, (bytes, at) => void set.add(...words(bytes, at))))) return false;
    sets.push(set);
  }
  return read(first, (bytes, at) => {
    const id = words(bytes, at);
    const isKept =
      how === 'intersect'
        ? sets.every((set) => set.has(...id))
        : !sets.some((set) => set.has(...id));
    if (isKept) out.put(bytes.subarray(at, at + LINE_BYTES));
  });
}

/** Each id goes where chance puts it among the places that are left, so that every part has its exact size. */
async function draw(
  lists: readonly StoredList[],
  how: Extract<Combination, { how: 'sample' | 'split' }>,
  read: Read,
  writer: () => ListWriter,
): Promise<boolean> {
  const [list] = lists;
  if (!list) return true;
  const { count } = list;
  const room =
    how.how === 'sample'
      ? [Math.min(how.size, count)]
      : Array.from(
          { length: how.parts },
          (_, part) =>
            Math.floor(((part + 1) * count) / how.parts) - Math.floor((part * count) / how.parts),
        );
  const outs = room.map(() => writer());
  const random = seededNumbers(how.seed);
  let left = count;
  return read(list, (bytes, at) => {
    let place = Math.floor(random() * left);
    left -= 1;
    const part = room.findIndex((free) => {
      if (place < free) return true;
      place -= free;
      return false;
    });
    // beyond every part: one of those that a sample leaves out
    if (part < 0) return;
    room[part] = (room[part] as number) - 1;
    outs[part]?.put(bytes.subarray(at, at + LINE_BYTES));
  });
}

const words = (bytes: Uint8Array, at: number): [number, number, number, number] => [
  idWord(bytes, at + 1) ?? 0,
  idWord(bytes, at + 9) ?? 0,
  idWord(bytes, at + 17) ?? 0,
  idWord(bytes, at + 25) ?? 0,
];
