import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { measuredSends } from '#electron/services/insight/measured-sends';
import type { Outbox } from '#electron/services/outbox/outbox';
import { pushTest } from '#electron/services/outbox/test-push';
import { saveTesters, testersOf } from '#electron/services/outbox/testers';
import { type ChannelId, newId } from '#shared/domain/ids';
import { fail } from '#shared/errors/app-error';
import { aWorkspace, type OnDisk } from '#test/helpers/a-workspace';
import { channelId, good, OutboxBench, refusal, userIds } from '#test/helpers/outbox-bench';

let bench: OutboxBench;
let outbox: Outbox;
beforeEach(async () => {
  bench = new OutboxBench();
  outbox = await bench.open();
});
afterEach(async () => {
  await outbox.close();
  bench.remove();
});

const test = (userIds: string[], text = '中秋禮盒預購') =>
  pushTest(outbox, {
    channelId,
    name: 'Moon cake',
    documentId: null,
    messages: [{ type: 'text', text }],
    userIds,
  });

describe('a test push', () => {
  it('reaches each chosen person once, journalled as a test', async () => {
    const people = userIds(2);
    const sends = good(await test([...people, ...people]));
    expect(sends.map(({ origin, method }) => [origin.kind, method])).toEqual([
      ['test', 'push'],
      ['test', 'push'],
    ]);
    await outbox.tick();
    await outbox.idle();
    expect(bench.line.phones()).toEqual(new Map(people.map((id) => [id, 1])));
    expect(sends.map(({ id }) => outbox.find(id)?.view.state)).toEqual(['accepted', 'accepted']);
  });

  it('is kept nowhere when LINE would refuse it', async () => {
    bench.line.port.validateMessages = async () => fail(refusal);
    expect(await test(userIds(1))).toMatchObject({ error: { code: 'outbox.hasProblems' } });
    expect(outbox.state().sends).toEqual([]);
  });

  it('names the place of what is wrong before LINE is asked', async () => {
    const sent = await test(userIds(1), '');
    expect(sent).toMatchObject({
      error: { code: 'outbox.hasProblems', path: ['messages', 0, 'text'] },
    });
    expect(bench.line.requests).toBe(0);
  });

  it('goes to nobody when the month has no room for all of them', async () => {
    bench.line.used = 2_999;
    expect(await test(userIds(2))).toMatchObject({
      error: { code: 'outbox.quotaTooSmall', details: { limit: 1, actual: 2 } },
    });
    expect(outbox.state().sends).toEqual([]);
  });

  it('asks for somebody when nobody is chosen', async () => {
    expect(await test([])).toMatchObject({ error: { code: 'outbox.noTester' } });
  });

  it('counts in no figure', async () => {
    good(await test(userIds(1)));
    await outbox.tick();
    await outbox.idle();
    const { sends } = outbox.state();
    expect(sends[0]?.totals.accepted).toBe(1);
    expect(await measuredSends({} as never, { channelId, simulated: true, sends })).toEqual([]);
  });
});

describe('people who get tests', () => {
  let disk: OnDisk;
  beforeEach(async () => {
    disk = await aWorkspace();
  });
  afterEach(() => disk.remove());

  it('are kept for each channel, outside of what a workspace shares', async () => {
    const workspace = await disk.open();
    const other = newId('chn', (n) => new Uint8Array(n).fill(7)) as ChannelId;
    const me = { userId: userIds(1)[0] as string, name: '我' };
    good(await saveTesters(workspace, channelId, [me]));
    expect(await testersOf(workspace, channelId)).toEqual([me]);
    expect(await testersOf(workspace, other)).toEqual([]);
    await workspace.close();
    const again = await disk.open();
    expect(await testersOf(again, channelId)).toEqual([me]);
    await again.close();
  });
});
