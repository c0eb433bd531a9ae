import { isJsonObject } from '#shared/line/fields';
import { AGES, SUBSCRIPTION_PERIODS } from '#shared/line/narrowcast/attributes';
import type { FollowerSet } from '../people/follower-set';
import { AGE_NAMES, type People } from '../people/people';

/*
 * Who a narrowcast is for. Trees are checked before they come here (`shared/line/narrowcast`) and nested
 * no deeper than JSON of 2 MB allows, so recursion is fine for the depth that passes `MOST_NESTED`.
 */

const ages: readonly string[] = AGES;
const periods: readonly string[] = SUBSCRIPTION_PERIODS;

type Keep = (index: number) => boolean;
export const MOST_NESTED = 500;

/** Each audience and each earlier narrowcast that a recipient tree names. */
export function leavesOf(recipient: unknown): { audiences: number[]; requests: string[] } {
  const found = { audiences: [] as number[], requests: [] as string[] };
  const waiting = [recipient];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isJsonObject(node)) continue;
    if (node.type === 'audience') found.audiences.push(Number(node.audienceGroupId));
    else if (node.type === 'redelivery') found.requests.push(String(node.requestId));
    else waiting.push(...operandsOf(node));
  }
  return found;
}

const operandsOf = (node: Record<string, unknown>): unknown[] =>
  [node.and, node.or, node.not].flat().filter((operand) => operand !== undefined);

/** How deep operators are nested. */
export function depthOf(root: unknown): number {
  let deepest = 0;
  const waiting: [unknown, number][] = [[root, 1]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, depth] = next;
    if (!isJsonObject(node)) continue;
    deepest = Math.max(deepest, depth);
    for (const operand of operandsOf(node)) waiting.push([operand, depth + 1]);
  }
  return deepest;
}

function compile(node: unknown, leaf: (node: Record<string, unknown>) => Keep): Keep {
  if (!isJsonObject(node)) return () => true;
  if (node.type !== 'operator') return leaf(node);
  if (Array.isArray(node.and)) {
    const all = node.and.map((operand) => compile(operand, leaf));
    return (index) => all.every((keep) => keep(index));
  }
  if (Array.isArray(node.or)) {
    const some = node.or.map((operand) => compile(operand, leaf));
    return (index) => some.some((keep) => keep(index));
  }
  const not = compile(node.not, leaf);
  return (index) => !not(index);
}

export function recipientTest(
  recipient: unknown,
  audience: (id: number) => FollowerSet,
  request: (requestId: string) => FollowerSet,
): Keep {
  return compile(recipient, (node) => {
    const set =
      node.type === 'audience'
        ? audience(Number(node.audienceGroupId))
        : request(String(node.requestId));
    return (index) => set.has(index);
  });
}

/** A person whose attribute is not known fits no filter on it, nor its opposite's operand. */
export function demographicTest(demographic: unknown, people: People, atMs: number): Keep {
  return compile(demographic, (node) => attributeTest(node, people, atMs));
}

function attributeTest(node: Record<string, unknown>, people: People, atMs: number): Keep {
  const chosen = new Set(Array.isArray(node.oneOf) ? node.oneOf.map(String) : []);
  switch (node.type) {
    case 'gender': {
      const wanted = [false, chosen.has('male'), chosen.has('female')];
      return (index) => wanted[people.gender[index] ?? 0] === true;
    }
    case 'appType': {
      const wanted = [false, chosen.has('ios'), chosen.has('android')];
      return (index) => wanted[people.app[index] ?? 0] === true;
    }
    case 'area':
      return (index) => chosen.has(`tw_${String(people.area[index] ?? 0).padStart(2, '0')}`);
    case 'age': {
      // age_15 begins with the second known bracket: AGE_NAMES[2] is from15to19.
      const from = node.gte === undefined ? 1 : ages.indexOf(String(node.gte)) + 2;
      const below = node.lt === undefined ? AGE_NAMES.length : ages.indexOf(String(node.lt)) + 2;
      return (index) => {
        const age = people.age[index] ?? 0;
        return age >= from && age < below;
      };
    }
    default: {
      const days = (value: unknown) =>
        periods.includes(String(value)) ? Number(String(value).slice(4)) : null;
      const from = days(node.gte) ?? 0;
      const below = days(node.lt) ?? Number.POSITIVE_INFINITY;
      return (index) => {
        const since = people.daysAt(index, atMs);
        return since >= from && since < below;
      };
    }
  }
}
