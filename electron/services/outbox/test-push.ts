import type { ChannelId, DocumentId } from '#shared/domain/ids';
import { type Send, sendRequest } from '#shared/domain/outbox';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { Outbox } from './outbox';

export interface TestPush {
  channelId: ChannelId;
  name: string;
  /** What is tested, so that its screen finds its tests; no figure ever counts them. */
  documentId: DocumentId | null;
  messages: Record<string, unknown>[];
  userIds: readonly string[];
}

/**
 * The messages to chosen people at once, one journalled send each. LINE's own check comes first: what it
 * would refuse, and what the month has no room for, is said before anything is kept or sent.
 */
export async function pushTest(outbox: Outbox, test: TestPush): Promise<Result<Send[]>> {
  const [first, ...others] = [...new Set(test.userIds)].map((to) =>
    sendRequest.parse({
      channelId: test.channelId,
      name: test.name,
      origin: { kind: 'test', documentId: test.documentId, itemId: null },
      messages: test.messages,
      target: { method: 'push', to },
      undoMs: 0,
    }),
  );
  if (!first) {
    return fail(appError('outbox.noTester', 'Nobody is chosen who gets tests of this channel.'));
  }
  const check = await outbox.check(first);
  if (!check.ok) return check;
  const problem = check.value.problems.find(({ severity }) => severity === 'error');
  if (problem) {
    return fail(
      appError('outbox.hasProblems', problem.message, {
        path: problem.path,
        details: { code: problem.code, first: problem.message },
      }),
    );
  }
  const { left } = check.value.quota;
  const wanted = 1 + others.length;
  if (left !== null && wanted > left) {
    return fail(
      appError('outbox.quotaTooSmall', 'The month’s messages do not suffice for this test.', {
        details: { limit: left, actual: wanted },
      }),
    );
  }
  const sends: Send[] = [];
  for (const request of [first, ...others]) {
    const sent = await outbox.enqueue(request);
    if (!sent.ok) return sent;
    sends.push(sent.value);
  }
  return ok(sends);
}
