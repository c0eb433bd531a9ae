import { z } from 'zod';
import type { ChannelId } from '#shared/domain/ids';
import { type SendRequest, sendRequest } from '#shared/domain/outbox';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';

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
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return fail(notASend(String((error as Error).message), []));
  }
  const parsed = sendFile.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return fail(notASend(issue?.message ?? '', (issue?.path ?? []) as (string | number)[]));
  }
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
  const path = (issue?.path ?? []).filter((part) => part !== 'target') as (string | number)[];
  return fail(notASend(issue?.message ?? '', path));
}

const notASend = (reason: string, path: (string | number)[]) =>
  appError('outbox.notASend', `This is not a send: ${reason}.`, { path, details: { reason } });
