import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ChannelBook } from '#electron/services/channels/channel-book';
import { Workspace } from '#electron/store/workspace';
import { tapestryDocument } from '#shared/document/kinds';
import { migrate, migrations } from '#shared/document/migrations';
import { documentId } from '#shared/domain/ids';
import { failing } from '../../helpers/failing-disk';
import { figures } from '../../helpers/figures';
import { unwrap } from '../../helpers/publish-bench';

/*
 * R19: workspaces as earlier states of Tapestry wrote them, kept byte for byte in `test/fixtures/workspaces`.
 * `first` is from the first command line that could make one; `kinds` holds a document of every kind.
 * Whoever changes what a file looks like adds a migration, and a workspace as it was before.
 */
const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'workspaces');
let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'tapestry-older-')), 'workspace');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const take = (name: string) => cpSync(join(FIXTURES, name), folder, { recursive: true });
const files = () => readdirSync(join(folder, 'documents')).filter((name) => name.endsWith('.json'));
const dataOf = (name: string) => {
  const { kind, schemaVersion, data } = JSON.parse(
    readFileSync(join(folder, 'documents', name), 'utf8'),
  ) as { kind: string; schemaVersion: number; data: Record<string, unknown> };
  return unwrap(migrate(kind, schemaVersion, data));
};

describe.each(readdirSync(FIXTURES))('R19: the workspace %s', (name) => {
  test('opens whole, without a word, and no document lost a member but by a named step', async () => {
    take(name);
    const before = new Map(files().map((file) => [file, dataOf(file)]));
    const workspace = unwrap(await Workspace.open(folder));
    const { heads, total } = workspace.list({ offset: 0, limit: 100 });
    expect(total).toBe(before.size);
    // a copy of a fixture is a copy of a workspace with an index of another time, and that is all there is to say
    const codes = workspace.info().notices.map(({ code }) => code);
    expect(codes.filter((code) => !/copiedWorkspace|indexRebuilt/.test(code))).toEqual([]);
    for (const { id } of heads) {
      const { document, readOnly } = unwrap(await workspace.load(id));
      expect(readOnly).toBe(false);
      expect(document).toMatchObject(before.get(`${id}.json`) as object);
    }
    expect((await new ChannelBook(workspace).list()).map(({ kind }) => kind)).toEqual([
      'rehearsal',
    ]);
    await workspace.close();
  });

  test('is edited and saved as a file of today, with the old one kept beside', async () => {
    take(name);
    const workspace = unwrap(await Workspace.open(folder));
    for (const { id } of workspace.list({ offset: 0, limit: 100 }).heads) {
      const old = readFileSync(join(folder, 'documents', `${id}.json`), 'utf8');
      const { document, revision } = unwrap(await workspace.load(id));
      unwrap(await workspace.save({ ...document, archived: true }, revision));
      expect(unwrap(await workspace.load(id)).document).toEqual({ ...document, archived: true });
      const kept = readdirSync(join(folder, 'backups', id)).map((file) =>
        readFileSync(join(folder, 'backups', id, file), 'utf8'),
      );
      expect(kept).toContain(old);
    }
    await workspace.close();
  });
});

test('R19: the fixtures hold every kind of document', () => {
  const kinds = new Set(
    readdirSync(FIXTURES).flatMap((name) =>
      readdirSync(join(FIXTURES, name, 'documents')).map((file) => {
        const text = readFileSync(join(FIXTURES, name, 'documents', file), 'utf8');
        return (JSON.parse(text) as { kind: string }).kind;
      }),
    ),
  );
  const known = tapestryDocument.options.map(({ shape }) => shape.kind.value);
  expect([...kinds].sort()).toEqual([...known].sort());
});

/** A Tapestry of some day to come: two more versions of a rich menu set. */
const later = {
  ...migrations,
  richMenuSet: [
    {
      name: 'addOne',
      to: 2,
      up: (data: Record<string, unknown>) => ({ ...data, notes: `${data.notes}+1` }),
    },
    {
      name: 'addTwo',
      to: 3,
      up: (data: Record<string, unknown>) => ({ ...data, notes: `${data.notes}+2` }),
    },
  ],
};

describe('R19: a format that changed twice', () => {
  test('comes forward through both steps; the older app looks and does not write', async () => {
    take('first');
    const newer = unwrap(await Workspace.open(folder, { ledger: later }));
    const [head] = newer.list({ kinds: ['richMenuSet'], offset: 0, limit: 1 }).heads;
    if (!head) throw new Error('the fixture is empty');
    const { document, revision } = unwrap(await newer.load(head.id));
    expect(document.notes.endsWith('+1+2')).toBe(true);
    unwrap(await newer.save({ ...document, notes: 'brought forward' }, revision));
    expect(unwrap(await newer.load(head.id)).document.notes).toBe('brought forward');
    await newer.close();

    const path = join(folder, 'documents', `${head.id}.json`);
    const written = readFileSync(path, 'utf8');
    expect(JSON.parse(written)).toMatchObject({ schemaVersion: 3 });
    const older = unwrap(await Workspace.open(folder));
    const looked = unwrap(await older.load(head.id));
    expect(looked.readOnly).toBe(true);
    const refused = await older.save(looked.document, looked.revision);
    expect(refused.ok ? null : refused.error.code).toBe('store.tooNew');
    expect(readFileSync(path, 'utf8')).toBe(written);
    await older.close();
  });

  test('and is cut off at any call of its first save leaves the old file or the new one, whole', async () => {
    const counted = { cuts: 0, old: 0, fresh: 0 };
    for (let round = 0; round < 50; round += 1) {
      rmSync(folder, { recursive: true, force: true });
      take('first');
      // every call in turn, again and again, of each document
      const dying = failing((round % 4) + 1, 'EIO', true);
      const names = files();
      const id = documentId.parse(names[round % names.length]?.replace('.json', ''));
      const path = join(folder, 'documents', `${id}.json`);
      const old = readFileSync(path, 'utf8');
      const workspace = unwrap(await Workspace.open(folder, { ledger: later, fs: dying }));
      dying.calls.length = 0;
      const loaded = await workspace.load(id);
      if (loaded.ok)
        await workspace.save({ ...loaded.value.document, archived: true }, loaded.value.revision);
      await workspace.close();
      const again = unwrap(await Workspace.open(folder, { ledger: later }));
      const { document } = unwrap(await again.load(id));
      expect(document.notes.endsWith('+1+2')).toBe(true);
      if (readFileSync(path, 'utf8') === old) counted.old += 1;
      else {
        expect(document.archived).toBe(true);
        counted.fresh += 1;
      }
      counted.cuts += 1;
      expect(again.info().notices.filter(({ code }) => /restored|quarantined/i.test(code))).toEqual(
        [],
      );
      await again.close();
    }
    figures('R19', counted);
    expect(counted.old).toBeGreaterThan(0);
    expect(counted.fresh).toBeGreaterThan(0);
  });
});
