import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSampleWorkspace } from '#electron/services/sample';
import { Workspace } from '#electron/store/workspace';
import { unwrap } from '#test/helpers/publish-bench';

/* R10: without its index a workspace of hundreds is glanced at; what is not plainly a document is read with all care. */

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tapestry-glance-'));
  unwrap(await createSampleWorkspace(folder, { menus: 220, campaigns: 20 }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const listed = async () => {
  const workspace = unwrap(await Workspace.open(folder));
  const all = workspace.list({ offset: 0, limit: 1_000 }).heads;
  const found = workspace.list({ offset: 0, limit: 1_000, text: 'https' }).heads;
  const links = workspace.withLinks().length;
  const notices = workspace.info().notices.map(({ code }) => code);
  await workspace.close();
  const byId = (heads: typeof all) => [...heads].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { all: byId(all), found: byId(found), links, notices };
};

it('an index that is made of glances says what the one before said', async () => {
  const before = await listed();
  rmSync(join(folder, 'index.json'));
  const again = await listed();
  expect(again.all).toEqual(before.all);
  expect(again.found).toEqual(before.found);
  expect(again.links).toBe(before.links);
});

it('files that are no document, of another shape or under another name, are read with all care', async () => {
  const before = await listed();
  rmSync(join(folder, 'index.json'));
  const documents = join(folder, 'documents');
  const [cut = '', odd = ''] = readdirSync(documents).filter((name) => name.endsWith('.json'));
  writeFileSync(join(documents, cut), readFileSync(join(documents, cut)).subarray(0, 100));
  const envelope = JSON.parse(readFileSync(join(documents, odd), 'utf8'));
  envelope.data.name = 7;
  writeFileSync(join(documents, odd), JSON.stringify(envelope));
  const after = await listed();
  expect(after.all.length).toBe(before.all.length - 2);
  expect(after.notices.filter((code) => code === 'store.quarantined')).toHaveLength(2);
});
