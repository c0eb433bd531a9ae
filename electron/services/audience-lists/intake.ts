import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { AudienceScanner } from '../audience/scan';
import type { StoredList } from './combine';
import { cancelled, utf16 } from './list-errors';
import { LINE_BYTES, ListWriter } from './list-file';

/** So many wrong lines are shown with their numbers; all are counted. */
const SHOWN_PROBLEMS = 1_000;
/** Longer lines than this are counted as wrong and skipped by the scanner. */
const LONGEST_REST = 128 * 1024;
const MOST_EXPECTED = 4_000_000;

/** A file of user ids that arrives piece by piece: counted, and its clean ids written to a list beside. */
export class Intake {
  private readonly scanner: AudienceScanner;
  private readonly writer: ListWriter;
  private rest: Buffer = Buffer.alloc(0);
  private bytes = 0;
  private isOver = false;
  /** The finished list that nobody has kept yet, when no other list is the same. */
  private loose: string | null = null;

  constructor(
    private readonly folder: string,
    readonly fileName: string,
    readonly size: number,
  ) {
    const writer = new ListWriter(folder);
    this.writer = writer;
    this.scanner = new AudienceScanner(
      Math.min(MOST_EXPECTED, Math.ceil(size / LINE_BYTES)),
      (id) => writer.put(id),
      SHOWN_PROBLEMS,
    );
  }

  get counts() {
    return this.scanner.counts;
  }

  /** Bytes that were taken in so far. */
  take(piece: Uint8Array): Result<number> {
    if (this.isOver) return fail(cancelled());
    if (this.bytes === 0 && isUtf16(piece)) {
      this.drop();
      return fail(utf16());
    }
    this.bytes += piece.byteLength;
    const whole = Buffer.concat([this.rest, piece]);
    const left = this.scanner.take(whole, whole.length);
    this.rest = Buffer.from(whole.subarray(whole.length - Math.min(left, LONGEST_REST)));
    return ok(this.bytes);
  }

  /** The clean list is on the disk; it belongs to nobody yet. */
  finish(): StoredList {
    this.scanner.finish(this.rest);
    this.isOver = true;
    const { list, count, isNew } = this.writer.finish();
    if (isNew) this.loose = join(this.folder, `${list}.ids`);
    return { list, count };
  }

  /** The list belongs to a document now. */
  keep(): void {
    this.loose = null;
  }

  /** Nobody wants it: no ids of people stay behind. */
  drop(): void {
    if (this.loose !== null) rmSync(this.loose, { force: true });
    this.loose = null;
    if (this.isOver) return;
    this.isOver = true;
    this.writer.drop();
  }
}

function isUtf16(piece: Uint8Array): boolean {
  const [first, second] = piece;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
