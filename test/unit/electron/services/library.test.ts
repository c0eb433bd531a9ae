import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CurrentWorkspace } from '#electron/services/current-workspace';
import { libraryHandlers } from '#electron/services/library';
import { randomBytesPort } from '#electron/store/random';
import type { Workspace } from '#electron/store/workspace';
import type { TapestryDocument } from '#shared/document/kinds';
import { newId } from '#shared/domain/ids';
import { aCampaign } from '../../../helpers/a-campaign';
import { aWorkspace, type OnDisk } from '../../../helpers/a-workspace';
import { unwrap } from '../../../helpers/publish-bench';

let disk: OnDisk;
let workspace: Workspace;
const random = randomBytesPort;
const base = (name: string) => ({
  id: newId('doc', random),
  name,
  tags: [],
  notes: '',
  archived: false,
  createdAt: '2026-09-01T00:00:00.000Z',
  updatedAt: '2026-09-01T00:00:00.000Z',
});
const message = (name: string, wire: Record<string, unknown>, folder?: string) =>
  ({
    ...base(name),
    kind: 'message',
    bubbles: [{ id: newId('bub', random), source: 'wire', wire }],
    ...(folder === undefined ? {} : { folder }),
  }) as TapestryDocument;
const coupon = {
  ...base('Tea'),
  kind: 'coupon',
  wire: { title: 'Tea' },
  couponId: 'c1',
  closed: false,
  sample: false,
} as TapestryDocument;
const hello = message('Hello', { type: 'text', text: 'hi' }, '節慶/中秋');
const offer = message('Offer', { type: 'coupon', couponId: 'c1' }, '節慶');
const other = message('Other', { type: 'text', text: 'x' }, '節慶前');
const campaign = {
  ...aCampaign({
    broadcasts: [
      {
        ...aCampaign().broadcasts[0],
        id: newId('brd', random),
        name: 'Monday',
        messages: [{ source: 'document', documentId: hello.id }],
      },
    ] as never,
  }),
  ...base('Autumn'),
} as TapestryDocument;
const changed: string[][] = [];
const handlers = () =>
  libraryHandlers(
    { get: () => ({ ok: true, value: workspace }) } as unknown as CurrentWorkspace,
    (_event, payload) => changed.push((payload as { ids: string[] }).ids),
  );

beforeAll(async () => {
  disk = await aWorkspace();
  workspace = await disk.open();
  for (const document of [coupon, hello, offer, other, campaign])
    unwrap(await workspace.create(document));
});
afterAll(async () => {
  await workspace.close();
  disk.remove();
});

const usage = async (id: TapestryDocument['id']) =>
  unwrap(await handlers()['library.usage']({ id })).places.map(
    ({ name, where, part }) => `${name}: ${where} ${part}`,
  );
const inFolder = (folder: string) =>
  workspace
    .list({ kinds: ['message'], folder, offset: 0, limit: 100 })
    .heads.map(({ name }) => name)
    .sort();

describe('the library', () => {
  it('says where a document is used, a coupon by the id that LINE gave it', async () => {
    expect(await usage(hello.id)).toEqual(['Autumn: send Monday']);
    expect(await usage(coupon.id)).toEqual(['Offer: bubble 1']);
    expect(await usage(other.id)).toEqual([]);
    const heads = workspace.list({ offset: 0, limit: 100 }).heads;
    const usedIn = (name: string) => heads.find((head) => head.name === name)?.usedIn;
    expect(['Hello', 'Tea', 'Other'].map(usedIn)).toEqual([1, 1, undefined]);
  });
  it('knows it also of a workspace whose index was written before there was usage', async () => {
    await workspace.close();
    const file = join(disk.folder, 'index.json');
    const [heads = '', texts = ''] = readFileSync(file, 'utf8').split('\n\n');
    const index = JSON.parse(heads) as { entries: { refs?: unknown }[] };
    for (const entry of index.entries) delete entry.refs;
    writeFileSync(file, `${JSON.stringify(index)}\n\n${texts}`);
    workspace = await disk.open();
    expect(await usage(hello.id)).toEqual(['Autumn: send Monday']);
  });
  it('lists a folder with all that lies in it, renames it, and leaves its documents when it goes', async () => {
    const kinds = ['message'];
    expect(unwrap(await handlers()['library.facets']({ kinds })).folders).toEqual([
      '節慶',
      '節慶/中秋',
      '節慶前',
    ]);
    expect(inFolder('節慶')).toEqual(['Hello', 'Offer']);
    const move = async (from: string, to: string) =>
      unwrap(await handlers()['library.moveFolder']({ kinds, from, to })).documents;
    expect(await move('節慶', ' 檔期 ')).toBe(2);
    expect(changed.at(-1)).toHaveLength(2);
    expect(inFolder('檔期/中秋')).toEqual(['Hello']);
    expect(await move('檔期', '')).toBe(2);
    expect(inFolder('')).toContain('Offer');
    expect(inFolder('')).not.toContain('Hello');
    expect(inFolder('中秋')).toEqual(['Hello']);
    expect(await move('nowhere', 'x')).toBe(0);
  });
});
