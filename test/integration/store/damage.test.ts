import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ChannelBook } from '#electron/services/channels/channel-book';
import { parseEvents } from '#electron/services/publish/journal';
import { AppState, DEFAULT_SETTINGS } from '#electron/services/settings';
import { channelId } from '#shared/domain/ids';
import { aPng } from '../../helpers/a-rich-menu';
import { aWorkspace, firstMenu, type OnDisk } from '../../helpers/a-workspace';
import { figures } from '../../helpers/figures';
import { publishBench, unwrap } from '../../helpers/publish-bench';
import { below, seeded } from '../../helpers/random';

/* R9: every file that Tapestry writes, damaged in every way that disks and crashes know. */
const PAGE = 4096;

/** Empty, zeros, cut at each page and at 50 random bytes, 50 flipped bits, and values that are JSON but no document. */
function damages(good: Buffer, seed: number): { name: string; bytes: Buffer }[] {
  const random = seeded(seed);
  const found: { name: string; bytes: Buffer }[] = [
    { name: 'empty', bytes: Buffer.alloc(0) },
    { name: 'zeros', bytes: Buffer.alloc(good.length) },
    ...['null', '[]', '5', '{}', '"text"'].map((text) => ({
      name: text,
      bytes: Buffer.from(text),
    })),
  ];
  for (let at = PAGE; at < good.length; at += PAGE)
    found.push({ name: `cut at ${at}`, bytes: good.subarray(0, at) });
  for (let round = 0; round < 50; round += 1) {
    const at = below(random, good.length);
    found.push({ name: `cut at ${at}`, bytes: good.subarray(0, at) });
    const flipped = Buffer.from(good);
    const place = below(random, good.length);
    flipped[place] = (flipped[place] ?? 0) ^ (1 << below(random, 8));
    found.push({ name: `bit flipped at ${place}`, bytes: flipped });
  }
  return found;
}

let place: OnDisk;
beforeEach(async () => {
  place = await aWorkspace();
});
afterEach(() => place.remove());

/** Every document but one, as it lies on the disk. */
const others = (id: string) =>
  Object.fromEntries(
    readdirSync(join(place.folder, 'documents'))
      .filter((name) => !name.startsWith(id))
      .map((name) => [name, readFileSync(join(place.folder, 'documents', name), 'utf8')]),
  );
/** Whether these bytes are still somewhere below the folder. */
const isKept = (folder: string, bytes: Buffer): boolean =>
  readdirSync(folder, { withFileTypes: true }).some(
    (entry) => entry.isFile() && readFileSync(join(folder, entry.name)).equals(bytes),
  );

describe('R9: a document', () => {
  test('damaged in any way: opens from its backup, the damaged bytes are kept, the others are untouched', async () => {
    const workspace = await place.open();
    const { document, revision } = await firstMenu(workspace);
    unwrap(await workspace.save({ ...document, notes: 'second version' }, revision));
    const folder = join(place.folder, 'documents');
    const path = join(folder, `${document.id}.json`);
    const good = readFileSync(path);
    const before = others(document.id);
    const counted = { damages: 0, restored: 0, readable: 0 };
    for (const { name, bytes } of damages(good, 20_261_125)) {
      writeFileSync(path, bytes);
      const seen = workspace.info().notices.length;
      const loaded = await workspace.load(document.id);
      if (!loaded.ok) throw new Error(`${name}: ${loaded.error.code}`);
      expect(loaded.value.document.id).toBe(document.id);
      counted.damages += 1;
      const notice = workspace.info().notices[seen];
      if (notice) {
        expect(notice.code, name).toBe('store.restoredFromBackup');
        expect(isKept(folder, bytes), name).toBe(true);
        counted.restored += 1;
      } else {
        // a flipped letter in a name is a document that somebody edited: it is shown as it is
        expect(readFileSync(path).equals(bytes), name).toBe(true);
        counted.readable += 1;
      }
      for (const entry of readdirSync(folder))
        if (entry.includes('.corrupt-')) rmSync(join(folder, entry));
    }
    expect(others(document.id)).toEqual(before);
    expect(counted.restored).toBeGreaterThan(70);
    figures('R9 document', counted);
    await workspace.close();
  });

  test('without a backup is set aside and named, and the rest opens', async () => {
    const first = await place.open();
    const { document } = await firstMenu(first);
    await first.close();
    const before = others(document.id);
    writeFileSync(join(place.folder, 'documents', `${document.id}.json`), '');
    const told: string[] = [];
    const workspace = await place.open({ onNotice: ({ code }) => told.push(code) });
    expect(told).toContain('store.quarantined');
    expect(workspace.list({ offset: 0, limit: 10 }).total).toBe(Object.keys(before).length);
    expect(others(document.id)).toEqual(before);
    await workspace.close();
  });

  test('with a byte-order mark, doubled keys or other white space is the same document', async () => {
    const workspace = await place.open();
    const { document } = await firstMenu(workspace);
    const path = join(place.folder, 'documents', `${document.id}.json`);
    const good = readFileSync(path, 'utf8');
    for (const text of [
      `\uFEFF${good}`,
      good.replace('"data": {', `"data": {\n    "notes": "first of two",`),
      JSON.stringify(JSON.parse(good)),
      good.replaceAll('\n', '\r\n'),
    ]) {
      writeFileSync(path, text);
      const loaded = unwrap(await workspace.load(document.id));
      expect(loaded.document).toEqual(document);
      expect(workspace.info().notices).toEqual([]);
    }
    await workspace.close();
  });

  test('of a kind that only a newer Tapestry knows is left alone', async () => {
    const first = await place.open();
    const { document } = await firstMenu(first);
    await first.close();
    const path = join(place.folder, 'documents', `${document.id}.json`);
    const newer = readFileSync(path, 'utf8').replace('"richMenuSet"', '"spaceShip"');
    writeFileSync(path, newer);
    const workspace = await place.open();
    const loaded = await workspace.load(document.id);
    expect(loaded.ok ? null : loaded.error.code).toBe('store.unknownKind');
    expect(readFileSync(path, 'utf8')).toBe(newer);
    await workspace.close();
  });
});

