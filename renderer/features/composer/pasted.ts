import type { Result } from '#shared/errors/app-error';
import { appError, fail, ok } from '#shared/errors/app-error';
import { readDefinition } from '#shared/line/import/read-definition';
import { messagesOf } from '#shared/preview/messages-of';

type Wire = Record<string, unknown>;

/**
 * The messages that a pasted definition holds: a message, a list, a whole request, what LINE's simulator gives
 * away (a bare bubble), also with comments, trailing commas or a fence of Markdown round it.
 */
export function pastedMessages(text: string): Result<Wire[]> {
  const read = readDefinition(new TextEncoder().encode(text));
  if (!read.ok) return read;
  const messages = messagesOf(read.value);
  if (messages.length === 0)
    return fail(
      appError('import.noMessage', 'What was pasted holds no message.', {
        details: { kind: read.value.kind },
      }),
    );
  return ok(messages.map(({ message }) => ({ ...message })));
}
