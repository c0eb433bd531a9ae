import { describe, expect, test } from 'vitest';
import { PROXY_FAULTS } from '../../helpers/faulty-proxy';
import { figures } from '../../helpers/figures';
import { oneSendThrough, sendThroughStorm } from '../../helpers/hostile-sends';

describe('R4: sending over a wire that fails', () => {
  test('sixty multicasts through a storm: each applied once, under its own key', async () => {
    const found = await sendThroughStorm(60, 5);
    figures('R4 sending', { ...found });
    expect(found).toMatchObject({ applied: 60, twice: 0, missing: 0, state: 'accepted' });
    // a short list has luck of its own; the 1.40 of a long one is the long test's
    expect(found.perPart).toBeLessThanOrEqual(1.7);
    expect(found.requests).toBeGreaterThan(64);
  });

  test('every way a wire can fail: once through in the end, or never and said so', async () => {
    const found = await oneSendThrough(PROXY_FAULTS, 1);
    const by = new Map(found.map((one) => [one.fault, one]));
    const refused = ['unauthorized', 'forbiddenHtml'] as const;
    // what is refused is not asked again
    for (const fault of refused)
      expect(by.get(fault)).toEqual({ fault, state: 'failed', applied: 0, asked: 1 });
    // an answer that says yes is a yes, however it looks
    const taken = ['slowBody', 'clockSkew', 'emptyObject', 'jsonNull'] as const;
    for (const fault of taken)
      expect(by.get(fault), fault).toMatchObject({ state: 'accepted', applied: 1, asked: 1 });
    for (const { fault, ...one } of found) {
      if (refused.includes(fault as never) || taken.includes(fault as never)) continue;
      expect({ fault, ...one }).toEqual({ fault, state: 'accepted', applied: 1, asked: 2 });
    }
  });
});
