import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { writeError } from '../../store/durable-write';
import { openPipe } from '../../store/open-pipe';
import { orClosed } from '../../store/or-closed';
import { type AudienceCounts, AudienceScanner } from './scan';

export interface AudienceReport extends AudienceCounts {
  bytes: number;
  seconds: number;
  peakRssBytes: number;
}

const CHUNK = 1024 * 1024;
const REST = 128 * 1024;
const LINE_BYTES = 34;
/** More places than this are made only when the ids really come. */
const MOST_EXPECTED = 4_000_000;

/** Where bytes come from: a file, or standard input, which may be a socket and is never opened by its path. */
interface Source {
  size: number;
  read(buffer: Buffer, at: number, length: number): Promise<number>;
  close(): Promise<void>;
}

async function sourceOf(path: string, signal: AbortSignal | undefined): Promise<Source> {
  if (path === '-') return streamed(process.stdin, signal);
  if ((await stat(path)).isFIFO()) return streamed(openPipe(path), signal);
  const file = await open(path, 'r');
  const { size } = await orClosed(file, () => file.stat());
  return {
    size,
    read: async (buffer, at, length) => (await file.read(buffer, at, length, null)).bytesRead,
    close: () => file.close(),
  };
}

/** What comes when it comes: only a stream can be given up while nothing does. */
function streamed(stream: Readable, signal: AbortSignal | undefined): Source {
  const stop = () => void stream.destroy();
  signal?.addEventListener('abort', stop, { once: true });
  const pieces = stream[Symbol.asyncIterator]();
  let piece: Buffer = Buffer.alloc(0);
  return {
    size: 0,
    async read(buffer, at, length) {
      while (piece.length === 0) {
        const next = await pieces.next();
        if (next.done) return 0;
        piece = next.value as Buffer;
      }
      const taken = piece.copy(buffer, at, 0, length);
      piece = piece.subarray(taken);
      return taken;
    },
    async close() {
      signal?.removeEventListener('abort', stop);
      stop();
    },
  };
}

/** Streams a file of user ids, `-` being standard input; memory stays the same however long its lines are. */
export async function checkAudienceFile(
  path: string,
  options: { signal?: AbortSignal; onUnique?: (bytes: Uint8Array) => void } = {},
): Promise<Result<AudienceReport>> {
  const startedAt = performance.now();
  try {
    const file = await sourceOf(path, options.signal);
    try {
      const scanner = new AudienceScanner(
        Math.min(MOST_EXPECTED, Math.ceil(file.size / LINE_BYTES)),
        options.onUnique,
      );
      const bytes = await scan(file, scanner, options.signal);
      if (bytes === null) return fail(CANCELLED);
      if (bytes === 'utf16')
        return fail(
          appError('audience.utf16', 'This file is UTF-16. Save it as UTF-8 and try again.'),
        );
      return ok({
        ...scanner.counts,
        bytes,
        seconds: Math.round(performance.now() - startedAt) / 1000,
        peakRssBytes: process.resourceUsage().maxRSS * 1024,
      });
    } finally {
      await file.close();
    }
  } catch (error) {
    return fail(options.signal?.aborted ? CANCELLED : unreadable(error));
  }
}

const CANCELLED = appError('audience.cancelled', 'Stopped; nothing was written.');

async function scan(
  file: Source,
  scanner: AudienceScanner,
  signal: AbortSignal | undefined,
): Promise<number | null | 'utf16'> {
  const buffer = Buffer.allocUnsafe(CHUNK + REST);
  let total = 0;
  let rest = 0;
  for (;;) {
    if (signal?.aborted) return null;
    const bytesRead = await file.read(buffer, rest, CHUNK);
    if (bytesRead === 0) break;
    const isUtf16 =
      buffer[0] === 0xff ? buffer[1] === 0xfe : buffer[0] === 0xfe && buffer[1] === 0xff;
    if (total === 0 && isUtf16) return 'utf16';
    total += bytesRead;
    const length = rest + bytesRead;
    rest = scanner.take(buffer, length);
    if (rest > 0) buffer.copyWithin(0, length - rest, length);
  }
  scanner.finish(buffer.subarray(0, rest));
  return total;
}

/** Writes every id once, in the order of the file; the report is of what was written. */
export async function fixAudienceFile(
  path: string,
  out: string,
  signal?: AbortSignal,
): Promise<Result<AudienceReport>> {
  // a device or a pipe is written to as it is: nothing may take its place
  const isThing =
    out.startsWith('/dev/') || statSync(out, { throwIfNoEntry: false })?.isFile() === false;
  const temporary = isThing ? out : `${out}.${process.pid}.tmp`;
  const pending = Buffer.allocUnsafe(CHUNK);
  let filled = 0;
  let file: number | null = null;
  try {
    const target = openSync(temporary, 'w');
    file = target;
    const flush = () => {
      for (let at = 0; at < filled; ) at += writeSync(target, pending, at, filled - at);
      filled = 0;
    };
    const read = await checkAudienceFile(path, {
      ...(signal ? { signal } : {}),
      onUnique(bytes) {
        if (filled + LINE_BYTES > CHUNK) flush();
        pending.set(bytes, filled);
        pending[filled + bytes.length] = 10;
        filled += LINE_BYTES;
      },
    });
    if (!read.ok) return read;
    flush();
    if (isThing) return ok(whatWasWritten(read.value));
    fsyncSync(target);
    renameSync(temporary, out);
  } catch (error) {
    return fail(writeError(error, out));
  } finally {
    if (file !== null) closeSync(file);
    if (!isThing) rmSync(temporary, { force: true });
  }
  return checkAudienceFile(out);
}

/** What went into a pipe cannot be read back; every id went once. */
const whatWasWritten = ({ unique, seconds, peakRssBytes }: AudienceReport): AudienceReport => ({
  ids: unique,
  unique,
  duplicates: 0,
  malformed: 0,
  firstProblems: [],
  bytes: unique * LINE_BYTES,
  seconds,
  peakRssBytes,
});

const unreadable = (error: unknown) => {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return appError('audience.unreadable', `The file cannot be read: ${reason}.`, {
    details: { reason },
  });
};
