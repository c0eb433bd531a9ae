import type { PlanOperation, PublishPlan } from '#shared/domain/publishing';

/** A thing that a person reads as one: a menu with its alias, whether it is the default, and its people. */
export interface PlanGroup {
  key: string;
  main: PlanOperation;
  alias: PlanOperation | null;
  isDefault: PlanOperation | null;
  people: PlanOperation | null;
}

const partOf = (rows: readonly PlanOperation[], menu: PlanOperation, resource: string) =>
  menu.pageId === null
    ? null
    : (rows.find((row) => row.resource === resource && row.pageId === menu.pageId) ?? null);

/** What is a question of its own: drift of a part, where the menu itself has none to carry it. */
const isOwnQuestion = (row: PlanOperation, menu: PlanOperation | undefined): boolean =>
  row.drift !== null && (menu === undefined || menu.drift === null);

/**
 * Rows in the order of a plan, a menu's parts with their menu. What has no menu here, or asks something of
 * its own, stands alone; what others made comes last.
 */
export function groupPlan(rows: readonly PlanOperation[]): PlanGroup[] {
  const menus = rows.filter((row) => row.resource === 'richMenu');
  const groups = menus.map(
    (main): PlanGroup => ({
      key: `${main.resource} ${main.id}`,
      main,
      alias: partOf(rows, main, 'richMenuAlias'),
      isDefault: partOf(rows, main, 'defaultRichMenu'),
      people: partOf(rows, main, 'userLinks'),
    }),
  );
  const alone = rows.filter((row) => {
    if (row.resource === 'richMenu') return false;
    const menu = menus.find((entry) => entry.pageId !== null && entry.pageId === row.pageId);
    if (isOwnQuestion(row, menu)) return true;
    return menu === undefined && row.op !== 'unchanged';
  });
  const all = [
    ...groups,
    ...alone.map(
      (main): PlanGroup => ({
        key: `${main.resource} ${main.id}`,
        main,
        alias: null,
        isDefault: null,
        people: null,
      }),
    ),
  ];
  const isOthers = ({ main }: PlanGroup) => main.op === 'adopt';
  return [...all.filter((group) => !isOthers(group)), ...all.filter(isOthers)];
}

const ACCOUNT_STEPS: ReadonlySet<string> = new Set([
  'createCoupon',
  'closeCoupon',
  'setWebhook',
  'renameAudience',
  'deleteAudience',
]);

/** What the button says it will do: menus that become new, and what happens beside them (coupons, audiences, webhook). */
export function countSteps(steps: PublishPlan['steps']): { menus: number; account: number } {
  return {
    menus: steps.filter(({ code }) => code === 'createRichMenu').length,
    account: steps.filter(({ code }) => ACCOUNT_STEPS.has(code)).length,
  };
}

/** Figures of the head: menus by what happens to them, and everything that asks. */
export function countPlan(rows: readonly PlanOperation[]): {
  create: number;
  replace: number;
  delete: number;
  unchanged: number;
  drift: number;
} {
  const count = (op: PlanOperation['op']) =>
    rows.filter((row) => row.resource === 'richMenu' && row.op === op && row.drift === null).length;
  return {
    create: count('create'),
    replace: count('replace'),
    delete: count('delete'),
    unchanged: count('unchanged'),
    drift: groupPlan(rows).filter(({ main }) => main.drift !== null && !main.left).length,
  };
}
