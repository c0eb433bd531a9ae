import { ok, type Result } from '#shared/errors/app-error';
import type { InsightClient } from '../../line/insight';
import type { LinePort } from '../../line/port';
import type { InsightPort, UnstampedObservation } from './pull';

/** A question of the schedule as a call to LINE, and its answer as an observation. */
export function lineInsight(insight: InsightClient, line: LinePort): InsightPort {
  const observed = <A>(
    answer: Result<A>,
    make: (value: A) => UnstampedObservation,
  ): Result<UnstampedObservation> => (answer.ok ? ok(make(answer.value)) : answer);
  return {
    isSimulated: () => insight.isSimulated(),
    async ask(question, signal) {
      const o = signal ? { signal } : {};
      switch (question.kind) {
        case 'delivery':
          return observed(await insight.delivery(question.day, o), (answer) => ({
            ...question,
            kind: 'delivery',
            answer,
          }));
        case 'followers':
          return observed(await insight.followers(question.day, o), (answer) => ({
            ...question,
            kind: 'followers',
            answer,
          }));
        case 'demographic':
          return observed(await insight.demographic(o), (answer) => ({
            kind: 'demographic',
            answer,
          }));
        case 'request':
          return observed(await insight.request(question.requestId, o), (answer) => ({
            ...question,
            answer,
          }));
        case 'unit':
          return observed(await insight.unit(question, o), (answer) => ({ ...question, answer }));
        case 'richMenuSummary':
          return observed(await insight.richMenuSummary(question, o), (answer) => ({
            ...question,
            kind: 'richMenuSummary',
            answer,
          }));
        case 'richMenuDaily':
          return observed(await insight.richMenuDaily(question, o), (answer) => ({
            ...question,
            kind: 'richMenuDaily',
            answer,
          }));
        case 'quota': {
          const limit = await line.getMessageQuota(o);
          if (!limit.ok) return limit;
          const used = await line.getMessageQuotaConsumption(o);
          return observed(used, ({ value }) => ({
            kind: 'quota',
            limit: limit.value.value.value,
            used: value.totalUsage,
          }));
        }
      }
    },
  };
}
