import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createInventoryClient } from '#electron/line/inventory';
import { createKeyPair } from '#electron/line/jwt';
import { createTokenDesk } from '#electron/line/tokens';
import type { PublishTarget } from '#electron/services/publish/ports';
import { pullAccount } from '#electron/services/publish/pull';
import { pullPorts } from '#electron/services/publish/pull-ports';
import { lineEndpoints } from '#shared/line/endpoints';
import { type JudgingProxy, judgingProxy } from '../../helpers/judging-proxy';
import { type Bench, publishBench, repaint, unwrap } from '../../helpers/publish-bench';

/* The whole publishing journey through a proxy that holds LINE's specification against every byte of it. */
let bench: Bench;
let proxy: JudgingProxy;
let target: PublishTarget;

beforeEach(async () => {
  bench = await publishBench();
  proxy = await judgingProxy(bench.server.url);
  target = { ...bench.target, line: bench.lineAt(proxy.url) };
});
afterEach(async () => {
  await proxy.close();
  await bench.close();
});

const scope = async () => ({ kind: 'chosen' as const, documentIds: [(await bench.home()).id] });
const names = () => {
  const found = new Set<string>();
  for (const [name, { method, path }] of Object.entries(lineEndpoints)) {
    const pattern = new RegExp(`^${method} ${path.replace(/\{\w+\}/g, '[^/]+')}$`);
    if (proxy.calls.some(({ call }) => pattern.test(call))) found.add(name);
  }
  return found;
};

describe('LINE’s specification has nothing against', () => {
  test('plan, publish, replace, links, rollback, restore and pull; all of it through one endpoint', async () => {
    const { service, server } = bench;
    const first = unwrap(await service.apply(target, await scope()));
    expect(first.state).toBe('done');
    await bench.change(repaint);
    expect(unwrap(await service.plan(target, await scope())).steps.length).toBeGreaterThan(0);
    expect(unwrap(await service.apply(target, await scope())).state).toBe('done');
    expect(unwrap(await service.rollback(target, null)).state).toBe('done');
    expect(unwrap(await service.restore(target, first.id)).state).toBe('done');
    await bench.change((set) => ({ ...set, archived: true }));
    expect(unwrap(await service.apply(target, await scope())).state).toBe('done');
    expect(server.platform.state.richMenus).toEqual([]);

    const inventory = createInventoryClient({
      channelAccessToken: server.credentials.channelAccessToken,
      endpoint: proxy.url,
    });
    unwrap(await pullAccount(target, inventory, pullPorts(bench.workspace, bench.ports())));
    expect(proxy.faults).toEqual([]);
    expect(proxy.unknown).toEqual([]);
    // Both of LINE's hosts: pictures live on the other one.
    for (const name of [
      'validateRichMenuObject',
      'createRichMenu',
      'setRichMenuImage',
      'getRichMenuImage',
      'createRichMenuAlias',
      'updateRichMenuAlias',
      'deleteRichMenuAlias',
      'setDefaultRichMenu',
      'cancelDefaultRichMenu',
      'deleteRichMenu',
      'getRichMenuList',
      'getRichMenuAliasList',
      'getMessageQuota',
      'getMessageQuotaConsumption',
      'getWebhookEndpoint',
      'getAudienceGroups',
      'listCoupon',
    ])
      expect([...names()], name).toContain(name);
  });

  test('every kind of token, from its issue to its end', async () => {
    const { channelId, channelSecret } = bench.server.credentials;
    const now = () => new Date(bench.server.platform.clock.now());
    const desk = createTokenDesk({ now, endpoint: proxy.url });
    const pair = await createKeyPair();
    const keyId = bench.server.platform.tokens.registerKey(pair.publicJwk);
    const key = { channelId, keyId, privateKey: pair.privateKey };
    const short = unwrap(await desk.shortLived(channelId, channelSecret));
    unwrap(await desk.verify(short.token));
    unwrap(await desk.revoke(short.token));
    unwrap(await desk.stateless(channelId, channelSecret));
    const issued = unwrap(await desk.v21(key));
    expect(unwrap(await desk.keyIds(key))).toHaveLength(1);
    unwrap(await desk.revokeV21(channelId, channelSecret, issued.token));
    expect(proxy.faults).toEqual([]);
    expect(proxy.unknown).toEqual([]);
    expect(proxy.calls).toHaveLength(7);
  });

  test('and it would say so: a wrong body does not pass unseen', async () => {
    await fetch(`${proxy.url}/v2/bot/richmenu/alias`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${bench.server.credentials.channelAccessToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ richMenuAliasId: 7 }),
    });
    expect(proxy.faults.length).toBeGreaterThan(0);
  });
});
