import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createInventoryClient } from '#electron/line/inventory';
import { pullAccount } from '#electron/services/publish/pull';
import { pullPorts } from '#electron/services/publish/pull-ports';
import { formatSaid } from '#shared/i18n/say';
import { toWire } from '#shared/line/rich-menu';
import { aPng } from '../../helpers/a-rich-menu';
import { type Bench, publishBench, unwrap } from '../../helpers/publish-bench';
import { type Random, seeded } from '../../helpers/publish-model';

/* What others made on an account comes into the workspace whole, and goes back as it was. */
const SEED = Number(process.env.TAPESTRY_SEED ?? 20261125);
let bench: Bench;
beforeEach(async () => {
  bench = await publishBench();
});
afterEach(() => bench.close());

const pull = async () => {
  const { server, target, workspace, ports } = bench;
  const inventory = createInventoryClient({
    channelAccessToken: server.credentials.channelAccessToken,
    endpoint: server.url,
  });
  return unwrap(await pullAccount(target, inventory, pullPorts(workspace, ports())));
};

/** A random account: sets of menus whose tabs lead to each other, menus without an alias, perhaps a default. */
function somebodysAccount(random: Random): void {
  const { platform } = bench.server;
  for (let set = random.below(3) + 1; set > 0; set -= 1) {
    const aliases = Array.from({ length: random.below(3) + 1 }, (_, at) => `set${set}-${at}`);
    const hasAliases = aliases.length > 1 || random.chance(0.6);
    for (const [at, alias] of aliases.entries()) {
      const others = aliases.filter((other) => other !== alias);
      const id = platform.createRichMenu({
        size: { width: 800, height: 540 },
        selected: random.chance(0.5),
        name: `Set ${set} 第 ${at} 頁`,
        chatBarText: random.pick(['選單', 'Menu', 'メニュー']),
        areas: [
          ...others.map((other, index) => ({
            bounds: { x: index * 200, y: 0, width: 200, height: 270 },
            action: { type: 'richmenuswitch', richMenuAliasId: other, data: `to=${other}` },
          })),
          {
            bounds: { x: 0, y: 270, width: 800, height: 270 },
            action: random.pick([
              { type: 'message', label: '問', text: '營業時間' },
              { type: 'uri', label: 'Shop', uri: 'https://example.com/%E5%BA%97' },
              { type: 'postback', data: `buy=${random.below(99)}`, displayText: '買' },
              { type: 'clipboard', label: 'Copy', clipboardText: 'A1' },
            ]),
          },
        ],
      });
      platform.setImage(id, aPng(800, 540, random.below(200)), 'image/png');
      if (hasAliases) platform.createAlias(alias, id);
      if (random.chance(0.3)) platform.setDefault(id);
    }
  }
}

