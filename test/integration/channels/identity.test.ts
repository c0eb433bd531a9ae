import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookOf, type ChannelParts, channelHandlers } from '#electron/services/channels/handlers';
import { CurrentWorkspace } from '#electron/services/current-workspace';
import { channelId } from '#shared/domain/ids';
import { CHANNEL_COLOURS, type Channel } from '#shared/domain/workspace';
import { aWorkspace, type OnDisk } from '../../helpers/a-workspace';
import { good } from '../../helpers/outbox-bench';

/* What a channel is called, its colour and its use may be changed later; nothing else is touched by it. */
const SHOP = channelId.parse('chn_0000000000000shop');
const current = new CurrentWorkspace();
const told: unknown[] = [];
let disk: OnDisk;
let handlers: ReturnType<typeof channelHandlers>;

beforeEach(async () => {
  disk = await aWorkspace();
  const workspace = good(await current.open(disk.folder));
  told.length = 0;
  handlers = channelHandlers({
    current,
    vault: { stateOf: () => 'keychain' },
    connections: { tokens: { facts: () => null } },
    rehearsal: { serverOf: async () => ({ ok: false }) },
    emit: (name: string, payload: unknown) => told.push([name, payload]),
    now: () => new Date(),
  } as unknown as ChannelParts);
  good(
    await bookOf(workspace).put({
      id: SHOP,
      name: 'Shop',
      kind: 'test',
      colour: CHANNEL_COLOURS[0],
      basicId: '@shop',
      botUserId: 'U1',
      requiresApproval: true,
    }),
  );
});
afterEach(async () => {
  await good(current.get()).close();
  disk.remove();
});

const shop = async (): Promise<Channel | undefined> =>
  good(await handlers['channels.list'](undefined)).find(({ id }) => id === SHOP);

test('name, colour and use are kept, and the window is told', async () => {
  const change = { name: '山嵐商店', colour: CHANNEL_COLOURS[3], kind: 'production' } as const;
  good(await handlers['channels.update']({ id: SHOP, ...change }));
  expect(await shop()).toMatchObject({ ...change, basicId: '@shop', requiresApproval: true });
  expect(told).toEqual([['channels.changed', { id: SHOP }]]);
  good(await handlers['channels.update']({ id: SHOP, kind: 'test' }));
  expect(await shop()).toMatchObject({ ...change, kind: 'test' });
});

test('the rehearsal channel never becomes an account that sends', async () => {
  const [rehearsal] = good(await handlers['channels.list'](undefined));
  if (!rehearsal) throw new Error('there is no rehearsal channel');
  const answer = await handlers['channels.update']({ id: rehearsal.id, kind: 'production' });
  expect(answer).toMatchObject({ error: { code: 'channel.rehearsalUse' } });
});
