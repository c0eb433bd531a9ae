import type {
  AttributeLeaf,
  AttributeNode,
  ConditionNode,
  RecipientLeaf,
  RecipientNode,
  SendCap,
  Target,
} from '../../domain/campaign/target';
import type { Problem, ProblemPath } from '../../errors/app-error';
import { checkNarrowcastBody } from '../../line/narrowcast';
import { error } from '../../line/problem';
import type { DemographicFilter, NarrowcastLimit, Recipient } from '../../line/schema/narrowcast';

/** What LINE's narrowcast takes beside its messages. */
export interface NarrowcastTarget {
  recipient?: Recipient;
  filter?: { demographic: DemographicFilter };
  limit?: NarrowcastLimit;
}

export type CompiledTarget =
  | { method: 'broadcast' }
  | { method: 'narrowcast'; body: NarrowcastTarget }
  | { method: 'multicast'; audienceId: string };

interface Compiled<T> {
  tree: T | null;
  problems: Problem[];
}

/**
 * LINE's way to send to a target: to everybody (broadcast), by conditions (narrowcast) or by user ids
 * (multicast). A cap turns everybody into a narrowcast, because a broadcast knows none. `path` is where the
 * target stands in its document; problems carry it.
 */
export function compileTarget(
  target: Target,
  cap: SendCap,
  path: ProblemPath = [],
): { compiled: CompiledTarget; problems: Problem[] } {
  const limit = limitOf(cap);
  if (target.who === 'ids')
    return { compiled: { method: 'multicast', audienceId: target.audienceId }, problems: [] };
  if (target.who === 'everyone') {
    const compiled: CompiledTarget = limit
      ? { method: 'narrowcast', body: { limit } }
      : { method: 'broadcast' };
    return { compiled, problems: [] };
  }
  const recipients = compileRecipients(target.recipients, [...path, 'recipients']);
  const attributes = compileAttributes(target.attributes, [...path, 'attributes']);
  const problems = [...recipients.problems, ...attributes.problems];
  if (target.recipients === null && target.attributes === null)
    problems.push(error('target.noCondition', path));
  const body: NarrowcastTarget = {
    ...(recipients.tree ? { recipient: recipients.tree } : {}),
    ...(attributes.tree ? { filter: { demographic: attributes.tree } } : {}),
    ...(limit ? { limit } : {}),
  };
  if (problems.length === 0) problems.push(...checkNarrowcastBody(body, path));
  return { compiled: { method: 'narrowcast', body }, problems };
}

function limitOf(cap: SendCap): NarrowcastLimit | null {
  if (cap.max === null && !cap.upToRemainingQuota) return null;
  return {
    ...(cap.max === null ? {} : { max: cap.max }),
    ...(cap.upToRemainingQuota ? { upToRemainingQuota: true } : {}),
    ...(cap.upToRemainingQuota && cap.forbidPartialDelivery ? { forbidPartialDelivery: true } : {}),
  };
}

/** Conditions on attributes as LINE's demographic filter. */
export const compileAttributes = (
  node: AttributeNode | null,
  path: ProblemPath = [],
): Compiled<DemographicFilter> => compileTree(node, path, attributeWire);

/** Conditions on audiences and past sends as LINE's recipient. */
export const compileRecipients = (
  node: RecipientNode | null,
  path: ProblemPath = [],
): Compiled<Recipient> => compileTree(node, path, recipientWire);

type Wire = { type: string };

function compileTree<L extends { type: string }, W extends Wire>(
  root: ConditionNode<L> | null,
  path: ProblemPath,
  leafWire: (leaf: L, path: ProblemPath, problems: Problem[]) => W | null,
): Compiled<W> {
  const problems: Problem[] = [];
  const walk = (node: ConditionNode<L>, at: ProblemPath): W | null => {
    if (isNot(node)) {
      // "not (not A)" is A: one operator less, and nothing a reader could stumble over
      if (isNot(node.of)) return walk(node.of.of, [...at, 'of', 'of']);
      const inner = walk(node.of, [...at, 'of']);
      return inner && ({ type: 'operator', not: inner } as unknown as W);
    }
    if (!isGroup(node)) return leafWire(node, at, problems);
    if (node.of.length === 0) {
      problems.push(error('target.emptyGroup', at));
      return null;
    }
    const name = node.type === 'all' ? 'and' : 'or';
    const parts = node.of.flatMap((child, index) => {
      const made = walk(child, [...at, 'of', index]);
      if (!made) return [];
      // groups of the same kind inside each other are one group
      const nested = (made as Record<string, unknown>)[name];
      return made.type === 'operator' && Array.isArray(nested) ? (nested as W[]) : [made];
    });
    if (parts.length === 1) return parts[0] ?? null;
    return parts.length === 0 ? null : ({ type: 'operator', [name]: parts } as unknown as W);
  };
  return { tree: root === null ? null : walk(root, path), problems };
}

type Group<L> = { type: 'all'; of: ConditionNode<L>[] } | { type: 'any'; of: ConditionNode<L>[] };
type Not<L> = { type: 'not'; of: ConditionNode<L> };
export const isGroup = <L extends { type: string }>(node: ConditionNode<L>): node is Group<L> =>
  node.type === 'all' || node.type === 'any';
export const isNot = <L extends { type: string }>(node: ConditionNode<L>): node is Not<L> =>
  node.type === 'not';

function attributeWire(
  leaf: AttributeLeaf,
  path: ProblemPath,
  problems: Problem[],
): DemographicFilter | null {
  if (leaf.type === 'age' || leaf.type === 'subscriptionPeriod') {
    if (leaf.gte === null && leaf.lt === null) {
      problems.push(error('target.emptyCondition', path));
      return null;
    }
    return {
      type: leaf.type,
      ...(leaf.gte === null ? {} : { gte: leaf.gte }),
      ...(leaf.lt === null ? {} : { lt: leaf.lt }),
    } as DemographicFilter;
  }
  const chosen = [...new Set<string>(leaf.oneOf)].sort();
  if (chosen.length === 0) {
    problems.push(error('target.emptyCondition', path));
    return null;
  }
  return { type: leaf.type, oneOf: chosen } as DemographicFilter;
}

function recipientWire(
  leaf: RecipientLeaf,
  path: ProblemPath,
  problems: Problem[],
): Recipient | null {
  if (leaf.type === 'audience') return { type: 'audience', audienceGroupId: leaf.audienceGroupId };
  if (leaf.requestId === null) {
    problems.push(error('target.notSentYet', path, { details: { name: leaf.name } }));
    return null;
  }
  return { type: 'redelivery', requestId: leaf.requestId };
}
