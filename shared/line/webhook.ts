import type { Problem } from '../errors/app-error';
import { guarded } from './guard';
import { error, warning } from './problem';
import { readWebhook } from './schema/webhook';

/** A recorded webhook call. Events that are new to Tapestry are named; they are no mistake. Never throws. */
export const checkWebhook = guarded((value, path) => {
  const read = readWebhook(value);
  if (!read.ok) return [error(read.error.code, path)];
  return read.value.events.flatMap((event, index): Problem[] =>
    event.known
      ? []
      : [
          warning('webhook.unknownEvent', [...path, 'events', index], {
            actual: event.type ?? '—',
          }),
        ],
  );
});
