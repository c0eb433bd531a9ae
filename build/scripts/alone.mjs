// One at a time among all processes of this computer: two builds would empty each other's folders.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Nothing here takes so long: the number in the note may be another process's by now. */
const FORGOTTEN_MS = 10 * 60_000;

/**
 * Runs the task once nobody else runs one under the same note.
 * @template T
 * @param {string} note path of a file that says who is at it
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function alone(note, task) {
  for (;;) {
    try {
      writeFileSync(note, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      // where no note can be left nobody else is at it either
      if (error.code !== 'EEXIST') return task();
      if (isAtIt(note)) await setTimeout(200);
      else rmSync(note, { force: true });
    }
  }
  try {
    return await task();
  } finally {
    rmSync(note, { force: true });
  }
}

function isAtIt(note) {
  try {
    if (Date.now() - statSync(note).mtimeMs > FORGOTTEN_MS) return false;
    return process.kill(Number(readFileSync(note, 'utf8')), 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