describe('R9: tapestry.json', () => {
  test('damaged in any way or gone: same identity from its second copy, the damaged one kept', async () => {
    const first = await place.open();
    const { id, name } = first.info();
    const { total } = first.list({ offset: 0, limit: 10 });
    await first.close();
    const path = join(place.folder, 'tapestry.json');
    const good = readFileSync(path);
    const counted = { damages: 0, restored: 0, readable: 0 };
    for (const damage of [...damages(good, 7), { name: 'gone', bytes: null }]) {
      if (damage.bytes) writeFileSync(path, damage.bytes);
      else rmSync(path);
      const workspace = await place.open();
      const codes = workspace.info().notices.map(({ code }) => code);
      expect(workspace.list({ offset: 0, limit: 10 }).total, damage.name).toBe(total);
      counted.damages += 1;
      if (codes.includes('store.workspaceRestored')) {
        expect(workspace.info(), damage.name).toMatchObject({ id, name });
        if (damage.bytes) expect(isKept(place.folder, damage.bytes), damage.name).toBe(true);
        counted.restored += 1;
      } else counted.readable += 1;
      await workspace.close();
      for (const entry of readdirSync(place.folder))
        if (entry.includes('.corrupt-')) rmSync(join(place.folder, entry));
      writeFileSync(path, good);
      writeFileSync(join(place.folder, '.tapestry', 'tapestry.json'), good);
    }
    figures('R9 tapestry.json', counted);
    expect(counted.restored).toBeGreaterThan(50);
  });

  test('gone with its second copy: the documents are found, under an identity of its own', async () => {
    const first = await place.open();
    const { id, documentCount: documents } = first.info();
    await first.close();
    rmSync(join(place.folder, 'tapestry.json'));
    rmSync(join(place.folder, '.tapestry', 'tapestry.json'), { force: true });
    const workspace = await place.open();
    expect(workspace.info().notices.map(({ code }) => code)).toContain('store.workspaceRebuilt');
    expect(workspace.info().id).not.toBe(id);
    expect(workspace.info().documentCount).toBe(documents);
    await workspace.close();
  });
});

describe('R9: channels.json', () => {
  const production = {
    id: channelId.parse('chn_0000000000000001'),
    name: 'shop',
    kind: 'production' as const,
    colour: '#0E6E83',
    basicId: '@shop',
    botUserId: `U${'0'.repeat(32)}`,
    requiresApproval: false,
  };
  test('damaged in any way: channels come back from the version before, the damaged one is kept', async () => {
    const workspace = await place.open();
    await new ChannelBook(workspace).put(production);
    await new ChannelBook(workspace).select(production.id);
    const path = join(place.folder, 'channels.json');
    const good = readFileSync(path);
    const spare = readFileSync(`${path}.bak`);
    const counted = { damages: 0, restored: 0 };
    for (const { name, bytes } of damages(good, 11)) {
      writeFileSync(path, bytes);
      writeFileSync(`${path}.bak`, spare);
      const found = await new ChannelBook(workspace).list();
      expect(found.map((channel) => channel.kind).sort(), name).toEqual([
        'production',
        'rehearsal',
      ]);
      if (readFileSync(path).equals(bytes)) continue;
      counted.restored += 1;
      expect(isKept(place.folder, bytes), name).toBe(true);
      for (const entry of readdirSync(place.folder))
        if (entry.includes('.corrupt-')) rmSync(join(place.folder, entry));
      counted.damages += 1;
    }
    expect(workspace.info().notices.map(({ code }) => code)).toContain('store.fileSetAside');
    figures('R9 channels.json', counted);
    await workspace.close();
  });
});

