import { spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { readDefinition } from '#shared/line/import/read-definition';
import { checkRichMenuWire, fromWire } from '#shared/line/rich-menu';
import { aRichMenu } from '../../helpers/a-rich-menu';
import { aWorkspace, firstMenu, type OnDisk } from '../../helpers/a-workspace';
import { failing } from '../../helpers/failing-disk';

let place: OnDisk;
beforeEach(async () => {
  place = await aWorkspace();
});
afterEach(() => place.remove());

const strays = (folder: string) =>
  readdirSync(join(folder, 'documents')).filter((name) => name.endsWith('.tmp'));
const edited = (document: RichMenuSet): RichMenuSet => ({ ...document, notes: 'edited' });

describe('R3b: the order of a save', () => {
  test('bytes on the disk, old version kept, name moved, folder synced', async () => {
    const fs = failing(0, '');
    const workspace = await place.open({ fs });
    const { document, revision } = await firstMenu(workspace);
    fs.calls.length = 0;
    expect((await workspace.save(edited(document), revision)).ok).toBe(true);
    expect(fs.calls.filter((name) => name !== 'linkOrCopy').slice(0, 3)).toEqual([
      'writeNew',
      'rename',
      'syncFolder',
    ]);
    await workspace.close();
  });
});

describe('R2 and R8: each call of a save fails', () => {
  for (const [code, expected] of [
    ['ENOSPC', 'store.diskFull'],
    ['EROFS', 'store.readOnlyDisk'],
    ['EACCES', 'store.noPermission'],
    ['EIO', 'store.writeFailed'],
  ] as const) {
    test.each([1, 2, 3])(
      `${code} at call %i: the old one stays, nothing strays, trying again works`,
      async (at) => {
        const fs = failing(at, code);
        const workspace = await place.open({ fs });
        const { document, revision } = await firstMenu(workspace);
        fs.calls.length = 0;
        const refused = await workspace.save(edited(document), revision);
        if (refused.ok) throw new Error('the failure was swallowed');
        expect(refused.error.code).toBe(expected);
        expect(strays(place.folder)).toEqual([]);
        const after = await firstMenu(workspace);
        // the sync of the folder comes after the name has moved: then the new one is there, whole
        expect(['', document.notes, 'edited']).toContain(after.document.notes);
        const again = await workspace.save(edited(after.document), after.revision);
        expect(again.ok).toBe(true);
        expect((await firstMenu(workspace)).document.notes).toBe('edited');
        await workspace.close();
      },
    );
  }

  test.each([1, 2, 3])(
    'dead from call %i on: the next start finds old or new, and sweeps',
    async (at) => {
      const fs = failing(at, 'EIO', true);
      const workspace = await place.open({ fs });
      const { document, revision } = await firstMenu(workspace);
      fs.calls.length = 0;
      await workspace.save(edited(document), revision);
      await workspace.close();
      const next = await place.open();
      const found = (await firstMenu(next)).document;
      expect([document.notes, 'edited']).toContain(found.notes);
      expect({ ...found, notes: '' }).toEqual({ ...document, notes: '' });
      expect(strays(place.folder)).toEqual([]);
      await next.close();
    },
  );
});

describe('R9: a damaged document', () => {
  const damages: Record<string, (good: Buffer) => Buffer | string> = {
    empty: () => '',
    'zero-filled': (good) => Buffer.alloc(good.length),
    'cut at 4 KiB': (good) => good.subarray(0, 4096),
    'cut at one byte': (good) => good.subarray(0, 1),
    'cut before the end': (good) => good.subarray(0, good.length - 3),
    null: () => 'null',
    list: () => '[]',
    'wrong version': (good) =>
      good.toString().replace(/"schemaVersion": \d+/, '"schemaVersion": "one"'),
    'no data': () =>
      '{"format":"tapestry.document","kind":"richMenuSet","schemaVersion":1,"id":"doc_00000000"}',
  };
  test.each(Object.keys(damages))(
    '%s: set aside, named, restored from its backup',
    async (name) => {
      const first = await place.open();
      const { document, revision } = await firstMenu(first);
      // the first save keeps the version before as a backup
      expect((await first.save(edited(document), revision)).ok).toBe(true);
      await first.close();
      const path = join(place.folder, 'documents', `${document.id}.json`);
      const good = readFileSync(path);
      writeFileSync(path, damages[name]?.(good) ?? '');
      const others = readdirSync(join(place.folder, 'documents')).length;

      const workspace = await place.open();
      const loaded = await workspace.load(document.id);
      expect(loaded.ok && loaded.value.document.id).toBe(document.id);
      expect(workspace.info().notices.map((notice) => notice.code)).toContain(
        'store.restoredFromBackup',
      );
      const names = readdirSync(join(place.folder, 'documents'));
      expect(names.filter((entry) => entry.includes('.corrupt-'))).toHaveLength(1);
      expect(names).toHaveLength(others + 1);
      await workspace.close();
    },
  );

  test('fifty flipped bits are never taken for the document that was saved', async () => {
    const first = await place.open();
    const { document, revision } = await firstMenu(first);
    expect((await first.save(edited(document), revision)).ok).toBe(true);
    await first.close();
    const path = join(place.folder, 'documents', `${document.id}.json`);
    const good = readFileSync(path);
    for (let flip = 0; flip < 50; flip += 1) {
      const bad = Buffer.from(good);
      const at = (flip * 7919) % bad.length;
      bad[at] = (bad[at] ?? 0) ^ (1 << (flip % 8));
      writeFileSync(path, bad);
      const workspace = await place.open();
      const loaded = await workspace.load(document.id);
      // either it still is a valid document that somebody edited, or the backup came back
      expect(loaded.ok).toBe(true);
      await workspace.close();
      for (const name of readdirSync(join(place.folder, 'documents')))
        if (name.includes('.corrupt-')) rmSync(join(place.folder, 'documents', name));
    }
  });

  test('a newer file is neither touched nor restored over', async () => {
    const first = await place.open();
    const { document } = await firstMenu(first);
    await first.close();
    const path = join(place.folder, 'documents', `${document.id}.json`);
    const newer = readFileSync(path, 'utf8').replace(
      /"schemaVersion": \d+/,
      '"schemaVersion": 999',
    );
    writeFileSync(path, newer);
    const workspace = await place.open();
    const loaded = await workspace.load(document.id);
    expect(loaded.ok && loaded.value).toMatchObject({ document, readOnly: true });
    const used = await workspace.loadAs('richMenuSet', document.id);
    expect(used.ok ? null : used.error.code).toBe('store.tooNew');
    const saved = await workspace.save(document, 'x');
    expect(saved.ok ? null : saved.error.code).toBe('store.tooNew');
    expect(readFileSync(path, 'utf8')).toBe(newer);
    await workspace.close();
  });
});

describe('R10: the index', () => {
  test.each(['deleted', 'cut', 'of another time'])('%s: rebuilt, and the same', async (what) => {
    const workspace = await place.open();
    const before = workspace.list({ offset: 0, limit: 100 });
    await workspace.close();
    const path = join(place.folder, 'index.json');
    if (what === 'deleted') rmSync(path);
    else if (what === 'cut') writeFileSync(path, readFileSync(path).subarray(0, 40));
    else {
      const [name] = readdirSync(join(place.folder, 'documents'));
      const file = join(place.folder, 'documents', name ?? '');
      utimesSync(file, new Date(), new Date());
    }
    const again = await place.open();
    expect(again.list({ offset: 0, limit: 100 })).toEqual(before);
    await again.close();
  });
});

describe('R10: what is searched', () => {
  const found = (workspace: Awaited<ReturnType<typeof place.open>>, text: string) =>
    workspace.list({ offset: 0, limit: 100, text }).heads.map(({ name }) => name);

  test('is there after a restart; of a damaged index only names, until the next start', async () => {
    const workspace = await place.open();
    const word = 'https://';
    const before = found(workspace, word);
    expect(before.length).toBeGreaterThan(0);
    await workspace.close();
    const again = await place.open();
    expect(found(again, word)).toEqual(before);
    await again.close();
    const path = join(place.folder, 'index.json');
    const [heads = ''] = readFileSync(path, 'utf8').split('\n\n');
    writeFileSync(path, `${heads}\n\n["\u0000]`);
    const damaged = await place.open();
    expect(found(damaged, word)).toEqual([]);
    const [name = ''] = damaged.list({ offset: 0, limit: 1 }).heads.map((head) => head.name);
    expect(found(damaged, name)).toContain(name);
    await damaged.close();
    const mended = await place.open();
    expect(found(mended, word)).toEqual(before);
    await mended.close();
  });
});

describe('R11: two at once', () => {
  const note = (pid: number, host = hostname()) =>
    writeFileSync(
      join(place.folder, '.tapestry', 'lock.json'),
      JSON.stringify({ pid, host, startedAt: '2026-01-01T00:00:00Z' }),
    );
  test('a living process keeps the workspace; the second one is read-only and says so', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    note(child.pid ?? 0);
    const workspace = await place.open();
    expect(workspace.readOnly).toBe(true);
    expect(workspace.info().notices.map(({ code }) => code)).toContain('store.readOnlyLocked');
    const { document, revision } = await firstMenu(workspace);
    const saved = await workspace.save(edited(document), revision);
    expect(saved.ok ? null : saved.error.code).toBe('store.readOnly');
    await workspace.close();
    child.kill();
  });
  test('the note of a dead process is taken over', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.once('exit', resolve));
    note(child.pid ?? 0);
    const workspace = await place.open();
    expect(workspace.readOnly).toBe(false);
    await workspace.close();
  });
  test('the note of another computer is never judged', async () => {
    note(1, 'another-computer');
    const workspace = await place.open();
    expect(workspace.readOnly).toBe(true);
    await workspace.close();
  });
  test('an empty note that a crash left behind does not lock for ever', async () => {
    const path = join(place.folder, '.tapestry', 'lock.json');
    writeFileSync(path, '');
    const early = await place.open();
    expect(early.readOnly).toBe(true);
    await early.close();
    const minuteAgo = new Date(Date.now() - 60_000);
    utimesSync(path, minuteAgo, minuteAgo);
    const workspace = await place.open();
    expect(workspace.readOnly).toBe(false);
    await workspace.close();
  });
  test('three hundred interleaved saves of three menus lose none', async () => {
    const workspace = await place.open();
    const { heads } = workspace.list({ offset: 0, limit: 3 });
    await Promise.all(
      heads.map(async (head) => {
        const loaded = await workspace.load(head.id);
        if (!loaded.ok) throw new Error(loaded.error.message);
        let { document, revision } = loaded.value;
        for (let count = 1; count <= 100; count += 1) {
          document = { ...document, notes: `save ${count}` };
          const saved = await workspace.save(document, revision);
          if (!saved.ok) throw new Error(saved.error.message);
          revision = saved.value.revision;
        }
      }),
    );
    for (const head of heads) {
      const loaded = await workspace.load(head.id);
      expect(loaded.ok && loaded.value.document.notes).toBe('save 100');
    }
    await workspace.close();
  });
  test('a save over somebody else’s newer version is refused', async () => {
    const workspace = await place.open();
    const { document, revision } = await firstMenu(workspace);
    expect((await workspace.save({ ...document, notes: 'theirs' }, revision)).ok).toBe(true);
    const mine = await workspace.save({ ...document, notes: 'mine' }, revision);
    expect(mine.ok ? null : mine.error.code).toBe('store.conflict');
    await workspace.close();
  });
});

