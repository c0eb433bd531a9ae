import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccountClient } from '#electron/line/account';
import { createInventoryClient } from '#electron/line/inventory';
import { audienceListHandlers } from '#electron/services/audience-lists/handlers';
import { idsOf } from '#electron/services/campaigns/queue-facts';
import type { CurrentWorkspace } from '#electron/services/current-workspace';
import { adoptAudience } from '#electron/services/publish/adopt-audience';
import type { PublishTarget } from '#electron/services/publish/ports';
import { pullAccount } from '#electron/services/publish/pull';
import { pullPorts } from '#electron/services/publish/pull-ports';
import { wishFiles } from '#electron/services/publish/wishes';
import { NO_WISHES } from '#shared/domain/account-wishes';
import type { Audience } from '#shared/domain/audience/schema';
import { appError, fail, type Result } from '#shared/errors/app-error';
import { type Bench, publishBench, unwrap } from '../../helpers/publish-bench';

/* An audience that only LINE has becomes a document that points there, and goes with what is done to it. */

let bench: Bench;
let target: PublishTarget;
beforeEach(async () => {
  bench = await publishBench();
  const { clock } = bench.server.platform;
  const options = {
    channelAccessToken: bench.server.credentials.channelAccessToken,
    endpoint: bench.server.url,
    clock: { monotonicMs: () => clock.now(), sleep: async (ms: number) => void clock.advance(ms) },
  };
  target = {
    ...bench.target,
    inventory: createInventoryClient(options),
    account: createAccountClient(options),
  };
});
afterEach(() => bench.close());

const scope = async () => ({ kind: 'chosen' as const, documentIds: [(await bench.home()).id] });
const rows = async () =>
  unwrap(await bench.service.plan(target, await scope())).operations.filter(
    ({ resource }) => resource === 'audience',
  );
const ports = () => pullPorts(bench.workspace, bench.ports());
const known = async (): Promise<Audience[]> =>
  unwrap(await bench.ports().beside.audiences()).filter(({ origin }) => origin.from === 'line');
/** What LINE's manager would make: everybody who follows is in it, or nobody. */
const theirs = (description: string, type: 'CHAT_TAG' | 'IMP' = 'CHAT_TAG'): number =>
  bench.server.platform.audiences.addForeign(
    { type, description, createRoute: 'OA_MANAGER', owner: null },
    1,
  ).audienceGroupId;
/** One that may be changed from here, as our own account makes it. */
async function ours(description: string): Promise<number> {
  const answer = await fetch(`${bench.server.url}/v2/bot/audienceGroup/upload`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${bench.server.credentials.channelAccessToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ description, audiences: [] }),
  });
  return ((await answer.json()) as { audienceGroupId: number }).audienceGroupId;
}
const adopt = async (id: number) => unwrap(await adoptAudience(target, id, ports()));

