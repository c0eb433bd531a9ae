import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '#shared/document/canonical';
import { type RunId, runId, sha256 } from '#shared/domain/ids';
import { publishRun } from '#shared/domain/publishing';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { durableWrite, writeError } from '../../store/durable-write';
import { hashOf } from './fingerprint';
import { aliasTarget, snapshot } from './publication';
import { isBotUserId } from './publication-file';

/*
 * The memory that is never shortened: `history/<bot user id>/<run id>.json` for each run, with everything
 * needed to show or bring back what was live before and after it (pictures lie in the assets by their
 * hash), and `seen.jsonl` for what others had changed when we looked.
 */

export const historyEntry = z.object({
  format: z.literal(1),
  run: publishRun,
  undoes: runId.nullable(),
  /** Read from LINE as the run began. */
  before: snapshot,
  /** Read back from LINE before the run ended well. */
  after: snapshot,
  /** From when until when followers could meet old and new. */
  visible: z.object({ from: z.string(), to: z.string() }),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** A rich menu that followers could reach. */
export const seenMenu = z.object({
  richMenuId: z.string(),
  richMenu: z.record(z.string(), z.unknown()),
  picture: sha256.nullable(),
});
/** The account as it was read at one moment. */
export const sighting = z.object({
  at: z.string(),
  defaultRichMenuId: z.string().nullable(),
  aliases: z.array(aliasTarget),
  menus: z.array(seenMenu),
});
export type Sighting = z.infer<typeof sighting>;
const seenLine = z.discriminatedUnion('type', [
  z.object({ type: z.literal('state'), state: sighting }),
  /** The same as the last state, seen once more. */
  z.object({ type: z.literal('same'), at: z.string() }),
]);

export interface SeenStretch {
  state: Sighting;
  /** Last time this very state was seen. */
  until: string;
}

export interface History {
  add(botUserId: string, entry: HistoryEntry): Promise<Result<void>>;
  /** Oldest first; what cannot be read is left out. */
  entries(botUserId: string): Promise<HistoryEntry[]>;
  entry(botUserId: string, id: RunId): Promise<HistoryEntry | null>;
  saw(botUserId: string, state: Sighting): Promise<void>;
  seen(botUserId: string): Promise<SeenStretch[]>;
}

/** An unchanged account is noted at most so often. */
const SAME_EVERY_MS = 10 * 60_000;

export function historyFiles(workspaceFolder: string, readOnly: () => boolean): History {
  const folderOf = (botUserId: string) => join(workspaceFolder, 'history', botUserId);
  /** Hash of the last state and when it was noted, by account. */
  const last = new Map<string, { hash: string; at: number }>();

  const entry = async (path: string): Promise<HistoryEntry | null> => {
    try {
      const parsed = historyEntry.safeParse(JSON.parse(await readFile(path, 'utf8')));
      return parsed.success ? parsed.data : null;
    } catch {
      // Missing or damaged: this run cannot be shown, all others can.
      return null;
    }
  };
  const seen = async (botUserId: string): Promise<SeenStretch[]> => {
    const text = await readFile(join(folderOf(botUserId), 'seen.jsonl'), 'utf8').catch(() => '');
    const stretches: SeenStretch[] = [];
    for (const line of text.split('\n')) {
      const parsed = seenLine.safeParse(jsonOf(line));
      if (!parsed.success) continue;
      if (parsed.data.type === 'state')
        stretches.push({ state: parsed.data.state, until: parsed.data.state.at });
      else {
        const open = stretches.at(-1);
        if (open) open.until = parsed.data.at;
      }
    }
    return stretches;
  };

  return {
    async add(botUserId, value) {
      const path = join(folderOf(botUserId), `${value.run.id}.json`);
      if (!isBotUserId(botUserId)) return ok(undefined);
      try {
        await mkdir(folderOf(botUserId), { recursive: true });
        await durableWrite(path, new TextEncoder().encode(canonicalJson(value)));
        return ok(undefined);
      } catch (error) {
        return fail(writeError(error, path));
      }
    },
    async entries(botUserId) {
      if (!isBotUserId(botUserId)) return [];
      const names = await readdir(folderOf(botUserId)).catch(() => [] as string[]);
      const found: HistoryEntry[] = [];
      for (const name of names.filter((one) => /^run_[0-9a-z]+\.json$/.test(one))) {
        const read = await entry(join(folderOf(botUserId), name));
        if (read) found.push(read);
      }
      return found.sort((a, b) => (a.visible.from < b.visible.from ? -1 : 1));
    },
    entry: async (botUserId, id) =>
      isBotUserId(botUserId) ? entry(join(folderOf(botUserId), `${id}.json`)) : null,
    async saw(botUserId, state) {
      if (!isBotUserId(botUserId) || readOnly()) return;
      const { at, ...content } = state;
      const hash = hashOf(content);
      const now = Date.parse(at);
      let known = last.get(botUserId);
      if (!known) {
        const before = (await seen(botUserId)).at(-1);
        if (before) {
          const { at: _at, ...was } = before.state;
          known = { hash: hashOf(was), at: Date.parse(before.until) };
        }
      }
      const isSame = known?.hash === hash;
      if (isSame && known && now - known.at < SAME_EVERY_MS) return;
      const line = isSame ? { type: 'same', at } : { type: 'state', state };
      try {
        await mkdir(folderOf(botUserId), { recursive: true });
        await appendFile(join(folderOf(botUserId), 'seen.jsonl'), `${JSON.stringify(line)}\n`);
        last.set(botUserId, { hash, at: now });
      } catch {
        // A note about what was seen never stands in the way of a publish; the next look writes it.
      }
    },
    seen,
  };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