describe('R9: the files of the app’s own folder', () => {
  test.each(['settings', 'session'] as const)(
    '%s, damaged in any way: starts, and keeps the damaged one',
    async (which) => {
      const userData = mkdtempSync(join(tmpdir(), 'tapestry-user-'));
      try {
        const state = new AppState(userData);
        await state.settings.update((before) => ({ ...before, grid: true }));
        await state.session.update(() => ({ json: '{"tabs":[]}' }));
        const path = state[which].path;
        const good = readFileSync(path);
        let count = 0;
        for (const { name, bytes } of damages(good, 13)) {
          writeFileSync(path, bytes);
          rmSync(`${path}.bak`, { force: true });
          const again = new AppState(userData);
          const settings = await again.settings.read();
          expect(typeof settings.grid, name).toBe('boolean');
          if (which === 'settings' && bytes.length < 10) expect(settings).toEqual(DEFAULT_SETTINGS);
          const unreadable = !isReadable(bytes, which);
          await again.settings.update((before) => before);
          await again.session.update((before) => before);
          if (unreadable) expect(isKept(userData, bytes), name).toBe(true);
          for (const entry of readdirSync(userData))
            if (entry.includes('.corrupt-')) rmSync(join(userData, entry));
          count += 1;
        }
        figures(`R9 ${which}.json`, { damages: count });
      } finally {
        rmSync(userData, { recursive: true, force: true });
      }
    },
  );
});
/** Damage that left JSON of the right outline is not told from an edit. */
const isReadable = (bytes: Buffer, which: 'settings' | 'session'): boolean => {
  try {
    const value = JSON.parse(bytes.toString()) as Record<string, unknown>;
    return which === 'settings' ? 'panels' in value : 'json' in value;
  } catch {
    return false;
  }
};

describe('R9: what publishing remembers', () => {
  test('a journal damaged in any way never stops the studio, and a torn line is never half believed', async () => {
    const bench = await publishBench();
    try {
      const scope = { kind: 'chosen' as const, documentIds: [(await bench.home()).id] };
      unwrap(await bench.service.apply(bench.target, scope));
      const folder = join(bench.workspace.folder, '.tapestry', 'journal');
      const [name = ''] = readdirSync(folder).filter((entry) => entry.endsWith('.jsonl'));
      const path = join(folder, name);
      const good = readFileSync(path);
      const events = parseEvents(good.toString()).length;
      let count = 0;
      for (const { bytes } of damages(good, 17)) {
        writeFileSync(path, bytes);
        const interrupted = await bench.another().unfinished(bench.target);
        expect(interrupted.length).toBeLessThanOrEqual(1);
        expect(parseEvents(bytes.toString()).length).toBeLessThanOrEqual(events);
        count += 1;
      }
      figures('R9 journal', { damages: count });
    } finally {
      await bench.close();
    }
  });

  test('a damaged memory of an account stops publishing to it, and stays as it is', async () => {
    const bench = await publishBench();
    try {
      const scope = { kind: 'chosen' as const, documentIds: [(await bench.home()).id] };
      unwrap(await bench.service.apply(bench.target, scope));
      const path = join(bench.workspace.folder, 'publications', `${bench.target.botUserId}.json`);
      const good = readFileSync(path);
      const before = structuredClone(bench.server.platform.state);
      const counted = { damages: 0, refused: 0 };
      for (const { name, bytes } of damages(good, 19)) {
        writeFileSync(path, bytes);
        const plan = await bench.another().plan(bench.target, scope);
        counted.damages += 1;
        if (!plan.ok) {
          expect(plan.error.code, name).toBe('publish.memoryUnreadable');
          counted.refused += 1;
        }
        expect(readFileSync(path).equals(bytes), name).toBe(true);
      }
      expect(bench.server.platform.state).toEqual(before);
      expect(counted.refused).toBeGreaterThan(50);
      figures('R9 publications', counted);
    } finally {
      await bench.close();
    }
  });

  test('a picture that no longer is what its name says is missing, not shown', async () => {
    const workspace = await place.open();
    const asset = unwrap(await workspace.assets.put(aPng(), 'grey.png'));
    const path = join(place.folder, 'assets', asset.hash.slice(0, 2), `${asset.hash}.png`);
    const good = readFileSync(path);
    let count = 0;
    for (const { name, bytes } of damages(good, 23)) {
      writeFileSync(path, bytes);
      const read = await workspace.assets.read(asset.hash);
      expect(read === null || Buffer.from(read).equals(good), name).toBe(true);
      count += 1;
    }
    figures('R9 asset', { damages: count });
    await workspace.close();
  });
});

test('R8: unfinished files of a crash are swept from every folder, and only by whoever holds the lock', async () => {
  const temp = '.x.json.0123456789ab.tmp';
  const folders = ['.', 'documents', 'assets/ab', 'publications', '.tapestry', '.tapestry/renders'];
  for (const folder of folders) {
    mkdirSync(join(place.folder, folder), { recursive: true });
    writeFileSync(join(place.folder, folder, temp), 'half');
  }
  const left = () =>
    readdirSync(place.folder, { recursive: true }).filter((name) => String(name).endsWith('.tmp'));
  const looking = await place.open({ lock: false });
  await looking.close();
  // somebody else's save may be under way
  expect(left()).toHaveLength(folders.length);
  const workspace = await place.open();
  expect(left()).toEqual([]);
  await workspace.close();
});
