import { z } from 'zod';
import { wilson } from '../stats/score-intervals';

/**
 * Why a number is not there; it is shown instead of the number, never as 0.
 * `withheld`: LINE keeps it back, under 20 or fewer than 20 people. `notReady`: LINE has not counted yet.
 * `notFetched`: nobody has asked. `notCounted`: LINE does not count this for this kind of send.
 * `inconsistent`: LINE's approximate figures contradict each other, a part is larger than its base.
 */
const unknownReason = z.enum(['withheld', 'notReady', 'notFetched', 'notCounted', 'inconsistent']);
export type Unknown = z.infer<typeof unknownReason>;

/** A number that is known, or the reason why it is not. */
export const figure = z.discriminatedUnion('known', [
  z.object({ known: z.literal(true), value: z.number() }),
  z.object({ known: z.literal(false), reason: unknownReason }),
]);
export type Figure = z.infer<typeof figure>;

/** A share with its base named (`of`), and the interval that the base allows; shares are 0–1. */
export const rateSchema = z.discriminatedUnion('known', [
  z.object({
    known: z.literal(true),
    value: z.number(),
    low: z.number(),
    high: z.number(),
    of: z.number(),
  }),
  z.object({
    known: z.literal(false),
    reason: unknownReason,
    /** A withheld part is 0 to 19 people: the share lies between these. */
    between: z.tuple([z.number(), z.number()]).nullable(),
  }),
]);
export type Rate = z.infer<typeof rateSchema>;

export const known = (value: number): Figure => ({ known: true, value });
/** One object a reason: reports of years are full of them. */
const UNKNOWN = Object.fromEntries(
  unknownReason.options.map((reason) => [reason, Object.freeze({ known: false, reason })]),
) as Record<Unknown, Figure>;
export const unknown = (reason: Unknown): Figure => UNKNOWN[reason];

/** A count as LINE answers it: null is withheld. */
export const counted = (value: number | null): Figure =>
  value === null ? unknown('withheld') : known(value);

/** Adds what is known; one unknown part makes the sum unknown, with that part's reason. */
export function sum(figures: readonly Figure[]): Figure {
  let total = 0;
  for (const figure of figures) {
    if (!figure.known) return figure;
    total += figure.value;
  }
  return known(total);
}

const WITHHELD_MOST = 19;

/**
 * Part of a base, with Wilson's score interval. LINE's figures are approximate and count phones only, so a
 * part may come out above its base; it is then shown as unknown rather than as more than everybody.
 */
export function rate(part: Figure, base: Figure, alpha = 0.05): Rate {
  if (!base.known) return { known: false, reason: base.reason, between: null };
  if (base.value <= 0) return { known: false, reason: 'notReady', between: null };
  if (!part.known) {
    const between =
      part.reason === 'withheld'
        ? ([0, Math.min(1, WITHHELD_MOST / base.value)] as [number, number])
        : null;
    return { known: false, reason: part.reason, between };
  }
  if (part.value > base.value) return { known: false, reason: 'inconsistent', between: null };
  const { ciLow, ciHigh } = wilson(part.value, base.value, alpha);
  return { known: true, value: part.value / base.value, low: ciLow, high: ciHigh, of: base.value };
}
