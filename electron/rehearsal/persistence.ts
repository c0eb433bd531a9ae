import {
  appendFileSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type SendLog, type SendLogLine, sendLogLine } from './sending/send-record';
import { type PlatformState, platformState } from './state';

const FORMAT = 1;
const stored = z.object({
  format: z.literal(FORMAT),
  seed: z.number(),
  followers: z.number(),
  state: platformState,
});
export type StoredPlatform = Omit<z.infer<typeof stored>, 'format'>;

/** Where bytes lie, by SHA-256. */
export interface BlobShelf {
  put(sha256: string, bytes: Uint8Array): void;
  get(sha256: string): Uint8Array | null;
}

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

/** Pictures of the practice account, or lists of its followers, as files named by hash. */
export function blobFolder(folder: string, name: 'images' | 'lists'): BlobShelf {
  const at = (sha256: string) => join(folder, name, sha256);
  return {
    put(sha256, bytes) {
      mkdirSync(join(folder, name), { recursive: true });
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

export function blobMemory(): BlobShelf {
  const blobs = new Map<string, Uint8Array>();
  return {
    put: (sha256, bytes) => void blobs.set(sha256, bytes),
    get: (sha256) => blobs.get(sha256) ?? null,
  };
}

/** Accepted sends as lines of one file, each on the disk before the call is answered. */
export function sendLogFile(folder: string): SendLog {
  const file = join(folder, 'sends.jsonl');
  return {
    append(line) {
      mkdirSync(folder, { recursive: true });
      const descriptor = openSync(file, 'a', 0o600);
      try {
        writeSync(descriptor, `${JSON.stringify(line)}\n`);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    },
    load() {
      let text: string;
      try {
        text = readFileSync(file, 'utf8');
      } catch {
        return [];
      }
      // The last line may be torn: that send was never answered. The next one begins a line of its own.
      if (text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n');
      return text.split('\n').flatMap((line): SendLogLine[] => {
        if (line === '') return [];
        try {
          const read = sendLogLine.safeParse(JSON.parse(line));
          return read.success ? [read.data] : [];
        } catch {
          return [];
        }
      });
    },
    clear() {
      rmSync(file, { force: true });
    },
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
