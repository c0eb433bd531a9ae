import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunId } from '#shared/domain/ids';
import type { PublishRun } from '#shared/domain/publishing';
import { intentOf, parseEvents } from './journal';
import { runFromEvents } from './run-view';

/** A run as its journal tells it, with the account it belongs to. */
export interface JournalledRun {
  run: PublishRun;
  botUserId: string;
  /** Begun by the workspace that this one is a copy of. */
  isForeign: boolean;
}

/**
 * Every run that has a journal, newest first. `running`: the one that this process is carrying out
 * now; any other without an end was cut off. `open` leaves out those that have ended, without reading them.
 */
export async function journalledRuns(
  folder: string,
  running: ReadonlySet<RunId>,
  workspaceId: string,
  which: 'all' | 'open' = 'all',
): Promise<JournalledRun[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    // No journal was ever written here.
    return [];
  }
  const found: JournalledRun[] = [];
  for (const name of names.filter((entry) => entry.endsWith('.jsonl'))) {
    const path = join(folder, name);
    if (which === 'open' && (await hasEnded(path))) continue;
    const events = parseEvents(await readFile(path, 'utf8'));
    const planned = intentOf(events);
    if (!planned) continue;
    const live = { isRunning: running.has(planned.run.id), resumed: false };
    found.push({
      run: runFromEvents(planned, events, live),
      botUserId: planned.botUserId,
      isForeign: planned.workspaceId !== undefined && planned.workspaceId !== workspaceId,
    });
  }
  return found.sort((a, b) => (a.run.startedAt < b.run.startedAt ? 1 : -1));
}

/** Longer than the line that ends a journal. */
const LAST_BYTES = 512;

/** By its last line alone: a journal holds what was live before, so years of them are long. */
async function hasEnded(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const last = Buffer.alloc(Math.min(size, LAST_BYTES));
    await file.read(last, 0, last.length, size - last.length);
    const line = last.toString('utf8').trimEnd().split('\n').at(-1) ?? '';
    return parseEvents(line).some((event) => event.type === 'end');
  } finally {
    await file.close();
  }
}