describe('R12: a copy', () => {
  test('gets an identity of its own and says so', async () => {
    const original = await place.open();
    const { id } = original.info();
    await original.close();
    const copy = join(place.folder, '..', 'copy');
    cpSync(place.folder, copy, { recursive: true });
    const { Workspace } = await import('#electron/store/workspace');
    const opened = await Workspace.open(copy);
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value.info().id).not.toBe(id);
    expect(opened.value.info().notices.map(({ code }) => code)).toContain('store.copiedWorkspace');
    await opened.value.close();
    const again = await place.open();
    expect(again.info().id).toBe(id);
    await again.close();
  });
});

describe('R20: backups', () => {
  test('two hundred saves over a month: the newest, then one a day, each of which opens', async () => {
    let now = Date.parse('2026-09-01T00:00:00Z');
    const workspace = await place.open({ now: () => new Date(now) });
    let { document, revision } = await firstMenu(workspace);
    for (let count = 0; count < 200; count += 1) {
      now += 3.6 * 3_600_000;
      document = { ...document, notes: `save ${count}` };
      const saved = await workspace.save(document, revision);
      if (!saved.ok) throw new Error(saved.error.message);
      revision = saved.value.revision;
    }
    await workspace.close();
    const folder = join(place.folder, 'backups', document.id);
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThanOrEqual(14);
    expect(names.length).toBeLessThanOrEqual(22);
    for (const name of names) {
      const backup = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { id: string };
      expect(backup.id).toBe(document.id);
    }
  });
});

