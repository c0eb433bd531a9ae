import { z } from 'zod';
import type { ChannelId } from '#shared/domain/ids';
import { type SendRequest, sendRequest } from '#shared/domain/outbox';
import {
  type AppError,
  appError,
  fail,
  formatPath,
  ok,
  type Problem,
  type ProblemPath,
  type Result,
} from '#shared/errors/app-error';
import { parseDefinitionJson } from '#shared/line/import/parse-json';
import { FORGIVEN } from '#shared/line/import/read-definition';
import { shapeProblem } from '#shared/line/rich-menu/check-wire';

const wire = z.record(z.string(), z.unknown());
/** LINE's own request bodies; which of the four it is follows from what stands in it. */
const sendFile = z.object({
  messages: z.array(wire).min(1).max(5),
  to: z.union([z.string(), z.array(z.string())]).optional(),
  recipient: wire.optional(),
  filter: wire.optional(),
  limit: z
    .object({
      max: z.number().int().min(1).optional(),
      upToRemainingQuota: z.boolean().optional(),
      forbidPartialDelivery: z.boolean().optional(),
    })
    .optional(),
  notificationDisabled: z.boolean().optional(),
  customAggregationUnits: z.array(z.string()).max(1).optional(),
});

/** A send from a file that holds LINE's JSON: `to` a person or a list, `recipient`…, or nobody in particular. */
export function readSendFile(
  text: string,
  facts: { name: string; channelId: ChannelId; fingerprint: string },
): Result<SendRequest> {
  if (text.trim() === '') return fail(appError('import.empty', 'This file is empty.'));
  const read = parseDefinitionJson(text.replace(/^\uFEFF/, ''));
  if (!read.ok) return read;
  // it is sent as it stands, so that nothing is forgiven that LINE would not forgive
  const unfit = read.value.problems.find(
    ({ code, severity }) => severity === 'error' || FORGIVEN.includes(code),
  );
  if (unfit) return fail(errorOf(unfit));
  const raw = read.value.value;
  const parsed = sendFile.safeParse(raw);
  if (!parsed.success) return fail(notASend(parsed.error.issues[0], raw));
  const file = parsed.data;
  const { limit } = file;
  const isNarrowcast = file.recipient ?? file.filter ?? limit;
  const target = Array.isArray(file.to)
    ? { method: 'multicast', to: file.to }
    : file.to !== undefined
      ? { method: 'push', to: file.to }
      : isNarrowcast
        ? {
            method: 'narrowcast',
            recipient: file.recipient ?? null,
            filter: file.filter ?? null,
            max: limit?.max ?? null,
          }
        : { method: 'broadcast' };
  const request = sendRequest.safeParse({
    channelId: facts.channelId,
    name: facts.name,
    origin: { kind: 'file', documentId: null, itemId: facts.fingerprint },
    messages: file.messages,
    target,
    undoMs: 0,
    notificationDisabled: file.notificationDisabled ?? false,
    aggregationUnit: file.customAggregationUnits?.[0] ?? null,
    partial: limit?.forbidPartialDelivery
      ? 'upToQuotaOrCancel'
      : limit?.upToRemainingQuota
        ? 'upToQuota'
        : 'refuse',
  });
  if (request.success) return ok(request.data);
  const [issue] = request.error.issues;
  const path = (issue?.path ?? []).filter((part) => part !== 'target');
  return fail(notASend(issue && { ...issue, path }, raw));
}

type Issue = Parameters<typeof shapeProblem>[0];

/** What does not fit, by its place and never by what stands there: the file may hold anything. */
function notASend(issue: Issue | undefined, raw: unknown): AppError {
  const path = (issue?.path ?? []) as ProblemPath;
  if (issue?.code === 'invalid_type' && path.length > 0)
    return errorOf(shapeProblem(issue, raw, []));
  const place = formatPath(path);
  return appError(
    place === '' ? 'outbox.notARequest' : 'outbox.notASend',
    place === ''
      ? 'This is no request of LINE’s: it has to be an object with messages.'
      : `This is not a send that LINE takes: look at ${place}.`,
    { path, details: { place } },
  );
}

const errorOf = ({ code, message, path, limit, actual, details }: Problem): AppError =>
  appError(code, message, { path, details: { limit, actual, ...details } });
