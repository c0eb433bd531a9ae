import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CurrentWorkspace } from '#electron/services/current-workspace';
import { linkHandlers } from '#electron/services/links/handlers';
import { randomBytesPort } from '#electron/store/random';
import type { Workspace } from '#electron/store/workspace';
import type { TapestryDocument } from '#shared/document/kinds';
import { newId } from '#shared/domain/ids';
import { aBroadcast, aCampaign } from '../../../../helpers/a-campaign';
import { aWorkspace, type OnDisk } from '../../../../helpers/a-workspace';
import { unwrap } from '../../../../helpers/publish-bench';

const OLD = 'https://shop.example/old';
const NEW = 'https://shop.example/new';
const base = (name: string) => ({
  id: newId('doc', randomBytesPort),
  name,
  tags: [],
  notes: '',
  archived: false,
  createdAt: '2026-09-01T00:00:00.000Z',
  updatedAt: '2026-09-01T00:00:00.000Z',
});
const message = (name: string, ...urls: string[]) =>
  ({
    ...base(name),
    kind: 'message',
    bubbles: urls.map((uri) => ({
      id: newId('bub', randomBytesPort),
      source: 'wire',
      wire: { type: 'text', text: `look: ${uri}` },
    })),
  }) as TapestryDocument;
const first = message('First', OLD, NEW);
const second = message('Second', OLD);
const other = message('Other', OLD);
const campaign = {
  ...aCampaign({
    broadcasts: [
      aBroadcast({
        messages: [
          { source: 'document', documentId: first.id },
          { source: 'document', documentId: second.id },
        ],
      }),
    ],
  }),
  ...base('Autumn'),
} as TapestryDocument;

let disk: OnDisk;
let workspace: Workspace;
const changed: string[][] = [];
let handlers: ReturnType<typeof linkHandlers>;
beforeAll(async () => {
  disk = await aWorkspace();
  workspace = await disk.open();
  for (const document of [first, second, other, campaign]) unwrap(await workspace.create(document));
  handlers = linkHandlers(
    { get: () => ({ ok: true, value: workspace }) } as unknown as CurrentWorkspace,
    (_event, payload) => changed.push((payload as { ids: string[] }).ids),
    async (url) => ({ state: 'ok', status: 200, url, hops: 0 }),
  );
});
afterAll(async () => {
  await workspace.close();
  disk.remove();
});
const linksOfCampaign = async () =>
  unwrap(await handlers['links.list']({ campaignId: campaign.id })).links.map(
    ({ url, documents }) => `${url}: ${documents.map(({ name }) => name).sort()}`,
  );

describe('the links of a workspace', () => {
  it('are found everywhere, of a campaign only in what it sends', async () => {
    expect(await linksOfCampaign()).toEqual([`${OLD}: First,Second`, `${NEW}: First`]);
    const all = unwrap(await handlers['links.list']({ campaignId: null })).links;
    expect(all.find(({ url }) => url === OLD)?.documents).toHaveLength(3);
  });
  it('are changed in one place, and exactly that is taken back in one', async () => {
    const done = unwrap(
      await handlers['links.replace']({
        from: OLD,
        to: NEW,
        documentIds: [first.id, second.id, newId('doc', randomBytesPort)],
      }),
    );
    expect([done.documents, done.places, done.failed]).toEqual([2, 2, 1]);
    expect(changed.at(-1)?.sort()).toEqual([first.id, second.id].sort());
    expect(await linksOfCampaign()).toEqual([`${NEW}: First,Second`]);
    expect(unwrap(await handlers['links.undo']({ undo: done.undo })).documents).toBe(2);
    // what was the new address before stays it
    expect(await linksOfCampaign()).toEqual([`${OLD}: First,Second`, `${NEW}: First`]);
    const again = await handlers['links.undo']({ undo: done.undo });
    expect(again).toMatchObject({ ok: false, error: { code: 'links.nothingToUndo' } });
  });
});
