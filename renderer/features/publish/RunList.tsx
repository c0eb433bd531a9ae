import type { ChannelId } from '#shared/domain/ids';
import { useQuery } from '../../data/query';
import { useFormat, useT } from '../../i18n';
import { Button, Chip } from '../../ui';
import styles from './Publish.module.css';
import type { Publish } from './use-publish';

const SHOWN = 8;

/** Earlier runs on this channel: what was interrupted can go on, what was done can be taken back. */
export function RunList(props: { channelId: ChannelId; publish: Publish }) {
  const t = useT('publish');
  const format = useFormat();
  const runs = useQuery('publish.runs', { channelId: props.channelId });
  const list = runs.value?.slice(0, SHOWN) ?? [];
  if (list.length === 0) return null;
  return (
    <section className={styles.runs} aria-label={t('runs')}>
      <h2 className={styles.runsTitle}>{t('runs')}</h2>
      <ul>
        {list.map((run, index) => (
          <li key={run.id} className={styles.run} data-testid="run">
            <span>{format.dateTime(run.startedAt)}</span>
            <Chip tone={run.state === 'done' ? 'good' : run.state === 'running' ? 'info' : 'warn'}>
              {t(`runState.${run.state}`)}
            </Chip>
            <span className={styles.quiet}>{t(`runKind.${run.kind}`)}</span>
            <span className={styles.gap} />
            {run.state === 'interrupted' && (
              <Button
                disabled={props.publish.isRunning}
                onClick={() => void props.publish.resume(run.id)}
              >
                {t('resume')}
              </Button>
            )}
            {run.state === 'done' && run.kind === 'publish' && index === 0 && (
              <Button
                disabled={props.publish.isRunning}
                onClick={() => void props.publish.rollback(run.id)}
                data-testid="rollback"
              >
                {t('rollback')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
