import { IdSet } from './id-set';
import { columnOf, faultOf, type IdFault, isUserId, splitCells } from './read-line';

export interface AudienceProblem {
  /** From 1. */
  line: number;
  value: string;
  code: IdFault | 'audience.duplicate';
}

export interface AudienceCounts {
  /** Well-formed user ids, repeated ones included. */
  ids: number;
  unique: number;
  duplicates: number;
  malformed: number;
  firstProblems: AudienceProblem[];
}

const encoder = new TextEncoder();
const LF = 10;
const CR = 13;
const U = 0x55;
const ID_LENGTH = 33;
/** A line that is longer is no user id, and nobody wants to hold it in memory. */
const LONGEST_LINE = 64 * 1024;
/** A quote that is open for longer was never meant as one. */
const LONGEST_CELL_LINES = 50;
const SHOWN_PROBLEMS = 20;
const SHOWN_CHARACTERS = 60;

/** Value of a lower-case hex digit by its byte; 255 for anything else. */
const NIBBLE = new Uint8Array(256).fill(255);
for (let value = 0; value < 16; value += 1) NIBBLE[value.toString(16).charCodeAt(0)] = value;

/**
 * Counts the user ids of a TXT or CSV file, fed in pieces of bytes. Lines end with LF, CRLF or CR. A line
 * that is exactly one id, as nearly all are, never becomes a string.
 */
export class AudienceScanner {
  readonly counts: AudienceCounts = {
    ids: 0,
    unique: 0,
    duplicates: 0,
    malformed: 0,
    firstProblems: [],
  };
  private readonly seen: IdSet;
  private readonly decoder = new TextDecoder();
  private line = 0;
  private column: number | null = null;
  private isSkippingLong = false;
  /** Lines of a record whose quote is still open, and where it began. */
  private open: { at: number; lines: string[] } | null = null;
  /** A first line of several cells of which none is or names an id: the next one tells the column. */
  private undecided: string[] | null = null;
  private hasHeader = false;
  private lastWasCr = false;

  /** `onUnique` gets the 33 bytes of every id that was not there before; copy them. */
  constructor(
    expectedIds: number,
    private readonly onUnique?: (bytes: Uint8Array) => void,
    private readonly shownProblems = SHOWN_PROBLEMS,
  ) {
    this.seen = new IdSet(expectedIds);
  }

  /** Takes whole lines out of `bytes[0, length)`; answers how many bytes at the end belong to a cut line. */
  take(bytes: Uint8Array, length: number): number {
    let at = 0;
    while (at < length) {
      // the common case first: an id and its line end are all here
      const end = at + ID_LENGTH;
      if (
        bytes[at] === U &&
        end < length &&
        (bytes[end] === LF || bytes[end] === CR) &&
        !this.isSkippingLong &&
        this.open === null
      ) {
        // a file that begins with an id has no header and one column
        if (this.column === null && this.line === 0) this.column = 0;
        if (this.column === 0 && this.takeId(bytes, at, this.line + 1)) {
          this.line += 1;
          this.lastWasCr = bytes[end] === CR;
          at = end + 1;
          continue;
        }
      }
      const stop = lineEnd(bytes, at, length);
      if (stop < 0) return this.keepRest(bytes, at, length);
      const isSecondHalf = stop === at && bytes[stop] === LF && this.lastWasCr;
      this.lastWasCr = bytes[stop] === CR;
      if (!isSecondHalf) this.takeLine(bytes, at, stop);
      at = stop + 1;
    }
    return 0;
  }

  /** The file is over; `bytes` is a last line without an end. */
  finish(bytes: Uint8Array): void {
    if (bytes.length > 0 || this.isSkippingLong) this.takeLine(bytes, 0, bytes.length);
    this.giveUpQuote();
    this.decide(null);
  }

  private keepRest(bytes: Uint8Array, from: number, length: number): number {
    const rest = length - from;
    if (rest <= LONGEST_LINE && !this.isSkippingLong) return rest;
    if (!this.isSkippingLong) {
      this.isSkippingLong = true;
      this.note(
        this.line + 1,
        bytes.subarray(from, from + SHOWN_CHARACTERS),
        'audience.wrongLength',
      );
    }
    return 0;
  }

  private takeLine(bytes: Uint8Array, from: number, to: number): void {
    this.line += 1;
    if (this.isSkippingLong) {
      // counted when it became too long
      this.isSkippingLong = false;
      return;
    }
    const isPlain = this.open === null && this.column === 0 && to - from === ID_LENGTH;
    if (isPlain && this.takeId(bytes, from, this.line)) return;
    const text = this.decoder.decode(bytes.subarray(from, to));
    this.takeText(this.line === 1 ? text.replace(/^\uFEFF/, '') : text);
  }

