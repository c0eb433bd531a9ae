import { describe, expect, it } from 'vitest';
import { canBeAudience, canBeCondition } from '#shared/campaign/target/earlier-send';
import { channelId } from '#shared/domain/ids';

const OURS = channelId.parse('chn_0000000000000001');
const OTHER = channelId.parse('chn_0000000000000002');
const sent = (over: Partial<Parameters<typeof canBeAudience>[0]>) => ({
  channelId: OURS,
  state: 'accepted',
  method: 'narrowcast' as const,
  requestIds: ['r'],
  delivery: { phase: 'succeeded' },
  ...over,
});

describe('what LINE does with an earlier send', () => {
  it.each<[string, Parameters<typeof sent>[0], boolean, boolean]>([
    ['a narrowcast that succeeded', {}, true, true],
    ['a narrowcast on its way', { delivery: { phase: 'sending' } }, true, false],
    ['a narrowcast that failed', { delivery: { phase: 'failed' } }, false, false],
    ['a broadcast', { method: 'broadcast', delivery: null }, true, false],
    ['a list of user ids', { method: 'multicast', delivery: null }, false, false],
    ['a test to one phone', { method: 'push', delivery: null }, false, false],
    ['a send of another account', { channelId: OTHER }, false, false],
    ['a send that waits', { state: 'due', requestIds: [], delivery: null }, false, false],
  ])('%s', (_, over, isAudience, isCondition) => {
    expect(canBeAudience(sent(over), OURS)).toBe(isAudience);
    expect(canBeCondition(sent(over), OURS)).toBe(isCondition);
  });

  it('nothing is known without a channel', () => {
    expect(canBeAudience(sent({}), null)).toBe(false);
  });
});
