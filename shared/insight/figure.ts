import { wilson } from '../stats/intervals';

/** Why a number is not there. It is shown instead of the number, never as 0. */
export type Unknown =
  /** LINE keeps it back: under 20, or fewer than 20 people. */
  | 'withheld'
  /** LINE has not counted yet. */
  | 'notReady'
  /** Nobody has fetched it. */
  | 'notFetched'
  /** LINE does not count this for this kind of send. */
  | 'notCounted'
  /** LINE's approximate figures contradict each other: a part is larger than its base. */
  | 'inconsistent';

/** A number that is known, or the reason why it is not. */
export type Figure =
  | { readonly known: true; readonly value: number }
  | { readonly known: false; readonly reason: Unknown };

export const known = (value: number): Figure => ({ known: true, value });
export const unknown = (reason: Unknown): Figure => ({ known: false, reason });

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

/** A share with its base named, and the interval that the base allows. */
export type Rate =
  | {
      readonly known: true;
      readonly value: number;
      readonly low: number;
      readonly high: number;
      readonly of: number;
    }
  | {
      readonly known: false;
      readonly reason: Unknown;
      /** When LINE withholds the part it is between 0 and 19 people: the share lies between these. */
      readonly between: readonly [number, number] | null;
    };

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
      part.reason === 'withheld' ? ([0, Math.min(1, WITHHELD_MOST / base.value)] as const) : null;
    return { known: false, reason: part.reason, between };
  }
  if (part.value > base.value) return { known: false, reason: 'inconsistent', between: null };
  const { ciLow, ciHigh } = wilson(part.value, base.value, alpha);
  return { known: true, value: part.value / base.value, low: ciLow, high: ciHigh, of: base.value };
}
