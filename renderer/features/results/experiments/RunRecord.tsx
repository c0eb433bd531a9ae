import type { ExperimentRun } from '#shared/domain/campaign/experiment-run';
import { useFormat, useSpeech, useT } from '../../../i18n';
import styles from './Experiments.module.css';

/** Everything that was frozen, seen, decided and sent, oldest first. */
export function RunRecord({ run }: { run: ExperimentRun }) {
  const t = useT('experiment');
  const format = useFormat();
  const speech = useSpeech();
  const { test } = run;
  const say = (event: ExperimentRun['events'][number]): string => {
    switch (event.kind) {
      case 'frozen':
        return t('record.frozen', {
          count: test.arms.length,
          metric: t(`metric.${test.metric}`),
          seed: test.seed,
        });
      case 'look':
        return t('record.look', {
          verdict: t(`verdict.${event.verdict}`, { letter: event.winner ?? '' }),
        });
      case 'decided':
        return t(`record.decided.${event.by}`, { letter: event.letter, reason: event.reason });
      case 'restQueued':
        return t('record.rest', { letter: event.letter, people: format.number(run.restPeople) });
      case 'stopped':
        return t('record.stopped', {
          why: speech.error({ code: event.code, message: event.message }).text,
        });
    }
  };
  return (
    <section className={styles.panelBlock}>
      <h3 className={styles.minor}>{t('record.title')}</h3>
      <ol className={styles.record} data-testid="run-record">
        {run.events.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the record only grows at its end.
          <li key={index}>
            <time dateTime={event.at}>
              {format.shortDate(event.at)} {format.time(event.at)}
            </time>
            <span>{say(event)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
