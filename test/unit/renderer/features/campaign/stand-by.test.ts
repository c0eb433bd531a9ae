import { describe, expect, it } from 'vitest';
import { knownName, standBy } from '#renderer/features/campaign/stand-by';
import { warningKey } from '#shared/campaign/check/check-campaign';
import type { Campaign } from '#shared/domain/campaign/schema';
import { warning } from '#shared/line/problem';

const often = warning('campaign.tooOften', [], { limit: 3, actual: 4 });
const open = warning('campaign.checklistOpen', ['checklist'], { actual: 2 });
const at = '2026-09-10T03:30:00.000Z';
const draft = (acknowledged: Campaign['acknowledged'] = []) => ({ acknowledged });

describe('standing by a warning', () => {
  it('begins with the owner, then with whoever stood by something before, and else asks', () => {
    const before = [
      { key: 'a', by: '小林', at },
      { key: 'b', by: ' ', at },
    ];
    expect(knownName({ owner: ' 行銷一組 ', acknowledged: before })).toBe('行銷一組');
    expect(knownName({ owner: '', acknowledged: before })).toBe('小林');
    expect(knownName({ owner: ' ', acknowledged: [] })).toBe('');
  });

  it('is never kept without a name', () => {
    const campaign = draft();
    standBy(campaign, [often], { name: '  ', at });
    expect(campaign.acknowledged).toEqual([]);
  });

  it('is kept once for each warning, and gives a name to what had none', () => {
    const campaign = draft([
      { key: warningKey(often), by: '', at: '2026-09-01T00:00:00.000Z' },
      { key: warningKey(open), by: '小林', at: '2026-09-01T00:00:00.000Z' },
    ]);
    const third = warning('campaign.nothingToSend', ['broadcasts']);
    standBy(campaign, [often, open, third], { name: ' 阿明 ', at });
    standBy(campaign, [third], { name: '阿明', at });
    expect(campaign.acknowledged).toEqual([
      { key: warningKey(often), by: '阿明', at },
      { key: warningKey(open), by: '小林', at: '2026-09-01T00:00:00.000Z' },
      { key: warningKey(third), by: '阿明', at },
    ]);
    // whoever did so is proposed for the next campaign
    expect(knownName({ owner: '', acknowledged: [] })).toBe('阿明');
  });
});
