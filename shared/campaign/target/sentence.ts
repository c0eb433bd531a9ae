import type {
  AttributeLeaf,
  AttributeNode,
  ConditionNode,
  RecipientLeaf,
  RecipientNode,
  Target,
} from '../../domain/campaign/target';
import type { Locale } from '../../domain/workspace';
import { areaName } from '../../line/narrowcast/area-names';
import { isGroup, isNot } from './compile';

/** Looks a sentence up by its key and fills it; the window gives i18next, tests give a catalog. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

/** A target as people say it: "Friends who are women and live in Taipei City, without “Bought in May”". */
export function targetSentence(target: Target, say: Say, locale: Locale): string {
  if (target.who === 'everyone') return say('everyone');
  if (target.who === 'ids') return say('ids');
  const parts = [
    target.recipients && conditionSentence(target.recipients, say, locale),
    target.attributes && conditionSentence(target.attributes, say, locale),
  ].filter((part): part is string => part !== null && part !== '');
  if (parts.length === 0) return say('noCondition');
  return say('friends', { conditions: joined(parts, 'all', say) });
}

/** One tree of conditions; brackets only where they change the meaning. */
export function conditionSentence(
  node: AttributeNode | RecipientNode,
  say: Say,
  locale: Locale,
): string {
  return speak<AttributeLeaf | RecipientLeaf>(node, say, (leaf) => leafSentence(leaf, say, locale));
}

function speak<L extends { type: string }>(
  node: ConditionNode<L>,
  say: Say,
  leafText: (leaf: L) => string,
): string {
  if (isNot(node)) {
    const inner = speak(node.of, say, leafText);
    const isPlain = !isGroup(node.of) || node.of.of.length < 2;
    return say('not', { what: isPlain ? inner : say('bracket', { what: inner }) });
  }
  if (!isGroup(node)) return leafText(node);
  if (node.of.length === 0) return say('emptyGroup');
  const texts = node.of.map((child) => {
    const text = speak(child, say, leafText);
    const changesMeaning = isGroup(child) && child.type !== node.type && child.of.length > 1;
    return changesMeaning ? say('bracket', { what: text }) : text;
  });
  return joined(texts, node.type, say);
}

const joined = (texts: readonly string[], how: 'all' | 'any', say: Say): string =>
  texts.reduce((first, next) => say(how, { first, next }));

function leafSentence(leaf: AttributeLeaf | RecipientLeaf, say: Say, locale: Locale): string {
  switch (leaf.type) {
    case 'audience':
    case 'sent':
      return say(leaf.type, { name: leaf.name });
    case 'gender':
    case 'appType':
      return leaf.oneOf.length === 0
        ? say('unset')
        : leaf.oneOf.map((value) => say(`${leaf.type}.${value}`)).reduce(either(say));
    case 'area':
      return leaf.oneOf.length === 0
        ? say('unset')
        : say('area', {
            names: leaf.oneOf.map((area) => areaName(area, locale)).reduce(either(say)),
          });
    case 'age':
    case 'subscriptionPeriod': {
      const from = leaf.gte && numberIn(leaf.gte);
      const to = leaf.lt && numberIn(leaf.lt);
      if (from !== null && to !== null)
        return say(`${leaf.type}.between`, { from, to, last: to - 1 });
      if (from !== null) return say(`${leaf.type}.from`, { from });
      return to === null ? say('unset') : say(`${leaf.type}.below`, { to });
    }
  }
}

const either = (say: Say) => (first: string, next: string) => say('either', { first, next });
const numberIn = (value: string): number => Number(/\d+$/.exec(value)?.[0] ?? 0);
