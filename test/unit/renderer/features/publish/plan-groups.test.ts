import { describe, expect, test } from 'vitest';
import { countPlan, countSteps, groupPlan } from '#renderer/features/publish/plan-groups';
import type { PlanOperation } from '#shared/domain/publishing';

const row = (fields: Partial<PlanOperation>): PlanOperation => ({
  op: 'unchanged',
  resource: 'richMenu',
  id: 'richmenu-1',
  name: 'Home',
  code: 'plan.menuSame',
  details: {},
  reason: '',
  drift: null,
  left: false,
  documentId: null,
  pageId: null,
  before: null,
  after: null,
  changes: [],
  changedAreas: [],
  ...fields,
});
const page = (text: string) => text as PlanOperation['pageId'];

describe('rows of a plan as a person reads them', () => {
  test('a menu comes with its alias, its default and its people', () => {
    const groups = groupPlan([
      row({ op: 'create', id: 'p1', pageId: page('p1') }),
      row({ op: 'create', resource: 'richMenuAlias', id: 'home', pageId: page('p1') }),
      row({ op: 'create', resource: 'defaultRichMenu', id: 'd', pageId: page('p1') }),
      row({ op: 'update', resource: 'userLinks', id: 'l', pageId: page('p1') }),
    ]);
    expect(groups).toHaveLength(1);
    const [group] = groups;
    expect([group?.alias?.id, group?.isDefault?.id, group?.people?.id]).toEqual(['home', 'd', 'l']);
  });

  test('a part that was changed behind us asks for itself, unless its menu already asks', () => {
    const menu = row({ id: 'p1', pageId: page('p1') });
    const alias = row({ resource: 'richMenuAlias', id: 'home', drift: 'gone', pageId: page('p1') });
    expect(groupPlan([menu, alias]).map(({ main }) => main.id)).toEqual(['p1', 'home']);
    expect(groupPlan([{ ...menu, drift: 'changed' }, alias]).map(({ main }) => main.id)).toEqual([
      'p1',
    ]);
  });

  test('what has no menu here stands alone when it changes; menus of others come last', () => {
    const groups = groupPlan([
      row({ op: 'adopt', id: 'theirs' }),
      row({ op: 'delete', resource: 'richMenuAlias', id: 'old', pageId: page('gone') }),
      row({ op: 'unchanged', resource: 'richMenuAlias', id: 'same', pageId: page('other') }),
      row({ op: 'create', id: 'p1', pageId: page('p1') }),
    ]);
    expect(groups.map(({ main }) => main.id)).toEqual(['p1', 'old', 'theirs']);
  });

  test('the figures count menus once, and drift apart from the rest', () => {
    const rows = [
      row({ op: 'create', id: 'a', pageId: page('a') }),
      row({ op: 'replace', id: 'b', pageId: page('b') }),
      row({ op: 'replace', id: 'c', pageId: page('c'), drift: 'changed' }),
      row({
        op: 'update',
        resource: 'richMenuAlias',
        id: 'c1',
        pageId: page('c'),
        drift: 'changed',
      }),
    ];
    expect(countPlan(rows)).toEqual({ create: 1, replace: 1, delete: 0, unchanged: 0, drift: 1 });
    const decided = rows.map((entry) => ({ ...entry, left: entry.drift !== null }));
    expect(countPlan(decided)).toMatchObject({ drift: 0 });
  });

  test('the button counts wishes of the account beside the menus', () => {
    const step = (code: string) => ({ code, details: {}, visible: false }) as never;
    expect(
      countSteps([
        step('validate'),
        step('createRichMenu'),
        step('uploadImage'),
        step('createCoupon'),
        step('setWebhook'),
        step('setDefault'),
        step('readBack'),
        step('deleteAudience'),
      ]),
    ).toEqual({ menus: 1, account: 3 });
  });
});
