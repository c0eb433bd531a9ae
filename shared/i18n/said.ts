import type { Locale } from '../domain/workspace';
import { fill } from './fill';
import { formatsFor } from './formats';

/**
 * Something that is said in the language of whoever reads it: a stable code with what fills its sentence. A value
 * may be said itself (`{ what: { code: 'plan.thing.alias' } }`), so that no word of one language stands inside the
 * sentence of another; so may a moment (`{ start: { moment: '2026-09-08T02:00:00Z' } }`).
 */
export interface Said {
  code: string;
  /** English, for a code that no catalogue has. */
  message?: string | undefined;
  limit?: number | string | undefined;
  actual?: number | string | undefined;
  details?: Readonly<Record<string, unknown>> | undefined;
}

/** The sentence of a code in the language at hand, its gaps still open; undefined where there is none. */
export type Sentences = (
  code: string,
  values: Readonly<Record<string, unknown>>,
) => string | undefined;

/** The one place where a code becomes a sentence, for the window and for the command line. Null: there is none. */
export function sentenceOf(said: Said, sentences: Sentences, locale: Locale): string | null {
  const values = valuesOf(said, sentences, locale);
  const sentence = sentences(said.code, values);
  return sentence === undefined ? null : fill(sentence, values, locale);
}

function valuesOf(said: Said, sentences: Sentences, locale: Locale): Record<string, unknown> {
  const { limit, actual, details } = said;
  const spoken = (name: string, value: unknown): unknown => {
    if (isSaid(value)) return sentenceOf(value, sentences, locale) ?? value.message ?? value.code;
    if (isMoment(value)) return formatsFor(locale).dateTime(value.moment);
    // LINE's word for a field is said in people's words where the catalogue has some
    return name === 'field' && typeof value === 'string' ? (sentences(value, {}) ?? value) : value;
  };
  return Object.fromEntries(
    Object.entries({ limit, actual, ...details }).map(([name, value]) => [
      name,
      spoken(name, value),
    ]),
  );
}

const isSaid = (value: unknown): value is Said =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';

const isMoment = (value: unknown): value is { moment: string } =>
  typeof value === 'object' &&
  value !== null &&
  'moment' in value &&
  typeof value.moment === 'string' &&
  !Number.isNaN(Date.parse(value.moment));