  /** A line may be part of a record: a quoted cell may hold line ends. */
  private takeText(text: string): void {
    const open = this.open ?? { at: this.line, lines: [] };
    open.lines.push(text);
    const whole = open.lines.join('\n');
    if (!splitCells(whole).isOpen) {
      this.open = null;
      this.takeRecord(whole, open.at);
      return;
    }
    this.open = open;
    if (open.lines.length > LONGEST_CELL_LINES) this.giveUpQuote();
  }

  /** A quote that nothing closes is a slip of one line; the lines after it are lines of their own. */
  private giveUpQuote(): void {
    const { open } = this;
    this.open = null;
    open?.lines.forEach((text, index) => {
      this.takeRecord(text, open.at + index);
    });
  }

  private takeRecord(text: string, line: number): void {
    if (text.trim() === '') return;
    // a tab before the first column is a blank, one before the second is an empty cell
    const isFirst = this.column === 0 || this.column === null;
    const { cells } = splitCells(isFirst ? text.trim() : text);
    if (this.undecided !== null) this.decide(cells);
    if (this.column === null) {
      const { column, isHeader } = columnOf(cells);
      if (!isHeader && cells.length > 1 && !cells.some(isUserId)) {
        this.undecided = cells;
        return;
      }
      this.column = column;
      this.hasHeader = isHeader;
      if (isHeader) return;
    }
    // nothing but ids beside each other is a list that was never broken into lines
    if (cells.length > 1 && cells.every((cell) => cell === '' || isUserId(cell))) {
      const ids = cells.filter((cell) => cell !== '');
      if (ids.length > 1 && !this.hasHeader) {
        for (const id of ids) this.takeId(encoder.encode(id), 0, line);
        return;
      }
    }
    const id = cells[this.column] ?? '';
    const fault = faultOf(id);
    if (fault !== null) this.note(line, id, fault);
    else this.takeId(encoder.encode(id), 0, line);
  }

  /** The second line is here, or there is none: whether the first one held names, and where the ids stand. */
  private decide(next: string[] | null): void {
    const first = this.undecided;
    if (first === null) return;
    this.undecided = null;
    const column = next?.findIndex(isUserId) ?? -1;
    this.column = Math.max(0, column);
    this.hasHeader = column >= 0;
    if (this.hasHeader) return;
    const id = first[0] ?? '';
    this.note(1, id, faultOf(id) ?? 'audience.wrongLength');
  }

  /** False when the bytes are no id; nothing is counted then. */
  private takeId(bytes: Uint8Array, at: number, line: number): boolean {
    if (bytes[at] !== U) return false;
    const a = idWord(bytes, at + 1);
    const b = idWord(bytes, at + 9);
    const c = idWord(bytes, at + 17);
    const d = idWord(bytes, at + 25);
    if (a === null || b === null || c === null || d === null) return false;
    const { counts } = this;
    counts.ids += 1;
    if (this.seen.add(a, b, c, d)) {
      counts.unique += 1;
      this.onUnique?.(bytes.subarray(at, at + ID_LENGTH));
    } else {
      counts.duplicates += 1;
      if (counts.firstProblems.length < this.shownProblems)
        this.show(line, bytes.subarray(at, at + ID_LENGTH), 'audience.duplicate');
    }
    return true;
  }

  private note(line: number, value: string | Uint8Array, code: IdFault): void {
    this.counts.malformed += 1;
    if (this.counts.firstProblems.length < this.shownProblems) this.show(line, value, code);
  }

  private show(line: number, value: string | Uint8Array, code: AudienceProblem['code']): void {
    const text = typeof value === 'string' ? value : this.decoder.decode(value);
    this.counts.firstProblems.push({ line, value: text.slice(0, SHOWN_CHARACTERS), code });
  }
}

function lineEnd(bytes: Uint8Array, from: number, length: number): number {
  for (let at = from; at < length; at += 1) if (bytes[at] === LF || bytes[at] === CR) return at;
  return -1;
}

/** Eight hex digits as a signed 32-bit number; null when one is none. */
export function idWord(bytes: Uint8Array, at: number): number | null {
  let value = 0;
  let faults = 0;
  for (let index = 0; index < 8; index += 1) {
    const nibble = NIBBLE[bytes[at + index] ?? 0] ?? 255;
    faults |= nibble & 0xf0;
    value = (value << 4) | (nibble & 15);
  }
  return faults === 0 ? value : null;
}
