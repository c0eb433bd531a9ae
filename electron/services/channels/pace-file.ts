import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PaceMemory } from '../../line/pacer';
import { accountFolder } from '../outbox/account-lock';

const shape = z.object({
  /** When it was written; a clock that stands before that tells nothing. */
  at: z.number(),
  /** Per endpoint, when its bucket would be empty again. */
  emptyAt: z.record(z.string(), z.number()),
});

/**
 * Slots of an account's slow endpoints (a hundred menus an hour, sixty broadcasts an hour), for the next start and
 * for other processes of this computer. Written before each call; losing it costs a 429, which is waited out.
 */
export function paceFile(
  stateFolder: string,
  botUserId: string,
  now: () => number = Date.now,
): PaceMemory {
  const folder = accountFolder(stateFolder, botUserId);
  const path = join(folder, 'pace.json');
  const load = (): z.infer<typeof shape> => {
    try {
      const read = shape.parse(JSON.parse(readFileSync(path, 'utf8')));
      if (read.at <= now()) return read;
    } catch {
      // none yet, or not ours: every bucket counts as full
    }
    return { at: now(), emptyAt: {} };
  };
  return {
    read: (endpoint) => Math.max(0, (load().emptyAt[endpoint] ?? 0) - now()),
    write(endpoint, emptyInMs) {
      const at = now();
      const emptyAt = Object.fromEntries(
        Object.entries(load().emptyAt).filter(([, until]) => until > at),
      );
      emptyAt[endpoint] = at + emptyInMs;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const temp = `${path}.${process.pid}`;
        writeFileSync(temp, JSON.stringify({ at, emptyAt }), { mode: 0o600 });
        renameSync(temp, path);
      } catch {
        // a full disk must not keep anybody from calling LINE
      }
    },
  };
}
