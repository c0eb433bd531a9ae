import type { AttributeLeaf, AttributeNode } from '../../domain/campaign/target';
import { areaOfName } from '../../line/narrowcast/area-names';
import { isGroup, isNot } from './compile';

/** Shares of friends by attribute, as insight gives them; null: withheld. Percent. */
export interface Demographics {
  available: boolean;
  genders: readonly { gender: string; percentage: number | null }[];
  ages: readonly { age: string; percentage: number | null }[];
  areas: readonly { area: string; percentage: number | null }[];
  appTypes: readonly { appType: string; percentage: number | null }[];
  subscriptionPeriods: readonly { subscriptionPeriod: string; percentage: number | null }[];
}

export interface Reach {
  /** Null: LINE gives no demographics, so nobody can say. */
  share: { estimate: number; low: number; high: number } | null;
  /** True when LINE withheld a figure that this estimate needs. */
  withheld: boolean;
}

type Verdict = 'yes' | 'no' | 'unknown';
interface Category {
  name: string;
  share: number;
}
type AttributeType = AttributeLeaf['type'];

/**
 * Which part of the friends has these attributes. Attributes are taken as independent of each other, which
 * LINE's figures cannot confirm, so the answer is an estimate. Friends of unknown attributes match no
 * positive condition: they make the difference between `low` and `high`.
 */
export function attributeReach(node: AttributeNode, demographics: Demographics): Reach {
  if (!demographics.available) return { share: null, withheld: false };
  const used = [...attributesOf(node)];
  const tables = used.map((type) => categoriesOf(type, demographics));
  const withheld = tables.some((table) => table.withheld);
  if (tables.some(({ categories }) => categories.length === 0)) return { share: null, withheld };
  let yes = 0;
  let unknown = 0;
  const chosen = new Map<AttributeType, string>();
  const visit = (at: number, share: number): void => {
    const type = used[at];
    if (type === undefined) {
      const verdict = judge(node, chosen);
      if (verdict === 'yes') yes += share;
      else if (verdict === 'unknown') unknown += share;
      return;
    }
    for (const category of tables[at]?.categories ?? []) {
      chosen.set(type, category.name);
      visit(at + 1, share * category.share);
    }
  };
  visit(0, 1);
  return { share: { estimate: yes, low: yes, high: Math.min(1, yes + unknown) }, withheld };
}

function attributesOf(node: AttributeNode, found = new Set<AttributeType>()): Set<AttributeType> {
  if (isNot(node)) attributesOf(node.of, found);
  else if (isGroup(node)) for (const child of node.of) attributesOf(child, found);
  else found.add(node.type);
  return found;
}

const UNKNOWN = 'unknown';

function categoriesOf(
  type: AttributeType,
  d: Demographics,
): { categories: Category[]; withheld: boolean } {
  const rows: { name: string; percentage: number | null }[] = {
    gender: () => d.genders.map((row) => ({ name: row.gender, percentage: row.percentage })),
    age: () => d.ages.map((row) => ({ name: row.age, percentage: row.percentage })),
    area: () =>
      d.areas.map((row) => ({
        name: areaOfName(row.area) ?? UNKNOWN,
        percentage: row.percentage,
      })),
    appType: () => d.appTypes.map((row) => ({ name: row.appType, percentage: row.percentage })),
    subscriptionPeriod: () =>
      d.subscriptionPeriods.map((row) => ({
        name: row.subscriptionPeriod,
        percentage: row.percentage,
      })),
  }[type]();
  if (rows.length === 0) return { categories: [], withheld: false };
  const categories = rows.flatMap(({ name, percentage }) =>
    percentage === null ? [] : [{ name, share: percentage / 100 }],
  );
  // what was withheld, or lost in rounding, belongs to nobody in particular
  const rest = 1 - categories.reduce((sum, { share }) => sum + share, 0);
  if (rest > 1e-9) categories.push({ name: UNKNOWN, share: rest });
  return { categories, withheld: rows.some(({ percentage }) => percentage === null) };
}

function judge(node: AttributeNode, chosen: ReadonlyMap<AttributeType, string>): Verdict {
  if (isNot(node)) {
    const inner = judge(node.of, chosen);
    return inner === 'unknown' ? 'unknown' : inner === 'yes' ? 'no' : 'yes';
  }
  if (isGroup(node)) {
    const verdicts = node.of.map((child) => judge(child, chosen));
    const decisive = node.type === 'all' ? 'no' : 'yes';
    if (verdicts.includes(decisive)) return decisive;
    if (verdicts.includes('unknown')) return 'unknown';
    return node.type === 'all' ? 'yes' : 'no';
  }
  return judgeLeaf(node, chosen.get(node.type) ?? UNKNOWN);
}

function judgeLeaf(leaf: AttributeLeaf, category: string): Verdict {
  if (category === UNKNOWN) return 'unknown';
  if (leaf.type === 'age') return within(ageRange(category), leaf);
  if (leaf.type === 'subscriptionPeriod') return within(periodRange(category), leaf);
  return (leaf.oneOf as readonly string[]).includes(category) ? 'yes' : 'no';
}

const numberOf = (name: string): number => Number(/\d+$/.exec(name)?.[0] ?? Number.NaN);

/** Half open; `from50` stands for everybody of 50 and more in older answers. */
function ageRange(category: string): [number, number] | null {
  const [, from, to] = /^from(\d+)(?:to(\d+))?$/.exec(category) ?? [];
  if (from === undefined) return null;
  return [Number(from), to === undefined ? Number.POSITIVE_INFINITY : Number(to) + 1];
}

const PERIOD_STEPS = [0, 7, 30, 90, 180, 365];
function periodRange(category: string): [number, number] | null {
  if (category === 'over365days') return [365, Number.POSITIVE_INFINITY];
  const to = Number(/^within(\d+)days$/.exec(category)?.[1]);
  const at = PERIOD_STEPS.indexOf(to);
  return at > 0 ? [PERIOD_STEPS[at - 1] ?? 0, to] : null;
}

function within(
  range: [number, number] | null,
  { gte, lt }: { gte: string | null; lt: string | null },
): Verdict {
  if (range === null) return 'unknown';
  const from = gte === null ? 0 : numberOf(gte);
  const to = lt === null ? Number.POSITIVE_INFINITY : numberOf(lt);
  if (range[0] >= from && range[1] <= to) return 'yes';
  // the band lies partly inside: how much of it, LINE does not say
  return range[1] <= from || range[0] >= to ? 'no' : 'unknown';
}
