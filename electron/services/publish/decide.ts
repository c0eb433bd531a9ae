import { isChosen, isDecidable } from '#shared/domain/publishing';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { unknownChoice } from './known-choices';
import { type LeftThing, leftAfter, stillLeft } from './left-alone';
import { makePlan, type Plan } from './planner';
import type { PublishPorts, PublishTarget } from './ports';
import type { PlanFacts } from './request';
import type { Choices, PlanOptions } from './service';

/** What was remembered as left alone before this plan, and what is from now on. */
export interface Remembered {
  before: LeftThing[];
  after: LeftThing[];
}

type Ports = Pick<PublishPorts, 'left' | 'now'>;
type Account = Pick<PublishTarget, 'botUserId'>;

/** The plan with what a person decided, now and earlier. Writes nothing: a plan alone decides nothing. */
export async function decidedPlan(
  ports: Ports,
  { botUserId }: Account,
  facts: PlanFacts,
  { choices = new Map(), isStrict = false }: Pick<PlanOptions, 'choices' | 'isStrict'>,
): Promise<Result<{ plan: Plan; left: Remembered }>> {
  const before = await ports.left.read(botUserId);
  if (!before.ok) return before;
  const asked = makePlan({ ...facts, choices });
  const unknown = isStrict ? unknownChoice(choices, asked, facts.published) : null;
  if (unknown) return fail(unknown);
  const kept = stillLeft(asked.operations, facts, before.value, choices);
  const all: Choices = new Map([...kept.map(({ id }) => [id, 'leave'] as const), ...choices]);
  const plan = kept.length > 0 ? makePlan({ ...facts, choices: all }) : asked;
  const operations = plan.operations.map((row) =>
    row.drift !== null && isDecidable(row) && isChosen(row, plan.operations, all, ['leave'])
      ? { ...row, left: true }
      : row,
  );
  const after = leftAfter(operations, facts, before.value, ports.now().toISOString());
  return ok({ plan: { ...plan, operations }, left: { before: before.value, after } });
}

export async function remember(
  { left }: Ports,
  { botUserId }: Account,
  { before, after }: Remembered,
): Promise<Result<void>> {
  const isSame = before.length === after.length && after.every((thing) => before.includes(thing));
  return isSame ? ok(undefined) : left.write(botUserId, after);
}

/** Nothing of an account is left alone any more. */
export async function forget(ports: Ports, target: Account): Promise<Result<void>> {
  const before = await ports.left.read(target.botUserId);
  return before.ok ? remember(ports, target, { before: before.value, after: [] }) : before;
}
