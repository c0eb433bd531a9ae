import { z } from 'zod';

/* Bodies of refusals: Messaging API reference, "Error responses". No member is certain to be there. */

const maybeText = z.string().nullish().catch(null);

const lineErrorBody = z.looseObject({
  message: maybeText,
  details: z
    .array(z.looseObject({ message: maybeText, property: maybeText }))
    .nullish()
    .catch(null),
  /** A 409 to a push repeats what the accepted request sent. */
  sentMessages: z
    .array(z.looseObject({ id: z.string(), quoteToken: z.string().optional() }))
    .nullish()
    .catch(null),
  /** Token endpoints speak otherwise. */
  error: maybeText,
  error_description: maybeText,
});

/** What LINE said when it refused. */
export interface LineRefusal {
  /** Null when LINE gave no sentence. */
  message: string | null;
  details: { message: string | null; property: string | null }[];
  sentMessages: { id: string; quoteToken?: string | undefined }[];
}

/** Reads the body of a refusal, whatever it is: text that is no JSON becomes the sentence. Never throws. */
export function readErrorBody(body: unknown): LineRefusal {
  const nothing: LineRefusal = { message: null, details: [], sentMessages: [] };
  if (typeof body === 'string') {
    try {
      return readErrorBody(JSON.parse(body) as unknown);
    } catch {
      return { ...nothing, message: body.trim() === '' ? null : body };
    }
  }
  const parsed = lineErrorBody.safeParse(body);
  if (!parsed.success) return nothing;
  const { message, details, sentMessages, error, error_description } = parsed.data;
  return {
    message: message ?? error_description ?? error ?? null,
    details: (details ?? []).map((detail) => ({
      message: detail.message ?? null,
      property: detail.property ?? null,
    })),
    sentMessages: (sentMessages ?? []).map(({ id, quoteToken }) => ({
      id,
      ...(quoteToken === undefined ? {} : { quoteToken }),
    })),
  };
}

/** `messages[0].text` → `['messages', 0, 'text']`: LINE's property as one of our paths. */
export function pathOfProperty(property: string): (string | number)[] {
  return [...property.matchAll(/[^.[\]]+|\[(\d*)\]/g)].flatMap(
    ([part, index]): (string | number)[] => {
      if (index === undefined) return [part];
      // `operations[]` names the list as a whole
      return index === '' ? [] : [Number(index)];
    },
  );
}
