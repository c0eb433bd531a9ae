import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Workspace } from '#electron/store/workspace';
import { type Bench, publishBench, unwrap } from '../../helpers/publish-bench';

/* A document that is missing because it is broken is not one that nobody wants: its live menus stay. */

let bench: Bench;
let opened: Workspace | null = null;
beforeEach(async () => {
  bench = await publishBench();
});
afterEach(async () => {
  await opened?.close();
  opened = null;
  await bench.close();
});

const everything = { kind: 'everything' as const };
/** The workspace as the next start finds it; `lock` false: as a command that only looks. */
async function another(lock: boolean) {
  opened = unwrap(await Workspace.open(bench.workspace.folder, { lock }));
  return bench.serviceOf(opened);
}
async function broken(): Promise<string> {
  unwrap(await bench.service.apply(bench.target, everything));
  const { id } = await bench.home();
  const { folder } = bench.workspace;
  await bench.workspace.close();
  rmSync(join(folder, 'backups', id), { recursive: true, force: true });
  writeFileSync(join(folder, 'documents', `${id}.json`), '{"format":"tapestry", torn');
  return id;
}

describe('a live menu whose document cannot be read', () => {
  test.each([
    ['for a command that only looks', false],
    ['for a start that sets the file aside', true],
  ])('stays, and the plan names the file: %s', async (_, lock) => {
    const id = await broken();
    const before = structuredClone(bench.server.platform.state.richMenus);
    const service = await another(lock);
    const plan = unwrap(await service.plan(bench.target, everything));
    expect(plan.steps).toEqual([]);
    expect(plan.operations.filter(({ op }) => op === 'delete')).toEqual([]);
    expect(plan.problems).toMatchObject([
      { code: 'publish.documentLost', severity: 'warning', path: [id] },
    ]);
    expect(String(plan.problems[0]?.details?.file)).toMatch(
      lock ? new RegExp(`^documents/${id}\\.corrupt-`) : new RegExp(`^documents/${id}\\.json$`),
    );
    expect(unwrap(await service.apply(bench.target, everything)).steps).toEqual([]);
    expect(bench.server.platform.state.richMenus).toEqual(before);
  });

  test('goes once a person has deleted the file or moved the document to the bin', async () => {
    const id = await broken();
    const service = await another(true);
    const documents = join(bench.workspace.folder, 'documents');
    for (const name of readdirSync(documents))
      if (name.startsWith(id))
        renameSync(join(documents, name), join(documents, '..', 'elsewhere'));
    const plan = unwrap(await service.plan(bench.target, everything));
    expect(
      plan.operations.filter(({ op, resource }) => op === 'delete' && resource === 'richMenu'),
    ).toHaveLength(3);
    expect(plan.problems).toEqual([]);
  });
});
