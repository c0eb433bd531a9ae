/*
 * Values of demographic filters: Messaging API reference, "Demographic filter objects". `id_…` stands in
 * LINE's OpenAPI and no longer in its reference; it is taken.
 */

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}_${String(index + 1).padStart(2, '0')}`);

export const GENDERS = ['male', 'female'] as const;
export const APP_TYPES = ['ios', 'android'] as const;
/** In order: `gte` must come before `lt`. */
export const AGES = Array.from({ length: 12 }, (_, index) => `age_${15 + index * 5}`);
export const SUBSCRIPTION_PERIODS = ['day_7', 'day_30', 'day_90', 'day_180', 'day_365'];
export const AREAS = [
  ...numbered('tw', 22),
  ...numbered('jp', 47),
  ...numbered('th', 8),
  ...numbered('id', 12),
];