describe('pull', () => {
  for (const seed of [SEED, SEED + 1, SEED + 2, SEED + 3])
    test(`rich menus come with pictures, aliases and default, and need no publish after that (seed ${seed})`, async () => {
      const { platform } = bench.server;
      somebodysAccount(seeded(seed));
      const before = structuredClone(platform.state);
      const known = new Set<string>(bench.workspace.ids('richMenuSet'));
      const { fetched, withheld, documentIds } = await pull();
      expect(withheld).toEqual([]);
      expect(fetched.richMenus).toBe(before.richMenus.length);
      expect(fetched.pictures).toBe(before.richMenus.length);
      expect(platform.state).toEqual(before);

      const pages = [];
      for (const id of documentIds) {
        expect(known.has(id)).toBe(false);
        const { document } = unwrap(await bench.workspace.loadAs('richMenuSet', id));
        pages.push(...document.pages.map((page) => ({ page, document })));
      }
      // Round trip: what a publish would send is what LINE has, byte for byte.
      const asServed = (entry: { richMenu: unknown; picture: string }) => JSON.stringify(entry);
      expect(
        pages
          .map(({ page, document }) => {
            const [layer] = page.layers;
            const picture = layer?.kind === 'image' ? layer.asset : '';
            return asServed({ richMenu: toWire(page, document).richMenu, picture });
          })
          .sort(),
      ).toEqual(
        before.richMenus
          .map(({ richMenu, image }) => asServed({ richMenu, picture: image?.sha256 ?? '' }))
          .sort(),
      );
      for (const { richMenuAliasId } of before.aliases)
        expect(pages.map(({ page }) => page.richMenuAliasId)).toContain(richMenuAliasId);

      const plan = unwrap(await bench.service.plan(bench.target, { kind: 'chosen', documentIds }));
      const menus = plan.operations.filter((row) => row.resource === 'richMenu');
      expect(menus.every((row) => row.op === 'unchanged' && row.drift === null)).toBe(true);
      expect(plan.steps.filter((step) => /RichMenu|uploadImage/.test(step.code))).toEqual([]);
      // nothing was there that others could have taken away
      expect(plan.operations.filter(({ drift }) => drift !== null)).toEqual([]);

      // A second pull finds nothing new.
      expect((await pull()).documentIds).toEqual([]);
    });

  test('coupons become documents once; webhook, audiences and quota are written down', async () => {
    const { platform, clock } = { ...bench.server, clock: bench.server.platform.clock };
    platform.webhook.setEndpoint('https://example.com/webhook');
    const now = Math.floor(clock.now() / 1_000);
    const wire = {
      title: '買一送一',
      acquisitionCondition: { type: 'normal' },
      maxUseCountPerTicket: 1,
      startTimestamp: now,
      endTimestamp: now + 86_400,
      timezone: 'ASIA_TAIPEI',
      visibility: 'UNLISTED',
      reward: { type: 'others' },
    };
    await fetch(`${bench.server.url}/v2/bot/coupon`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${bench.server.credentials.channelAccessToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(wire),
    }).then((answer) => expect(answer.status).toBe(200));
    const inventory = createInventoryClient({
      channelAccessToken: bench.server.credentials.channelAccessToken,
      endpoint: bench.server.url,
    });
    const beside = async () => {
      const target = { ...bench.target, inventory };
      const plan = unwrap(await bench.service.plan(target, { kind: 'everything' }));
      return plan.operations
        .filter((row) => ['coupon', 'audience', 'webhook'].includes(row.resource))
        .map(({ op, resource, name, drift }) => [op, resource, name, drift]);
    };
    const webhook = ['unchanged', 'webhook', 'https://example.com/webhook', null];
    expect(await beside()).toEqual([['adopt', 'coupon', '買一送一', null], webhook]);
    const first = await pull();
    expect(await beside()).toEqual([['unchanged', 'coupon', '買一送一', null], webhook]);
    expect(first.fetched).toMatchObject({ coupons: 1, webhook: 1, quota: 1, documents: 1 });
    const [id] = first.documentIds;
    const { document } = unwrap(await bench.workspace.loadAs('coupon', id as never));
    expect(document).toMatchObject({ name: '買一送一', closed: false });
    expect(document.wire).toMatchObject(wire);
    expect((await pull()).documentIds).toEqual([]);
    const file = join(bench.workspace.folder, 'remote', `${bench.target.botUserId}.json`);
    const record = JSON.parse(readFileSync(file, 'utf8'));
    expect(record).toMatchObject({
      webhook: { endpoint: 'https://example.com/webhook' },
      coupons: [{ title: '買一送一' }],
      audiences: [],
    });
    expect(record.quota.value).toBeGreaterThan(0);
    // Forgotten by the platform: said, and never made again under another id.
    bench.server.reset();
    expect(await beside()).toEqual([['unchanged', 'coupon', '買一送一', 'gone']]);
  });

  test('a menu without a picture is named, not taken in', async () => {
    const { platform } = bench.server;
    const id = platform.createRichMenu({
      size: { width: 800, height: 540 },
      selected: true,
      name: 'Half',
      chatBarText: 'Half',
      areas: [],
    });
    const { withheld, documentIds } = await pull();
    expect(documentIds).toEqual([]);
    expect(withheld).toMatchObject([
      { subject: `richMenu ${id}`, details: { reason: { code: 'publish.adoptGone' } } },
    ]);
    expect(withheld.map((said) => formatSaid(said, 'zh-TW'))).toEqual([
      '「Half」：這份圖文選單已不存在，或沒有圖片，無法匯入。',
    ]);
  });
});
