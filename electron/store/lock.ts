import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const lockShape = z.object({ pid: z.number(), host: z.string(), startedAt: z.string() });
/** Far longer than any process takes between making its note and writing it. */
const UNWRITTEN_MS = 10_000;

export type LockHolder = z.infer<typeof lockShape>;

export type LockResult =
  | { held: true; release(): void }
  /** Another Tapestry has it; `holder` is null when its note cannot be read. */
  | { held: false; holder: LockHolder | null };

/**
 * One Tapestry per workspace. The note is created exclusively; one whose process is gone is stale and taken
 * over. A note of another computer (network folder) is never judged stale: we cannot see its processes.
 */
export function takeLock(folder: string, now: () => Date = () => new Date()): LockResult {
  const file = join(folder, 'lock.json');
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      const note: LockHolder = {
        pid: process.pid,
        host: hostname(),
        startedAt: now().toISOString(),
      };
      writeSync(handle, `${JSON.stringify(note)}\n`);
      fsyncSync(handle);
      closeSync(handle);
      return {
        held: true,
        release() {
          // only our own note: after a takeover by mistake the other one's must stay
          if (readNote(file)?.pid === process.pid) rmSync(file, { force: true });
        },
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readNote(file);
    const isOver = holder === null ? isAbandoned(file) : isStale(holder);
    if (!isOver) return { held: false, holder };
    removeStale(file, holder);
  }
  return { held: false, holder: readNote(file) };
}

/**
 * Removes the note that was judged stale, and no other: between the look and the removal another process may
 * have removed it too and made its own. So it is moved away first, looked at again, and put back if it is new.
 */
function removeStale(file: string, judged: LockHolder | null): void {
  const aside = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    renameSync(file, aside);
  } catch {
    // somebody else was quicker
    return;
  }
  const moved = readNote(aside);
  if (moved !== null && (moved.pid !== judged?.pid || moved.startedAt !== judged.startedAt)) {
    try {
      linkSync(aside, file);
    } catch {
      // a third one has made its note meanwhile and holds the lock
    }
  }
  rmSync(aside, { force: true });
}

function readNote(file: string): LockHolder | null {
  try {
    return lockShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** A note is written in the moment it is made; one that stayed empty is what a crash left in between. */
function isAbandoned(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs > UNWRITTEN_MS;
  } catch {
    // gone meanwhile: the next attempt finds out
    return true;
  }
}

function isStale({ pid, host }: LockHolder): boolean {
  if (host !== hostname()) return false;
  // a note of our own process can only be one that an earlier process with the same number left behind
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
