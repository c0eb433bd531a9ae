import type { Withheld } from '#shared/domain/publishing';
import { type AppError, ok, type Result } from '#shared/errors/app-error';
import { counted } from '#shared/insight/figure';
import { newestOf, type Observation } from '#shared/insight/observation';
import { type MeasuredMenu, type Question, questionsNow } from '#shared/insight/schedule';
import type { MeasuredSend } from '#shared/insight/sends';
import type { InsightArchive } from './archive';

/** LINE's insight, one answer a question; the time of fetching is the caller's. */
export interface InsightPort {
  ask(question: Question, signal?: AbortSignal): Promise<Result<UnstampedObservation>>;
  /** True: what answers is the rehearsal channel, though it may be asked as a real one. */
  isSimulated?(): boolean;
}

type Unstamped<O> = O extends Observation ? Omit<O, 'fetchedAt' | 'simulated'> : never;
export type UnstampedObservation = Unstamped<Observation>;

export interface PullFacts {
  sends: readonly MeasuredSend[];
  menus: readonly MeasuredMenu[];
  simulated: boolean;
}

export interface PullResult {
  /** How many answers of each kind were stored. */
  fetched: Record<string, number>;
  /** What LINE keeps back: its words for a subject, and the sentence for people by code. */
  withheld: Withheld[];
  /** Questions that were not asked any more: the hour's share is used up, nobody answers, or it was cancelled. */
  left: number;
  failures: { question: Question; error: AppError }[];
}

export interface PullParts {
  archive: InsightArchive;
  insight: InsightPort;
  now: () => Date;
}

/**
 * LINE grants 60 calls an hour for each kind and does not say how many may come at once: so many go without
 * waiting (see `electron/line/pacer.ts`), the rest waits for the next round.
 */
const A_ROUND = 12;
/** When the next round may begin: by then as many calls are free again. */
export const NEXT_ROUND_MS = 15 * 60_000;

/** An answer is stored as soon as it is here: an interrupted round loses nothing that LINE has said. */
export async function pullInsight(
  { archive, insight, now }: PullParts,
  facts: PullFacts,
  options: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void } = {},
): Promise<Result<PullResult>> {
  const read = await archive.read();
  if (!read.ok) return read;
  const { sends, menus, simulated } = facts;
  // simulated and real figures live in archives of different channels; a mark that differs is not ours to mix
  const mine = read.value.observations.filter((one) => one.simulated === simulated);
  const newest = newestOf(mine);
  const questions = questionsNow({ newest, sends, menus, now: now().getTime() });
  const result: PullResult = { fetched: {}, withheld: [], left: 0, failures: [] };
  const asked: Record<string, number> = {};
  let done = 0;
  /** Nobody answers: every further question would wait for as long. */
  let isCutOff = false;
  for (const question of questions) {
    const soFar = asked[question.kind] ?? 0;
    if (soFar >= A_ROUND || isCutOff || options.signal?.aborted) {
      result.left += 1;
      continue;
    }
    asked[question.kind] = soFar + 1;
    const answer = await insight.ask(question, options.signal);
    done += 1;
    options.onProgress?.(done, questions.length);
    if (!answer.ok) {
      result.failures.push({ question, error: answer.error });
      // a token that LINE refuses is refused for every further question as well
      if (answer.error.code === 'line.unauthorized') return { ok: false, error: answer.error };
      if (answer.error.code === 'line.unreachable') {
        if (Object.keys(result.fetched).length === 0) return { ok: false, error: answer.error };
        isCutOff = true;
      }
      continue;
    }
    // A test server in the place of a real account must not leave figures that pass for its own.
    const mark = { simulated: simulated || insight.isSimulated?.() === true };
    const stamped = { ...answer.value, fetchedAt: now().toISOString(), ...mark } as Observation;
    const stored = await archive.append([stamped]);
    if (!stored.ok) return stored;
    result.fetched[question.kind] = (result.fetched[question.kind] ?? 0) + 1;
    if (isWithheld(stamped))
      result.withheld.push({ subject: subjectOf(question), ...saidOf(question, 'kept', facts) });
  }
  return ok(result);
}

function isWithheld(one: Observation): boolean {
  if (one.kind === 'request' || one.kind === 'unit') {
    const { uniqueImpression, uniqueClick } = one.answer.overview;
    return !counted(uniqueImpression).known || !counted(uniqueClick).known;
  }
  if (one.kind === 'richMenuSummary' || one.kind === 'richMenuDaily') {
    return !one.answer.impression || !one.answer.clicks;
  }
  return one.kind === 'demographic' && !one.answer.available;
}

/** A question as people say it: `figures.kept.*` when LINE keeps the answer back, `figures.of.*` when it cannot be had. */
export function saidOf(
  question: Question,
  as: 'kept' | 'of',
  { sends, menus }: Pick<PullFacts, 'sends' | 'menus'>,
): { code: string; details: Record<string, unknown> } {
  const code = `figures.${as}.${question.kind}`;
  return { code, details: { ...question, name: nameOf(question, sends, menus) } };
}

function nameOf(
  question: Question,
  sends: readonly MeasuredSend[],
  menus: readonly MeasuredMenu[],
): string {
  if ('richMenuId' in question) {
    const { richMenuId } = question;
    return menus.find((menu) => menu.richMenuId === richMenuId)?.name ?? richMenuId;
  }
  const isIts = ({ measurement }: MeasuredSend): boolean =>
    question.kind === 'request'
      ? measurement.by === 'requestId' && measurement.requestId === question.requestId
      : question.kind === 'unit' &&
        measurement.by === 'aggregationUnit' &&
        measurement.unit === question.unit;
  return sends.find(isIts)?.name ?? subjectOf(question);
}

/** LINE's own words, which a script can go by. */
function subjectOf(question: Question): string {
  if (question.kind === 'request') return `request ${question.requestId}`;
  if (question.kind === 'unit') return `unit ${question.unit}`;
  if ('richMenuId' in question) return `${question.kind} ${question.richMenuId}`;
  return question.kind;
}