describe('an audience that only LINE has', () => {
  test('is offered by the plan, taken in once, and known after that; LINE is not touched', async () => {
    const id = theirs('常客');
    const before = structuredClone(bench.server.platform.state.audiences);
    expect(await rows()).toMatchObject([
      { op: 'adopt', id: String(id), code: 'plan.audienceElsewhere', documentId: null },
    ]);
    const { documentIds } = await adopt(id);
    const [document] = await known();
    expect(documentIds).toEqual([document?.id]);
    expect(document).toMatchObject({
      name: '常客',
      list: null,
      count: 0,
      origin: {
        from: 'line',
        channelId: target.channelId,
        audienceGroupId: id,
        type: 'CHAT_TAG',
        count: 3,
      },
    });
    expect(await rows()).toMatchObject([
      { op: 'unchanged', code: 'plan.audienceSame', documentId: document?.id, drift: null },
    ]);
    expect((await adopt(id)).documentIds).toEqual([]);
    expect(bench.server.platform.state.audiences).toEqual(before);
  });

  test('whose size LINE keeps back has no number here either', async () => {
    await adopt(theirs('看過的人', 'IMP'));
    const [document] = await known();
    expect(document?.origin).toMatchObject({ count: null });
    const { heads } = bench.workspace.list({ kinds: ['audience'], offset: 0, limit: 50 });
    expect(heads.find(({ id }) => id === document?.id)?.summary).toMatchObject({
      from: 'line',
      count: null,
    });
  });

  test('comes with a pull too, which later renews only what LINE counts', async () => {
    const id = theirs('常客');
    const pull = async () =>
      unwrap(await pullAccount(target, target.inventory as never, ports())).documentIds;
    expect(await pull()).toHaveLength(1);
    const [document] = await known();
    const loaded = unwrap(await bench.workspace.loadAs('audience', document?.id as never));
    unwrap(await bench.workspace.save({ ...loaded.document, name: '我的常客' }, loaded.revision));
    const served = bench.server.platform.state.audiences.find(
      ({ audienceGroupId }) => audienceGroupId === id,
    );
    if (!served) throw new Error('the audience is gone');
    served.count = 2;
    expect(await pull()).toEqual([]);
    expect(await known()).toMatchObject([{ name: '我的常客', origin: { count: 2 } }]);
  });

  test('that is gone before it is taken in is an error with its id', async () => {
    expect(await adoptAudience(target, 99, ports())).toMatchObject({
      ok: false,
      error: { code: 'publish.audienceGone', details: { audienceGroupId: 99 } },
    });
  });
});

describe('an audience that was taken in', () => {
  test('goes with a new name, unless it has one of its own, and into the bin with its end', async () => {
    const id = await ours('舊名');
    const other = await ours('別的');
    await adopt(id);
    await adopt(other);
    const wish = async (audiences: { audienceGroupId: number; name: string | null }[]) => {
      const files = wishFiles(bench.workspace.folder);
      unwrap(await files.write(target.botUserId, { ...NO_WISHES, audiences }));
      return unwrap(await bench.service.apply(target, await scope())).state;
    };
    expect(await wish([{ audienceGroupId: id, name: '新名' }])).toBe('done');
    expect((await known()).map(({ name }) => name).sort()).toEqual(['別的', '新名'].sort());
    expect(await wish([{ audienceGroupId: id, name: null }])).toBe('done');
    expect((await known()).map(({ name }) => name)).toEqual(['別的']);
    expect(await rows()).toMatchObject([{ op: 'unchanged', id: String(other) }]);
  });

  test('and deleted at LINE by others is said to be gone, and nothing is asked', async () => {
    const id = await ours('常客');
    await adopt(id);
    unwrap((await target.account?.deleteAudience(id)) as Result<unknown>);
    expect(await rows()).toMatchObject([
      { op: 'unchanged', drift: 'gone', code: 'plan.audienceGone', name: '常客' },
    ]);
    const plan = unwrap(await bench.service.plan(target, await scope()));
    expect(plan.steps.map(({ code }) => code)).not.toContain('deleteAudience');
  });

  test('gives no ids: not to sample, intersect, upload, save or send one by one', async () => {
    await adopt(theirs('常客'));
    const [document] = await known();
    if (!document) throw new Error('nothing was taken in');
    const current = { get: () => ({ ok: true, value: bench.workspace }) };
    const handlers = audienceListHandlers({
      current: current as unknown as CurrentWorkspace,
      emit: () => undefined,
      now: () => new Date(),
      dialogs: { pickFolder: async () => bench.workspace.folder },
      account: async () => fail(appError('audience.noChannel', 'No channel is chosen.')),
    });
    const job = 'job_0000000000000001';
    const combine = (how: Parameters<(typeof handlers)['lists.combine']>[0]['how']) =>
      handlers['lists.combine']({ job, name: 'x', of: [document.id], how });
    for (const answer of [
      await combine({ how: 'sample', size: 1, seed: 1 }),
      await combine({ how: 'intersect' }),
      await handlers['lists.export']({ from: { id: document.id } }),
      await idsOf(bench.workspace, document.id),
    ])
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'audience.idsAtLine', details: { name: '常客' } },
      });
  });
});
