import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ImageShelf } from './platform';
import { type PlatformState, platformState } from './state';

const FORMAT = 1;
const stored = z.object({
  format: z.literal(FORMAT),
  seed: z.number(),
  followers: z.number(),
  state: platformState,
});
export type StoredPlatform = Omit<z.infer<typeof stored>, 'format'>;

/** Whole file or none: the old one stands until the new one is on the disk. */
function writeWhole(file: string, bytes: Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`;
  const descriptor = openSync(temporary, 'w', 0o600);
  try {
    writeSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
}

const SHA256 = /^[0-9a-f]{64}$/;

/** Pictures of the practice account as files named by hash. */
export function imageFolder(folder: string): ImageShelf {
  const at = (sha256: string) => join(folder, 'images', sha256);
  return {
    put(sha256, bytes) {
      mkdirSync(join(folder, 'images'), { recursive: true });
      writeWhole(at(sha256), bytes);
    },
    get(sha256) {
      if (!SHA256.test(sha256)) return null;
      try {
        return new Uint8Array(readFileSync(at(sha256)));
      } catch {
        return null;
      }
    },
  };
}

export function imageMemory(): ImageShelf {
  const images = new Map<string, Uint8Array>();
  return {
    put: (sha256, bytes) => void images.set(sha256, bytes),
    get: (sha256) => images.get(sha256) ?? null,
  };
}

const stateFile = (folder: string) => join(folder, 'state.json');

/** Null when there is none, or when it cannot be read: then it is set aside and practice begins anew. */
export function loadPlatform(folder: string): StoredPlatform | null {
  let text: string;
  try {
    text = readFileSync(stateFile(folder), 'utf8');
  } catch {
    return null;
  }
  try {
    return stored.parse(JSON.parse(text));
  } catch {
    renameSync(stateFile(folder), join(folder, `state.unreadable-${process.pid}.json`));
    return null;
  }
}

export function savePlatform(
  folder: string,
  { seed, followers, state }: { seed: number; followers: number; state: PlatformState },
): void {
  mkdirSync(folder, { recursive: true });
  const text = `${JSON.stringify({ format: FORMAT, seed, followers, state }, null, 1)}\n`;
  writeWhole(stateFile(folder), new TextEncoder().encode(text));
}
