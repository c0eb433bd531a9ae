import {
  BIG_SEND,
  type SendCheck,
  type SendConfirmation,
  type SendRequest,
} from '#shared/domain/outbox';
import { type AppError, appError, ok, type Problem, type Result } from '#shared/errors/app-error';
import { checkMessages } from '#shared/line/messages';
import { lineMonth } from '#shared/line/month';
import { error, warning } from '#shared/line/problem';
import { monthCost, type PlanName, planOfQuota } from '#shared/pricing/taiwan';
import type { SendAccount } from './ports';

type Recipients = Pick<SendCheck, 'recipients' | 'recipientsFrom'>;

/** Whom it is for, as far as anybody but LINE can know. */
async function countRecipients(request: SendRequest, account: SendAccount): Promise<Recipients> {
  const { target, expected } = request;
  if (target.method === 'push') return { recipients: 1, recipientsFrom: 'list' };
  if (target.method === 'multicast') {
    return { recipients: new Set(target.to).size, recipientsFrom: 'list' };
  }
  if (target.method === 'narrowcast') {
    if (expected !== null) return { recipients: expected, recipientsFrom: 'estimate' };
    if (target.max !== null) return { recipients: target.max, recipientsFrom: 'limit' };
  }
  const reach = await account.targetReach();
  return reach === null
    ? { recipients: expected, recipientsFrom: expected === null ? 'unknown' : 'estimate' }
    : { recipients: reach, recipientsFrom: 'targetReach' };
}

export interface QuotaNow {
  limit: number | null;
  used: number | null;
  left: number | null;
}

/** Both figures from LINE at this moment; null means that LINE set no limit or did not say. */
export async function readQuota(line: SendAccount['line']): Promise<Result<QuotaNow>> {
  const [quota, used] = await Promise.all([
    line.getMessageQuota(),
    line.getMessageQuotaConsumption(),
  ]);
  if (!quota.ok) return quota;
  if (!used.ok) return used;
  const limit = quota.value.value.type === 'limited' ? quota.value.value.value : null;
  const { totalUsage } = used.value.value;
  return ok({
    limit,
    used: totalUsage,
    left: limit === null ? null : Math.max(0, limit - totalUsage),
  });
}

/** Everything a person should know before letting a send go; asks LINE, sends nothing. */
export async function checkSend(
  request: SendRequest,
  account: SendAccount,
  now: Date,
): Promise<Result<SendCheck>> {
  const { target } = request;
  const quota = await readQuota(account.line);
  if (!quota.ok) return quota;
  const { recipients, recipientsFrom } = await countRecipients(request, account);
  const problems: Problem[] = requestProblems(request, now);
  if (!problems.some(({ severity }) => severity === 'error')) {
    const valid = await account.line.validateMessages(target.method, request.messages);
    if (!valid.ok) {
      if (valid.error.code !== 'line.badRequest') return valid;
      problems.push(refusedBy(valid.error));
    }
  }
  const quotaApplies =
    request.dueAt === null || lineMonth(new Date(request.dueAt)) === lineMonth(now);
  const { left, limit, used } = quota.value;
  if (quotaApplies && left !== null && recipients !== null) {
    const keep = request.guard.keepLeft ?? 0;
    if (recipients > left - keep) {
      const says = request.partial === 'refuse' ? error : warning;
      problems.push(says('outbox.quotaTooSmall', [], { limit: left - keep, actual: recipients }));
    }
  }
  problems.push(...guardProblems(request, { recipients, recipientsFrom }));
  return ok({
    recipients,
    recipientsFrom,
    quota: quota.value,
    quotaApplies,
    cost: costOf(limit, quotaApplies ? (used ?? 0) : 0, recipients),
    needsNumber: needsNumber(account.kind, request.target.method, recipients),
    problems,
  });
}

/** Whether it keeps to its number. A narrowcast that nobody has counted takes the number along, and LINE keeps to it. */
function guardProblems(
  { guard: { maxRecipients, keepLeft }, target }: SendRequest,
  { recipients, recipientsFrom }: Recipients,
): Problem[] {
  const isBroadcast = target.method === 'broadcast';
  if (isBroadcast && recipientsFrom !== 'targetReach' && (maxRecipients ?? keepLeft) !== null)
    return [error('outbox.recipientsUnknown', [], { limit: maxRecipients ?? 0 })];
  const isCounted = isBroadcast || recipientsFrom !== 'targetReach';
  if (maxRecipients === null || recipients === null || !isCounted || recipients <= maxRecipients)
    return [];
  return [error('outbox.tooManyRecipients', [], { limit: maxRecipients, actual: recipients })];
}

/** What is wrong with a request whoever asks; known without LINE. */
export function requestProblems(request: SendRequest, now: Date): Problem[] {
  const problems = checkMessages(request.messages, ['messages']);
  const { target, aggregationUnit, dueAt, notAfter, graceMs } = request;
  const canHaveUnit = target.method === 'push' || target.method === 'multicast';
  if (aggregationUnit !== null && !canHaveUnit) {
    problems.push(
      error('outbox.unitNotPossible', ['aggregationUnit'], { details: { method: target.method } }),
    );
  }
  if (dueAt !== null && now.getTime() - Date.parse(dueAt) > graceMs) {
    problems.push(error('outbox.dueInPast', ['dueAt']));
  }
  const start = dueAt === null ? now.getTime() : Date.parse(dueAt);
  if (notAfter !== null && Date.parse(notAfter) <= start) {
    problems.push(error('outbox.windowEmpty', ['notAfter']));
  }
  return problems;
}

/** A production channel and many people, or nobody knows how many. */
export const needsNumber = (
  kind: SendAccount['kind'],
  method: SendRequest['target']['method'],
  recipients: number | null,
): boolean =>
  kind === 'production' && method !== 'push' && (recipients === null || recipients >= BIG_SEND);

/** Null: it may go. */
export function confirmationError(
  needed: boolean,
  recipients: number | null,
  confirmation: SendConfirmation | null,
): AppError | null {
  if (!needed || (confirmation && confirmation.recipients === recipients)) return null;
  return appError(
    'outbox.needsConfirmation',
    'Repeat the number of recipients before this goes out.',
    {
      details: { recipients },
    },
  );
}

function costOf(limit: number | null, used: number, recipients: number | null): SendCheck['cost'] {
  const plan: PlanName | null = limit === null ? null : planOfQuota(limit);
  if (plan === null || recipients === null) return null;
  const amount = monthCost(plan, recipients, used).total - monthCost(plan, 0, used).total;
  return { plan, amount: Math.round(amount * 10_000) / 10_000, currency: 'TWD' };
}

const refusedBy = ({ message, path, details }: AppError): Problem => ({
  code: 'outbox.lineRefuses',
  message,
  path: path ?? ['messages'],
  severity: 'error',
  details: { said: String(details?.said ?? message) },
});
