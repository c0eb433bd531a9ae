import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { ChannelId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { importsIn, rowsIn } from '#shared/insight/manager/imports';
import { type RememberedHead, rememberedHead } from '#shared/insight/manager/tables';
import type { Observation } from '#shared/insight/observation';
import type { Emit, SomeHandlers } from '../../ipc/services';
import { writeError } from '../../store/durable-write';
import { JsonFile } from '../../store/json-file';
import type { Workspace } from '../../store/workspace';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import { appendImport } from './append-import';
import type { InsightFactsReader } from './facts';

type Names = 'insight.imports' | 'insight.importFile' | 'insight.withdrawImport';

const headsFile = z.object({ heads: z.array(rememberedHead).max(100) });
const MOST_HEADS = 100;

/**
 * Files of LINE's manager. Their rows join the archive with the time of the import and never leave it; in a
 * rehearsal channel they carry the rehearsal's mark like everything else there.
 */
export function importHandlers(parts: {
  current: CurrentWorkspace;
  emit: Emit;
  factsOf: InsightFactsReader;
}): SomeHandlers<Names> {
  const { current, emit, factsOf } = parts;
  const files = new WeakMap<Workspace, JsonFile<z.infer<typeof headsFile>>>();
  const headsOf = (workspace: Workspace) => {
    const known =
      files.get(workspace) ??
      new JsonFile(
        join(workspace.folder, 'insight', 'manager-heads.json'),
        headsFile,
        { heads: [] },
        (file, aside) =>
          workspace.note('store.fileSetAside', 'A damaged file was set aside.', { file, aside }),
      );
    files.set(workspace, known);
    return known;
  };
  const writable = (): Promise<Result<null>> =>
    withWorkspace(current, async (workspace) =>
      workspace.readOnly
        ? fail(appError('store.readOnly', 'This workspace is open read-only.'))
        : ok(null),
    );
  /** One after the other: two clicks on one button must find each other's import. */
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = tail.then(work);
    tail = next.catch(() => undefined);
    return next;
  };
  const remember = (head: RememberedHead): Promise<Result<null>> =>
    withWorkspace(current, async (workspace) => {
      const file = headsOf(workspace);
      const isSame = (one: RememberedHead) =>
        JSON.stringify(one.head) === JSON.stringify(head.head);
      try {
        await mkdir(dirname(file.path), { recursive: true });
        await file.update(({ heads }) => ({
          heads: [head, ...heads.filter((one) => !isSame(one))].slice(0, MOST_HEADS),
        }));
        return ok(null);
      } catch (error) {
        return fail(writeError(error, file.path));
      }
    });
  const append = async (
    channelId: ChannelId,
    make: (base: { simulated: boolean; fetchedAt: string }) => Observation,
  ): Promise<Result<null>> => {
    const facts = await factsOf(channelId);
    if (!facts.ok) return facts;
    const { archive, simulated, now } = facts.value;
    const stored = await archive.append([make({ simulated, fetchedAt: now.toISOString() })]);
    if (stored.ok) emit('insight.changed', { channelId });
    return stored;
  };

  return {
    async 'insight.imports'({ channelId, from, to }) {
      const facts = await factsOf(channelId);
      if (!facts.ok) return facts;
      const { observations } = facts.value;
      const tables = Object.fromEntries(
        Object.entries(rowsIn(observations)).map(([table, rows]) => [
          table,
          rows.filter(({ day }) => from <= day && day <= to),
        ]),
      );
      return withWorkspace(current, async (workspace) =>
        ok({
          imports: importsIn(observations),
          tables,
          heads: (await headsOf(workspace).read()).heads,
        }),
      );
    },
    'insight.importFile': ({ channelId, file, text, table, mapping }) =>
      inTurn(async () => {
        const may = await writable();
        if (!may.ok) return may;
        const facts = await factsOf(channelId);
        if (!facts.ok) return facts;
        const made = await appendImport(facts.value, { file, text, table, mapping });
        if (!made.ok) return made;
        emit('insight.changed', { channelId });
        const { head, ...appended } = made.value;
        const kept = await remember({
          head,
          table,
          mapping: mapping.slice(0, head.length),
        });
        if (!kept.ok) return kept;
        return ok(appended);
      }),
    'insight.withdrawImport': ({ channelId, importId }) =>
      inTurn(async () => {
        const may = await writable();
        if (!may.ok) return may;
        const facts = await factsOf(channelId);
        if (!facts.ok) return facts;
        const found = importsIn(facts.value.observations).find((one) => one.importId === importId);
        if (!found || found.withdrawnAt !== null) {
          return fail(appError('insight.unknownImport', 'This import is not in the archive.'));
        }
        const stored = await append(channelId, (base) => ({
          ...base,
          kind: 'managerWithdrawal',
          answer: { importId },
        }));
        return stored.ok ? ok(undefined) : stored;
      }),
  };
}
