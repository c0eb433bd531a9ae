import { readdir, readFile } from 'node:fs/promises';
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
 * now; any other without an end was cut off.
 */
export async function journalledRuns(
  folder: string,
  running: ReadonlySet<RunId>,
  workspaceId: string,
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
    const events = parseEvents(await readFile(join(folder, name), 'utf8'));
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
