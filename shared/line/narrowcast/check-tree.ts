import type { Problem, ProblemPath } from '../../errors/app-error';
import { Fields, isJsonObject } from '../fields';
import { guarded } from '../guard';
import { LIMITS } from '../limits';
import { error, warning } from '../problem';
import { AGES, APP_TYPES, AREAS, GENDERS, SUBSCRIPTION_PERIODS } from './attributes';

/*
 * Recipient and demographic trees: leaves joined by operators, nested without a limit of LINE's. The
 * walk keeps its own stack, because a hostile file may be nested deeper than a call stack allows.
 */

type CheckLeaf = (leaf: Fields, type: string, found: Problem[]) => boolean;

/** LINE takes ten leaves; the rest of a hostile tree is not looked at. */
const MOST_NODES = 5_000;

const OPERATORS = ['and', 'or', 'not'] as const;

function checkTree(
  root: unknown,
  path: ProblemPath,
  checkLeaf: CheckLeaf,
  types: readonly string[],
  limit: number,
  tooManyCode: string,
): Problem[] {
  const found: Problem[] = [];
  let leaves = 0;
  let nodes = 0;
  const waiting: { value: unknown; path: ProblemPath }[] = [{ value: root, path }];
  for (let next = waiting.pop(); next && nodes < MOST_NODES; next = waiting.pop()) {
    nodes += 1;
    const node = Fields.of(next.value, next.path, found);
    if (!node) continue;
    const type = node.oneOf('type', [...types, 'operator']);
    if (type === undefined) continue;
    if (type !== 'operator') {
      if (checkLeaf(node, type, found)) leaves += 1;
      continue;
    }
    node.knows('type', ...OPERATORS);
    const used = OPERATORS.filter((name) => node.has(name));
    if (used.length !== 1) {
      found.push(
        error('narrowcast.oneOperator', node.path, {
          limit: 'and | or | not',
          actual: used.join(', ') || '—',
        }),
      );
      continue;
    }
    const [name] = used;
    if (name === 'not') {
      const operand = node.object('not');
      if (operand) waiting.push({ value: operand.value, path: operand.path });
    } else if (name) {
      const operands = node.list(name, { min: 1 }) ?? [];
      // backwards, so that they are met in the order of the file
      for (let index = operands.length - 1; index >= 0; index -= 1)
        waiting.push({ value: operands[index], path: [...node.at(name), index] });
    }
  }
  if (leaves > limit) found.push(error(tooManyCode, path, { limit, actual: leaves }));
  return found;
}

/** The `recipient` of a narrowcast: audiences and redelivery, joined by operators. Never throws. */
export const checkRecipient = guarded(recipientProblems);

export function recipientProblems(value: unknown, path: ProblemPath): Problem[] {
  const found = checkTree(
    value,
    path,
    (leaf, type) => {
      if (type === 'audience') {
        leaf.knows('type', 'audienceGroupId');
        leaf.number('audienceGroupId', { min: 1, isLong: true });
      } else {
        leaf.knows('type', 'requestId');
        leaf.text('requestId');
      }
      return true;
    },
    ['audience', 'redelivery'],
    LIMITS.narrowcast.recipientObjects,
    'narrowcast.tooManyRecipients',
  );
  const isLoneNot = isJsonObject(value) && value.type === 'operator' && value.not !== undefined;
  // "everybody except these" at the top is not shown in the reference: unconfirmed, so it warns
  if (isLoneNot && found.length === 0) found.push(warning('narrowcast.loneNot', [...path, 'not']));
  return found;
}

/** A demographic filter: attributes, joined by operators. Never throws. */
export const checkDemographic = guarded(demographicProblems);

export function demographicProblems(value: unknown, path: ProblemPath): Problem[] {
  return checkTree(
    value,
    path,
    checkAttribute,
    ['gender', 'age', 'appType', 'area', 'subscriptionPeriod'],
    LIMITS.narrowcast.filterObjects,
    'narrowcast.tooManyFilters',
  );
}

function checkAttribute(leaf: Fields, type: string, found: Problem[]): boolean {
  switch (type) {
    case 'gender':
      checkOneOf(leaf, GENDERS, found);
      break;
    case 'appType':
      checkOneOf(leaf, APP_TYPES, found);
      break;
    case 'area':
      checkOneOf(leaf, AREAS, found);
      break;
    case 'age':
      checkRange(leaf, AGES, found);
      break;
    default:
      checkRange(leaf, SUBSCRIPTION_PERIODS, found);
  }
  return true;
}

function checkOneOf(leaf: Fields, values: readonly string[], found: Problem[]): void {
  leaf.knows('type', 'oneOf');
  const chosen = leaf.list('oneOf', { min: 1 }) ?? [];
  chosen.forEach((value, index) => {
    if (typeof value === 'string' && values.includes(value)) return;
    const isLong = values.length > 8;
    found.push(
      error('json.notOneOf', [...leaf.at('oneOf'), index], {
        limit: isLong ? `${values[0]} … ${values[values.length - 1]}` : values.join(', '),
        actual: String(value),
        details: { field: 'oneOf' },
      }),
    );
  });
}

function checkRange(leaf: Fields, values: readonly string[], found: Problem[]): void {
  leaf.knows('type', 'gte', 'lt');
  const gte = leaf.oneOf('gte', values, { optional: true });
  const lt = leaf.oneOf('lt', values, { optional: true });
  if (!leaf.has('gte') && !leaf.has('lt')) {
    found.push(error('narrowcast.noBound', leaf.path));
  } else if (gte !== undefined && lt !== undefined && values.indexOf(gte) >= values.indexOf(lt)) {
    found.push(error('narrowcast.emptyRange', leaf.at('lt'), { limit: gte, actual: lt }));
  }
}
