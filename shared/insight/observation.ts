import { z } from 'zod';
import {
  demographicInsight,
  followersInsight,
  messageDeliveryInsight,
  messageEventInsight,
  richMenuDailyInsight,
  richMenuSummaryInsight,
  unitEventInsight,
} from '../line/schema/insight';
import { managerImport } from './manager/imports';

/*
 * One answer of LINE with the time it was fetched. The archive only ever grows: LINE stops counting after
 * 14 days and forgets menus that were deleted, so what is not kept here is gone.
 */

/** A day of LINE: `yyyyMMdd`, UTC+9. */
const lineDay = z.string().regex(/^\d{8}$/);

const base = {
  /** ISO 8601. */
  fetchedAt: z.string(),
  /** Figures of the rehearsal channel. They never meet real ones in one sum. */
  simulated: z.boolean(),
};

export const observation = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('delivery'), day: lineDay, answer: messageDeliveryInsight }),
  z.object({ ...base, kind: z.literal('followers'), day: lineDay, answer: followersInsight }),
  z.object({ ...base, kind: z.literal('demographic'), answer: demographicInsight }),
  z.object({
    ...base,
    kind: z.literal('request'),
    requestId: z.string(),
    answer: messageEventInsight,
  }),
  z.object({
    ...base,
    kind: z.literal('unit'),
    unit: z.string(),
    from: lineDay,
    to: lineDay,
    answer: unitEventInsight,
  }),
  z.object({
    ...base,
    kind: z.literal('richMenuSummary'),
    richMenuId: z.string(),
    from: lineDay,
    to: lineDay,
    answer: richMenuSummaryInsight,
  }),
  z.object({
    ...base,
    kind: z.literal('richMenuDaily'),
    richMenuId: z.string(),
    from: lineDay,
    to: lineDay,
    answer: richMenuDailyInsight,
  }),
  z.object({
    ...base,
    kind: z.literal('quota'),
    /** Null: the plan has no limit. */
    limit: z.number().nullable(),
    used: z.number(),
  }),
  /** Rows of a CSV file of LINE's manager: no API gives them, and a label says so wherever they are shown. */
  z.object({ ...base, kind: z.literal('managerImport'), answer: managerImport }),
  z.object({
    ...base,
    kind: z.literal('managerWithdrawal'),
    answer: z.object({ importId: z.string().max(64) }),
  }),
]);
export type Observation = z.infer<typeof observation>;
export type ObservationKind = Observation['kind'];
export const observationKinds: ReadonlySet<ObservationKind> = new Set(
  observation.options.map(({ shape }) => shape.kind.value),
);
export type ObservationOf<K extends ObservationKind> = Extract<Observation, { kind: K }>;

/** What an observation is about: two with the same subject are two looks at one thing. */
export function subjectOf(value: Observation): string {
  switch (value.kind) {
    case 'delivery':
    case 'followers':
      return `${value.kind} ${value.day}`;
    case 'demographic':
      return value.kind;
    case 'request':
      return `request ${value.requestId}`;
    case 'unit':
      return `unit ${value.unit} ${value.from} ${value.to}`;
    case 'richMenuSummary':
    case 'richMenuDaily':
      return `${value.kind} ${value.richMenuId} ${value.from} ${value.to}`;
    case 'quota':
      return `quota ${value.fetchedAt.slice(0, 10)}`;
    case 'managerImport':
    case 'managerWithdrawal':
      return `${value.kind} ${value.answer.importId}`;
  }
}

/** The newest look at each subject. */
export function newestOf(observations: Iterable<Observation>): Map<string, Observation> {
  const newest = new Map<string, Observation>();
  for (const one of observations) {
    const subject = subjectOf(one);
    const known = newest.get(subject);
    if (!known || known.fetchedAt <= one.fetchedAt) newest.set(subject, one);
  }
  return newest;
}
