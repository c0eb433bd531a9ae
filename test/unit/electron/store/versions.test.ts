import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Backups } from '#electron/store/backups';
import { MOST_KEPT, Versions } from '#electron/store/versions';
import { aWorkspace, firstMenu, type OnDisk } from '../../../helpers/a-workspace';
import { unwrap } from '../../../helpers/publish-bench';

let disk: OnDisk;
beforeEach(async () => {
  disk = await aWorkspace();
});
afterEach(() => disk.remove());

const MINUTE = 60_000;

test('versions come by themselves, and what is kept by name stays when they go', async () => {
  let time = Date.parse('2026-03-01T10:00:00Z');
  const workspace = await disk.open({ now: () => new Date(time) });
  let { document, revision } = await firstMenu(workspace);
  const original = document.name;
  const saveAs = async (name: string) => {
    time += 11 * MINUTE;
    document = { ...document, name };
    revision = unwrap(await workspace.save(document, revision)).revision;
  };
  const kept = unwrap(await workspace.versions.keep(document.id, '開幕前'));
  await saveAs('one');
  const [newest] = await workspace.versions.list(document.id);
  expect(newest?.name).toBeNull();
  expect(unwrap(await workspace.versions.read(document.id, newest?.key as never)).name).toBe(
    original,
  );
  // three months of work: the automatic ones are bounded, the kept one is still what it was
  for (let day = 0; day < 90; day += 1) {
    time += 86_400_000;
    await saveAs(`day ${day}`);
  }
  const listed = await workspace.versions.list(document.id);
  expect(listed.length).toBeLessThanOrEqual(6 + 15 + 1);
  expect(listed.at(-1)).toEqual(kept);
  expect(unwrap(await workspace.versions.read(document.id, kept.key)).name).toBe(original);
  await workspace.close();

  const again = await disk.open();
  expect((await again.versions.list(document.id)).at(-1)?.name).toBe('開幕前');
  unwrap(await again.versions.forget(document.id, kept.key));
  expect(await again.versions.read(document.id, kept.key)).toMatchObject({
    ok: false,
    error: { code: 'store.noSuchVersion' },
  });
  await again.close();
});

test('so many are kept by name and no more; a read-only workspace keeps none', async () => {
  const workspace = await disk.open();
  const { document } = await firstMenu(workspace);
  for (let index = 0; index < MOST_KEPT; index += 1)
    unwrap(await workspace.versions.keep(document.id, `v${index}`));
  expect(await workspace.versions.keep(document.id, 'more')).toMatchObject({
    ok: false,
    error: { code: 'store.tooManyVersions' },
  });
  await workspace.close();
  const onlyLooking = new Versions({
    backups: new Backups(join(disk.folder, 'backups'), Date.now),
    folder: join(disk.folder, 'versions'),
    pathOf: (id) => join(disk.folder, 'documents', `${id}.json`),
    read: () => Promise.reject(new Error('not asked')),
    readOnly: () => true,
    now: () => new Date(),
  });
  const [first] = await onlyLooking.list(document.id);
  expect(await onlyLooking.keep(document.id, 'x')).toMatchObject({
    ok: false,
    error: { code: 'store.readOnly' },
  });
  expect(await onlyLooking.forget(document.id, first?.key as never)).toMatchObject({ ok: false });
  expect(await onlyLooking.list(document.id)).toHaveLength(MOST_KEPT);
});
