import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '#shared/document/canonical';
import { documentId, type Sha256, sha256 } from '#shared/domain/ids';
import { isChosen, isDecidable, type PlanOperation } from '#shared/domain/publishing';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { durableWrite, writeError } from '../../store/durable-write';
import { hashOf } from './fingerprint';
import type { PlanRequest } from './plan-request';
import { isBotUserId } from './publication-file';
import type { Choices } from './service';

/**
 * What a person has decided to leave as it is on LINE. It holds for exactly what they saw: when somebody changes the
 * account again, that is another question.
 */
const leftThing = z.object({
  row: z.string(),
  documentId: documentId.nullable(),
  /** For people who open the file. */
  name: z.string(),
  seen: sha256,
  at: z.string(),
});
export type LeftThing = z.infer<typeof leftThing>;
const fileShape = z.object({ format: z.literal(1), left: z.array(leftThing) });

export interface LeftAlone {
  read(botUserId: string): Promise<Result<LeftThing[]>>;
  write(botUserId: string, left: readonly LeftThing[]): Promise<Result<void>>;
}

/** Row of a plan whatever menu happens to stand there now. */
const rowKey = ({ resource, pageId, id }: PlanOperation): string =>
  resource === 'defaultRichMenu' ? resource : `${resource} ${pageId ?? id}`;

/** A row that differs and about which a person can decide. */
const differs = (row: PlanOperation): boolean => row.drift !== null && isDecidable(row);

/** What a row shows of the account, as a fingerprint. */
function seenOf(
  row: PlanOperation,
  { live, published }: Pick<PlanRequest, 'live' | 'published'>,
): Sha256 {
  const ours = published.pages.find((page) => page.pageId === row.pageId)?.richMenuId ?? null;
  const menu = (id: string | null | undefined) => [
    id ?? null,
    live.richMenus.get(id ?? '')?.wireHash ?? null,
    live.pictures.get(id ?? '') ?? null,
  ];
  const people = published.links
    .filter((link) => link.pageId === row.pageId)
    .map(({ userId }) => [userId, live.links.get(userId) ?? null])
    .sort();
  const shown: Partial<Record<PlanOperation['resource'], unknown>> = {
    richMenu: [menu(ours), menu(row.liveId)],
    richMenuAlias: [ours, live.aliases.get(row.id) ?? null],
    defaultRichMenu: live.defaultRichMenuId,
    userLinks: people,
  };
  return hashOf([row.drift, shown[row.resource] ?? null]);
}

type Facts = Pick<PlanRequest, 'live' | 'published' | 'inScope'>;

/** Rows that were left once, look as they did then, and about which nothing else is said now. */
export function stillLeft(
  rows: readonly PlanOperation[],
  facts: Facts,
  left: readonly LeftThing[],
  choices: Choices,
): PlanOperation[] {
  const known = new Map(left.map((thing) => [thing.row, thing.seen]));
  return rows.filter(
    (row) =>
      differs(row) &&
      known.get(rowKey(row)) === seenOf(row, facts) &&
      !isChosen(row, rows, choices, ['leave', 'overwrite', 'ask']),
  );
}

/** What is remembered from now on: what is left in this plan, and what other documents have. */
export function leftAfter(
  rows: readonly PlanOperation[],
  facts: Facts,
  before: readonly LeftThing[],
  at: string,
): LeftThing[] {
  const shown = new Set(rows.map(rowKey));
  const others = before.filter(
    (thing) =>
      !shown.has(thing.row) && thing.documentId !== null && !facts.inScope(thing.documentId),
  );
  const now = rows.filter((row) => differs(row) && row.left);
  return [
    ...others,
    ...now.map((row): LeftThing => {
      const key = rowKey(row);
      const seen = seenOf(row, facts);
      const known = before.find((thing) => thing.row === key && thing.seen === seen);
      return known ?? { row: key, documentId: row.documentId, name: row.name, seen, at };
    }),
  ];
}

/** `left/<bot user id>.json` of a workspace. */
export function leftFiles(workspaceFolder: string): LeftAlone {
  const nameOf = (botUserId: string) => `left/${botUserId}.json`;
  return {
    async read(botUserId) {
      if (!isBotUserId(botUserId)) return ok([]);
      const file = nameOf(botUserId);
      try {
        const text = await readFile(join(workspaceFolder, file), 'utf8');
        return ok(fileShape.parse(JSON.parse(text)).left);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ok([]);
        const details = { file, reason: String(error) };
        return fail(
          appError(
            'publish.memoryUnreadable',
            `${file} cannot be read. Restore it from a copy, or move it away to start without it.`,
            { details },
          ),
        );
      }
    },
    async write(botUserId, left) {
      if (!isBotUserId(botUserId)) return ok(undefined);
      const path = join(workspaceFolder, nameOf(botUserId));
      try {
        await mkdir(dirname(path), { recursive: true });
        const bytes = new TextEncoder().encode(canonicalJson({ format: 1, left: [...left] }));
        await durableWrite(path, bytes);
        return ok(undefined);
      } catch (error) {
        return fail(writeError(error, path));
      }
    },
  };
}
