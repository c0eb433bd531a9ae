import { describe, expect, it } from 'vitest';
import { addAnswer } from '#renderer/features/campaign/parts/add-answer';
import { placeOf } from '#renderer/features/campaign/parts/asked-place';
import { warning } from '#shared/line/problem';

describe('where a finding leads', () => {
  it('a text that nobody answers leads to the answers, wherever it is sent from', () => {
    const details = { text: '我要訂' };
    for (const path of [
      ['broadcasts', 0, 'messages', 1],
      ['menus', 0],
    ])
      expect(placeOf(warning('campaign.noAnswer', path, { details }))).toEqual({
        part: 'answers',
        text: '我要訂',
      });
  });

  it('menus and coupons lead to their own section, the rest to none of these', () => {
    expect(placeOf(warning('campaign.menusOverlap', ['menus', 2]))?.part).toBe('menus');
    expect(placeOf(warning('campaign.couponNotMade', ['couponIds', 0]))?.part).toBe('coupons');
    expect(placeOf(warning('campaign.budgetExceeded', ['budget']))).toBeNull();
    expect(placeOf(warning('campaign.tooOften', []))).toBeNull();
  });
});

describe('a row for an answer', () => {
  it('is added once, with a name still to be typed', () => {
    const draft = { answers: [{ text: '營業時間', by: '客服' }] };
    addAnswer(draft, '我要訂');
    addAnswer(draft, ' 我要訂 ');
    addAnswer(draft, '營業時間');
    expect(draft.answers).toEqual([
      { text: '營業時間', by: '客服' },
      { text: '我要訂', by: '' },
    ]);
  });

  it('never makes a campaign that cannot be kept', () => {
    const draft = { answers: Array.from({ length: 199 }, (_, at) => ({ text: `${at}`, by: '' })) };
    addAnswer(draft, '長'.repeat(400));
    addAnswer(draft, '再一個');
    expect(draft.answers).toHaveLength(200);
    expect(draft.answers.at(-1)?.text).toHaveLength(300);
  });
});
