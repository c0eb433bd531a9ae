import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CurrentWorkspace } from '#electron/services/current-workspace';
import { documentHandlers } from '#electron/services/documents';
import { Drafts } from '#electron/services/drafts';
import type { Workspace } from '#electron/store/workspace';
import { aWorkspace, type OnDisk } from '../../../helpers/a-workspace';
import { unwrap } from '../../../helpers/publish-bench';
import { aMenu, areaOf } from '../../../helpers/test-editor';

let disk: OnDisk;
let workspace: Workspace;
/** What the workspace begins with. */
let there = new Set<string>();
const NOW = new Date('2026-09-08T02:00:00.000Z');
const menu = {
  ...aMenu([], [areaOf({ x: 0, y: 0, width: 300, height: 200 })]),
  name: '中秋首頁',
  displayPeriod: { start: '2026-09-01T00:00:00.000Z', end: null },
};
const handlers = () =>
  documentHandlers(
    { get: () => ({ ok: true, value: workspace }) } as unknown as CurrentWorkspace,
    () => undefined,
    () => NOW,
    new Drafts(),
    { release: async () => undefined },
  );
const listed = async (query: { templates?: boolean; archived?: boolean }) => {
  const list = await handlers()['documents.list']({
    ...query,
    kinds: ['richMenuSet'],
    offset: 0,
    limit: 10,
  });
  return unwrap(list)
    .heads.map(({ id }) => id)
    .filter((id) => !there.has(id));
};

beforeAll(async () => {
  disk = await aWorkspace();
  workspace = await disk.open();
  there = new Set(workspace.ids('richMenuSet'));
  unwrap(await workspace.create(menu));
});
afterAll(async () => {
  await workspace.close();
  disk.remove();
});

it('a template is a copy without a time of its own, which only the list of templates has', async () => {
  const saved = unwrap(
    await handlers()['documents.duplicate']({ id: menu.id, as: 'template', name: menu.name }),
  );
  const template = saved.document;
  expect(template).toMatchObject({
    kind: 'richMenuSet',
    name: '中秋首頁',
    archived: true,
    isTemplate: true,
    displayPeriod: null,
  });
  expect(template.id).not.toBe(menu.id);
  expect(await listed({ templates: true })).toEqual([template.id]);
  expect(await listed({ archived: false })).toEqual([menu.id]);
  expect(await listed({ archived: true, templates: false })).toEqual([]);

  // what is begun with it is a menu like any other, with identities of its own
  const begun = unwrap(
    await handlers()['documents.duplicate']({ id: template.id, as: 'document', name: '雙十首頁' }),
  ).document;
  expect(begun).toMatchObject({ name: '雙十首頁', archived: false });
  expect(begun).not.toHaveProperty('isTemplate');
  if (begun.kind !== 'richMenuSet' || template.kind !== 'richMenuSet') throw new Error('no menus');
  expect(begun.pages[0]?.areas).toHaveLength(1);
  const alias = (document: typeof begun) => document.pages[0]?.richMenuAliasId;
  expect(new Set([alias(begun), alias(template), menu.pages[0]?.richMenuAliasId]).size).toBe(3);
  expect((await listed({ archived: false })).sort()).toEqual([begun.id, menu.id].sort());
});