describe('R13: malformed imports', () => {
  test('ten thousand mutations: none crashes, each refusal has a code', () => {
    const seeds = [
      JSON.stringify(aRichMenu()),
      JSON.stringify({ richmenus: [aRichMenu(), aRichMenu()] }),
      JSON.stringify({ type: 'text', text: 'a' }),
    ];
    const splices = [
      '__proto__',
      '1e999',
      '\ud800',
      '9'.repeat(400),
      '[[[[',
      '}',
      '"',
      '\u0000',
      '{"a":',
    ];
    let state = 12_345;
    const next = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state % below;
    };
    const codes = new Map<string, number>();
    for (let round = 0; round < 10_000; round += 1) {
      let text = seeds[round % seeds.length] ?? '';
      for (let edit = 0; edit <= next(3); edit += 1) {
        const at = next(text.length);
        const kind = next(4);
        if (kind === 0) text = text.slice(0, at) + text.slice(at + 1 + next(20));
        else if (kind === 1)
          text = text.slice(0, at) + (splices[next(splices.length)] ?? '') + text.slice(at);
        else if (kind === 2)
          text = text.slice(0, at) + text.slice(next(text.length)) + text.slice(at);
        else text = text.slice(0, at) + String.fromCharCode(next(65_536)) + text.slice(at + 1);
      }
      const read = readDefinition(new TextEncoder().encode(text));
      const outcome = read.ok ? 'read' : read.error.code;
      codes.set(outcome, (codes.get(outcome) ?? 0) + 1);
      if (!read.ok) continue;
      for (const menu of read.value.richMenus) {
        checkRichMenuWire(menu.value, menu.path);
        fromWire(menu.value, {
          random: (length) => new Uint8Array(length).fill(round % 251),
          richMenuAliasId: 'page',
        });
      }
    }
    process.stderr.write(`R13: ${JSON.stringify(Object.fromEntries(codes))}\n`);
    for (const code of codes.keys()) expect(code).toMatch(/^(read|import\.\w+)$/);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(codes.get('read')).toBeGreaterThan(500);
    expect(codes.size).toBeGreaterThan(2);
  });
});

test('a document that its own reader would refuse is not written', async () => {
  const workspace = await place.open();
  const { document, revision } = await firstMenu(workspace);
  const refused = await workspace.save({ ...document, notes: 'n'.repeat(20_001) }, revision);
  expect(refused.ok === false && refused.error.code).toBe('store.invalidDocument');
  expect(refused.ok === false && refused.error.path).toEqual(['notes']);
  const after = await workspace.load(document.id);
  expect(after.ok && after.value.revision).toBe(revision);
});

test('a file edited by hand between two saves of ours is a conflict, not overwritten', async () => {
  const workspace = await place.open();
  const { document, revision } = await firstMenu(workspace);
  const saved = await workspace.save(edited(document), revision);
  if (!saved.ok) throw new Error(saved.error.message);
  const file = join(place.folder, 'documents', `${document.id}.json`);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"edited"', '"EDITED"'));
  const refused = await workspace.save({ ...document, notes: 'mine' }, saved.value.revision);
  expect(refused.ok === false && refused.error.code).toBe('store.conflict');
});
