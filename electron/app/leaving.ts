import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/*
 * A studio that is closing has no window any more and still holds what only one may have. Whoever starts the next one
 * at that moment must not be told that there is one already: they would look at an empty screen. So whoever closes
 * leaves a note, and the next start waits for its process to end.
 */

/** Longer than a studio may take to end once its window is gone, see `END_MS` in `studio.ts`. */
const WAIT_MS = 15_000;
const STEP_MS = 100;

const note = z.object({ pid: z.int().positive() });
const noteIn = (userData: string) => join(userData, 'leaving.json');

/** From here on there is no way back: the window goes, and what is opened is for the next studio. */
export function noteLeaving(userData: string): void {
  try {
    writeFileSync(noteIn(userData), JSON.stringify({ pid: process.pid }), { mode: 0o600 });
  } catch {
    // a full disk keeps nobody from closing
  }
}

/** The process that is closing; null when none is, whatever an earlier one left behind. */
export function leavingIn(userData: string): number | null {
  try {
    const { pid } = note.parse(JSON.parse(readFileSync(noteIn(userData), 'utf8')));
    return isRunning(pid) ? pid : null;
  } catch {
    return null;
  }
}

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};

/** For the studio that runs now: numbers of processes come again. */
export function forgetLeaving(userData: string): void {
  try {
    rmSync(noteIn(userData), { force: true });
  } catch {
    // it names a process that is gone
  }
}

export interface TurnPorts {
  /** Asks for the place that only one may have; whoever has it hears what this start was asked to open. */
  take(): boolean;
  leaving(): number | null;
  now(): number;
  sleep(ms: number): void;
}

/**
 * Whether this start is the studio (`ours`), has been heard by the one that runs (`told`), or has waited in vain for
 * one that closes. The note is read before and after asking, because whoever closes hears nothing any more.
 */
export function takeTurn(
  ports: TurnPorts,
): { turn: 'ours' | 'told' } | { turn: 'stuck'; pid: number } {
  const deadline = ports.now() + WAIT_MS;
  for (;;) {
    const before = ports.leaving();
    if (ports.take()) return { turn: 'ours' };
    const pid = ports.leaving() ?? before;
    if (pid === null) return { turn: 'told' };
    if (ports.now() >= deadline) return { turn: 'stuck', pid };
    ports.sleep(STEP_MS);
  }
}

/**
 * Waits without letting anything else run: Chromium opens the folder of its profile once this process is ready, and
 * the one that closes has it still.
 */
export function waitForTurn(userData: string, take: () => boolean): ReturnType<typeof takeTurn> {
  const nobody = new Int32Array(new SharedArrayBuffer(4));
  const turn = takeTurn({
    take,
    leaving: () => leavingIn(userData),
    now: () => performance.now(),
    sleep: (ms) => void Atomics.wait(nobody, 0, 0, ms),
  });
  if (turn.turn === 'ours') forgetLeaving(userData);
  return turn;
}
