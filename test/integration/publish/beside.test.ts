import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccountClient } from '#electron/line/account';
import { createInventoryClient } from '#electron/line/inventory';
import { type Fault, faultScript } from '#electron/rehearsal/faults';
import type { CouponHosting } from '#electron/services/publish/beside';
import type { PublishTarget } from '#electron/services/publish/ports';
import { PublishService } from '#electron/services/publish/service';
import { wishFiles } from '#electron/services/publish/wishes';
import { type AccountWishes, NO_WISHES } from '#shared/domain/account-wishes';
import type { Coupon } from '#shared/domain/coupon/schema';
import { newId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { LineEndpointName } from '#shared/line/endpoints';
import { assetUrlOf } from '#shared/preview/asset-url';
import { aCoupon, clientsOf } from '../../helpers/drive-line';
import { type Bench, publishBench, repaint, unwrap } from '../../helpers/publish-bench';

/*
 * Coupons, audiences and the webhook as parts of a plan: shown before, carried out with the menus, read back,
 * taken up again after a cut, and nothing there twice.
 */
const WEBHOOK = 'https://shop.example/line';
let bench: Bench;
let target: PublishTarget;
let shop: Server;
let answers = 200;
let served = 0;

beforeEach(async () => {
  bench = await publishBench();
  answers = 200;
  served = 0;
  const { clock } = bench.server.platform;
  const options = {
    channelAccessToken: bench.server.credentials.channelAccessToken,
    endpoint: bench.server.url,
    clock: {
      monotonicMs: () => clock.now(),
      sleep: async (ms: number) => void clock.advance(ms),
    },
    timeoutMs: 400,
  };
  target = {
    ...bench.target,
    isReal: true,
    inventory: createInventoryClient(options),
    account: createAccountClient(options),
  };
  shop = createServer((_request, response) => {
    served += 1;
    response.writeHead(answers).end();
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  bench.server.platform.webhook.forwardTo(
    `http://127.0.0.1:${(shop.address() as AddressInfo).port}/`,
  );
});
afterEach(async () => {
  shop.closeAllConnections();
  await new Promise((resolve) => shop.close(resolve));
  await bench.close();
});

const scope = async () => ({ kind: 'chosen' as const, documentIds: [(await bench.home()).id] });
const apply = async () => unwrap(await bench.service.apply(target, await scope()));
const plan = async () => unwrap(await bench.service.plan(target, await scope()));
const rows = async () =>
  (await plan()).operations
    .filter(({ resource }) => ['coupon', 'audience', 'webhook'].includes(resource))
    .map(({ op, resource, name }) => [op, resource, name]);
const wish = async (wishes: Partial<AccountWishes>) =>
  unwrap(
    await wishFiles(bench.workspace.folder).write(target.botUserId, { ...NO_WISHES, ...wishes }),
  );
async function aDraft(over: Record<string, unknown> = {}): Promise<Coupon> {
  const at = new Date(bench.server.platform.clock.now()).toISOString();
  const coupon: Coupon = {
    id: newId('doc', (count) => crypto.getRandomValues(new Uint8Array(count))),
    kind: 'coupon',
    name: '買一送一',
    tags: [],
    notes: '',
    archived: false,
    createdAt: at,
    updatedAt: at,
    wire: { ...aCoupon(bench.server.platform.clock.now()), ...over },
    couponId: null,
    closed: false,
    sample: false,
  };
  unwrap(await bench.workspace.create(coupon));
  return coupon;
}
const kept = async ({ id }: Coupon) => unwrap(await bench.workspace.loadAs('coupon', id)).document;
const running = () =>
  bench.server.platform.state.coupons.filter(({ closedAt }) => closedAt === null);
async function anAudience(description: string): Promise<number> {
  const { audiences } = clientsOf(bench.server);
  const made = await audiences.createAudienceGroup({ description, audiences: [] });
  return made.audienceGroupId ?? 0;
}
const names = () => bench.server.platform.state.audiences.map(({ description }) => description);

describe('a plan asked for by a coupon', () => {
  test('holds the account alone: what is live stays live, with its default', async () => {
    await apply();
    const { richMenus, defaultRichMenuId } = bench.server.platform.state;
    const before = JSON.stringify({ richMenus, defaultRichMenuId });
    expect(defaultRichMenuId).not.toBeNull();
    const coupon = await aDraft();
    await wish({ coupons: [{ documentId: coupon.id, wish: 'create' }] });
    const own = { kind: 'chosen' as const, documentIds: [coupon.id] };
    const planned = unwrap(await bench.service.plan(target, own, { withPictures: true }));
    const steps = planned.steps.length;
    const run = unwrap(await bench.service.apply(target, own));
    expect(run.state).toBe('done');
    expect(steps).toBeGreaterThan(0);
    expect((await kept(coupon)).couponId).not.toBeNull();
    const after = bench.server.platform.state;
    expect(
      JSON.stringify({ richMenus: after.richMenus, defaultRichMenuId: after.defaultRichMenuId }),
    ).toBe(before);
    // and the menu's own plan finds nothing to mend
    expect((await plan()).steps).toEqual([]);
  });
});

describe('a picture of a coupon that only this workspace has', () => {
  const LOCAL = assetUrlOf('c'.repeat(64));
  const PUBLIC = 'https://cdn.example/cc/picture.png';
  const made = () => bench.server.platform.state.coupons.map(({ coupon }) => coupon.imageUrl);
  /** A service over a host that answers so. */
  const over = (hosted: Result<string>) => {
    const asked: number[] = [];
    const ports = bench.ports();
    const hosting: CouponHosting = {
      stateOf: async () => 'ready',
      async publish(_channel, _document, wire) {
        asked.push(bench.server.platform.state.coupons.length);
        return hosted.ok ? ok({ ...wire, imageUrl: hosted.value }) : hosted;
      },
    };
    const beside = { ...ports.beside, hosting };
    return { asked, service: new PublishService({ ...ports, beside }) };
  };

  test('is hosted before LINE hears of the coupon, whose draft keeps its own', async () => {
    const coupon = await aDraft({ imageUrl: LOCAL });
    await wish({ coupons: [{ documentId: coupon.id, wish: 'create' }] });
    const { service, asked } = over(ok(PUBLIC));
    const run = unwrap(await service.apply(target, await scope()));
    expect(run.state).toBe('done');
    expect(asked).toEqual([0]);
    expect(made()).toEqual([PUBLIC]);
    const { couponId, wire } = await kept(coupon);
    expect(couponId).not.toBeNull();
    expect(wire.imageUrl).toBe(LOCAL);
  });
  test('that cannot be fetched back makes no coupon', async () => {
    const coupon = await aDraft({ imageUrl: LOCAL });
    await wish({ coupons: [{ documentId: coupon.id, wish: 'create' }] });
    const { service } = over(fail(appError('media.notPublic', 'Nobody can fetch it (403).')));
    const run = unwrap(await service.apply(target, await scope()));
    expect(run.state).not.toBe('done');
    expect(made()).toEqual([]);
    expect((await kept(coupon)).couponId).toBeNull();
  });
  test('is a stop of the plan where there is no host, and names the place', async () => {
    const coupon = await aDraft({ imageUrl: LOCAL });
    await wish({ coupons: [{ documentId: coupon.id, wish: 'create' }] });
    expect((await plan()).problems).toEqual([
      expect.objectContaining({
        code: 'publish.couponNoHost',
        severity: 'error',
        path: [coupon.id, 'wire', 'imageUrl'],
      }),
    ]);
  });
});

describe('what lies beside rich menus', () => {
  test('is planned, made, read back, and then as wished', async () => {
    const coupon = await aDraft();
    const old = await anAudience('舊名');
    const gone = await anAudience('不要了');
    await wish({
      webhook: { endpoint: WEBHOOK },
      coupons: [{ documentId: coupon.id, wish: 'create' }],
      audiences: [
        { audienceGroupId: old, name: '新名' },
        { audienceGroupId: gone, name: null },
      ],
    });
    const shown = await plan();
    expect(await rows()).toEqual([
      ['create', 'coupon', '買一送一'],
      ['delete', 'audience', '不要了'],
      ['update', 'audience', '舊名'],
      ['create', 'webhook', WEBHOOK],
    ]);
    expect(shown.operations.find(({ resource }) => resource === 'quota')?.name).toMatch(/^\d+ \/ /);
    const codes = shown.steps.map(({ code }) => code);
    // what can be taken back before followers notice, what is for good after the reading back
    expect(codes.indexOf('createCoupon')).toBeLessThan(codes.indexOf('setDefault'));
    expect(codes.indexOf('deleteAudience')).toBeGreaterThan(codes.indexOf('readBack'));

    expect((await apply()).state).toBe('done');
    const made = await kept(coupon);
    expect(running().map(({ couponId }) => couponId)).toEqual([made.couponId]);
    expect(names()).toEqual(['新名']);
    expect(bench.server.platform.webhook.endpoint).toBe(WEBHOOK);
    expect(served).toBe(1);
    expect((await apply()).steps).toEqual([]);

    await wish({ coupons: [{ documentId: coupon.id, wish: 'close' }] });
    expect(await rows()).toContainEqual(['delete', 'coupon', 'Ten off']);
    expect((await apply()).state).toBe('done');
    expect(running()).toEqual([]);
    expect(await kept(coupon)).toMatchObject({ closed: true });
    expect((await apply()).steps).toEqual([]);
  });

  test('belongs to the plan that was agreed to', async () => {
    const coupon = await aDraft();
    const { hash } = await plan();
    await wish({ coupons: [{ documentId: coupon.id, wish: 'create' }] });
    const other = await bench.service.apply(target, await scope(), { planHash: hash });
    expect(other.ok ? null : other.error.code).toBe('publish.planOutdated');
    expect(running()).toEqual([]);
  });

  test('stops the plan where LINE would refuse it', async () => {
    const coupon = await aDraft({ title: '' });
    await wish({
      coupons: [{ documentId: coupon.id, wish: 'create' }],
      webhook: { endpoint: 'http://shop.example/line' },
    });
    const refused = await bench.service.apply(target, await scope());
    expect(refused.ok ? null : refused.error.code).toBe('publish.hasProblems');
    const found = (await plan()).problems.filter(({ severity }) => severity === 'error');
    expect(found.map(({ code }) => code)).toContain('publish.webhookNotHttps');
    expect(bench.server.platform.state.richMenus).toEqual([]);
  });

  test('a webhook that does not answer is not set, and what was made before it is taken back', async () => {
    const coupon = await aDraft();
    await wish({
      webhook: { endpoint: WEBHOOK },
      coupons: [{ documentId: coupon.id, wish: 'create' }],
    });
    answers = 500;
    const run = await apply();
    expect(run).toMatchObject({ state: 'failed', error: { code: 'publish.webhookFails' } });
    const { platform } = bench.server;
    expect(platform.webhook.endpoint).toBeNull();
    expect(running()).toEqual([]);
    expect(await kept(coupon)).toMatchObject({ couponId: null, closed: false });
    expect(platform.state.richMenus).toEqual([]);
    answers = 200;
    expect((await apply()).state).toBe('done');
    expect(running()).toHaveLength(1);
  });
});

describe('a process that dies between LINE and its own disk', () => {
  test('leaves one coupon, which the next process finds and writes down', async () => {
    const coupon = await aDraft();
    await wish({ coupons: [{ documentId: coupon.id, wish: 'create' }] });
    const ports = bench.ports();
    let bury: (answer: Result<null>) => void = () => undefined;
    const grave = new Promise<Result<null>>((resolve) => {
      bury = resolve;
    });
    let say: () => void = () => undefined;
    const isMade = new Promise<void>((resolve) => {
      say = resolve;
    });
    const dying = {
      ...ports,
      beside: {
        ...ports.beside,
        keepCoupon: () => {
          say();
          return grave;
        },
      },
    };
    const dead = scope().then((all) => new PublishService(dying).apply(target, all));
    await isMade;
    expect(running()).toHaveLength(1);
    expect((await kept(coupon)).couponId).toBeNull();
    const next = bench.another();
    const [cut] = await next.unfinished(target);
    const resumed = unwrap(await next.resume(target, cut?.id as never));
    expect(resumed).toMatchObject({ state: 'done', resumed: true });
    expect(running()).toHaveLength(1);
    expect((await kept(coupon)).couponId).toBe(running()[0]?.couponId);
    // this process cannot really die: it is let go, so that nothing of it stays open
    bury(fail(appError('store.noSuchDocument', 'It is dead.')));
    await dead;
  });
});

const FAULTS: Fault[] = [
  'rateLimit',
  'serverErrorBefore',
  'serverErrorAfter',
  'resetBefore',
  'resetAfter',
  'timeoutAfter',
];
const ENDPOINTS: LineEndpointName[] = [
  'createCoupon',
  'getCouponDetail',
  'listCoupon',
  'closeCoupon',
  'setWebhookEndpoint',
  'getWebhookEndpoint',
  'testWebhookEndpoint',
  'updateAudienceGroupDescription',
  'getAudienceGroups',
  'deleteAudienceGroup',
];

describe('one fault beside rich menus', () => {
  test.each(ENDPOINTS)(
    '%s: ends as wished in two more runs at most, nothing twice',
    async (endpoint) => {
      unwrap(await bench.service.apply(target, await scope()));
      const { server } = bench;
      for (const [index, fault] of FAULTS.entries()) {
        const before = running().length;
        const made = await aDraft({ title: `新 ${index}` });
        const id = await anAudience(`舊 ${index}`);
        const gone = await anAudience(`刪 ${index}`);
        const closing = bench.server.platform.state.coupons.find(
          ({ closedAt }) => closedAt === null,
        );
        const closingDocument = (
          await Promise.all(
            bench.workspace.ids('coupon').map((coupon) => bench.workspace.loadAs('coupon', coupon)),
          )
        )
          .map((loaded) => unwrap(loaded).document)
          .find(({ couponId }) => couponId !== null && couponId === closing?.couponId);
        await wish({
          webhook: { endpoint: `${WEBHOOK}/${index}` },
          coupons: [
            { documentId: made.id, wish: 'create' },
            ...(closingDocument
              ? [{ documentId: closingDocument.id, wish: 'close' as const }]
              : []),
          ],
          audiences: [
            { audienceGroupId: id, name: `新 ${index}` },
            { audienceGroupId: gone, name: null },
          ],
        });
        await bench.change(index % 2 === 0 ? repaint : (set) => ({ ...set }));
        // what is only read is read more than once
        const after = /^(getA|getW|list)/.test(endpoint) ? index % 2 : 0;
        const script = faultScript([{ fault, endpoint, after, times: 1 }]);
        let struck = 0;
        server.setFaults((called) => {
          const found = script(called);
          struck += found ? 1 : 0;
          return found;
        });
        let run = await bench.service.apply(target, await scope());
        server.setFaults(null);
        for (let more = 0; more < 2; more += 1) {
          const [cut] = await bench.service.unfinished(target);
          if (cut) run = await bench.service.resume(target, cut.id);
          else if (!run.ok || run.value.state !== 'done')
            run = await bench.service.apply(target, await scope());
        }
        const where = `${fault} at ${endpoint}`;
        // at first there is nothing to close
        if (endpoint !== 'closeCoupon' || closingDocument) expect(struck, where).toBe(1);
        expect(run.ok ? run.value.state : run.error.code, where).toBe('done');
        expect((await apply()).steps, where).toEqual([]);
        expect(running(), where).toHaveLength(before + 1 - (closingDocument ? 1 : 0));
        expect(
          running().filter(({ coupon }) => coupon.title === `新 ${index}`),
          where,
        ).toHaveLength(1);
        expect((await kept(made)).couponId, where).toBe(running().at(-1)?.couponId);
        expect(names(), where).toContain(`新 ${index}`);
        expect(names(), where).not.toContain(`刪 ${index}`);
        expect(server.platform.webhook.endpoint, where).toBe(`${WEBHOOK}/${index}`);
      }
    },
  );
});
