import { describe, expect, it } from 'vitest';
import { inColumn } from '#electron/cli/column';
import { planLines } from '#electron/cli/commands/plan-lines';
import { row } from '#electron/services/publish/plan-request';
import { type PublishPlan, planOperation, planThing, planVerb } from '#shared/domain/publishing';
import { isTranslated } from '#shared/i18n/say';

const planOf = (operations: PublishPlan['operations']): PublishPlan => ({
  hash: 'a'.repeat(64) as PublishPlan['hash'],
  channelId: 'chn_1' as PublishPlan['channelId'],
  readAt: '2026-09-01T00:00:00.000Z',
  requiresApproval: false,
  waitsAsCopy: false,
  operations,
  problems: [],
  steps: [],
});

const PLAN = planOf([
  row({ op: 'create', resource: 'richMenu', id: 'a', name: '首頁', code: 'plan.menuNew' }),
  row({
    op: 'unchanged',
    resource: 'quota',
    id: 'quota',
    name: '12 / 200',
    code: 'plan.quotaUsed',
  }),
  row({
    op: 'create',
    resource: 'richMenuAlias',
    id: 'moon',
    name: 'moon',
    code: 'plan.aliasGone',
    drift: 'gone',
  }),
]);

describe('a plan at a terminal', () => {
  it('says what happens and to what in the words of the language, none of LINE’s', () => {
    expect(planLines(PLAN, new Map(), 'zh-TW')[0]).toBe(
      '新增        圖文選單  首頁  LINE 上還沒有這份選單。',
    );
    expect(planLines(PLAN, new Map(), 'ja')[2]).toMatch(/^LINE側で削除 {2}エイリアス {8}moon /);
    expect(planLines(PLAN, new Map(), 'en')[1]).toMatch(/^Same {12}Quota {6}12 \/ 200 /);
    for (const locale of ['zh-TW', 'ja'] as const)
      for (const line of planLines(PLAN, new Map(), locale))
        expect(line).not.toMatch(/\b(create|unchanged|richMenu|richMenuAlias|quota)\b/);
  });

  it('has a word for every kind of row in every language', () => {
    const { op, resource, drift } = planOperation.shape;
    for (const word of op.options) {
      for (const kind of [null, ...drift.unwrap().options])
        expect(isTranslated(planVerb({ op: word, drift: kind, left: false }).code)).toBe(true);
    }
    for (const kind of resource.options)
      expect(isTranslated(planThing({ resource: kind }).code)).toBe(true);
  });

  it('counts a Chinese or Japanese character as the two cells that it takes', () => {
    expect(inColumn(['圖文選單', 'Webhook', 'LINE側で削除', ''])).toEqual([
      '圖文選單      ',
      'Webhook       ',
      'LINE側で削除  ',
      '              ',
    ]);
    expect(inColumn([])).toEqual([]);
  });
});
