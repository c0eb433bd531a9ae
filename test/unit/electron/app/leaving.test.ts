import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetLeaving, leavingIn, noteLeaving, takeTurn } from '#electron/app/leaving';
import { stillClosing } from '#electron/app/still-closing';

/** A start that looks at the studio before it: what it reads and hears, one look after the other. */
function start(looks: { leaving: (number | null)[]; takes: boolean[] }) {
  let at = 0;
  const slept: number[] = [];
  const leaving = [...looks.leaving];
  const takes = [...looks.takes];
  const turn = takeTurn({
    take: () => takes.shift() ?? false,
    leaving: () => (leaving.length > 1 ? leaving.shift() : leaving[0]) ?? null,
    now: () => at,
    sleep(ms) {
      slept.push(ms);
      at += ms;
    },
  });
  return { turn, waitedMs: at, asked: looks.takes.length - takes.length };
}

describe('a start', () => {
  it('is the studio where there is none, whatever an earlier one left behind', () => {
    expect(start({ leaving: [null], takes: [true] }).turn).toEqual({ turn: 'ours' });
    expect(start({ leaving: [7], takes: [true] })).toMatchObject({ waitedMs: 0 });
  });
  it('is over at once when the studio that runs has been told', () => {
    const told = start({ leaving: [null], takes: [false] });
    expect(told).toMatchObject({ turn: { turn: 'told' }, waitedMs: 0 });
  });
  it('waits for the studio that closes and takes its place', () => {
    const waited = start({ leaving: [7], takes: [false, false, false, true] });
    expect(waited).toMatchObject({ turn: { turn: 'ours' }, asked: 4 });
  });
  it('asks again when the studio began to close while it was asked, or was gone after it', () => {
    expect(start({ leaving: [null, 7, 7], takes: [false, true] }).turn).toEqual({ turn: 'ours' });
    expect(start({ leaving: [7, null], takes: [false, true] }).turn).toEqual({ turn: 'ours' });
  });
  it('hands over to another start that was quicker', () => {
    expect(start({ leaving: [7, 7, null], takes: [false, false, false] }).turn).toEqual({
      turn: 'told',
    });
  });
  it('waits a bounded time and says which process does not end, in each language', () => {
    const stuck = start({ leaving: [7], takes: [] });
    expect(stuck).toMatchObject({ turn: { turn: 'stuck', pid: 7 }, waitedMs: 15_000 });
    const said = (['en', 'zh-TW', 'ja'] as const).map((locale) => stillClosing(19265, locale, []));
    expect(new Set(said).size).toBe(3);
    for (const words of said) expect(words).toContain('19265');
    expect(stillClosing(19265, 'system', ['ja-JP'])).toBe(said[2]);
  });
});

describe('the note of a studio that closes', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tapestry-leaving-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('names its process until the next studio runs', () => {
    expect(leavingIn(folder)).toBe(null);
    noteLeaving(folder);
    expect(leavingIn(folder)).toBe(process.pid);
    forgetLeaving(folder);
    expect(leavingIn(folder)).toBe(null);
  });
  it('means nothing once the process is gone, when it cannot be read or written', () => {
    for (const note of ['', '{', 'null', '[]', '{"pid":"7"}', '{"pid":2147483646}']) {
      writeFileSync(join(folder, 'leaving.json'), note);
      expect(leavingIn(folder), note).toBe(null);
    }
    expect(() => noteLeaving(join(folder, 'gone'))).not.toThrow();
  });
});
