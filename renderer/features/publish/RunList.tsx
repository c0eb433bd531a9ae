import { useState } from 'react';
import type { PublishRun } from '#shared/domain/publishing';
import type { Channel } from '#shared/domain/workspace';
import { useQuery } from '../../data/query';
import { useFormat, useT } from '../../i18n';
import { Button, Chip, type ChipTone } from '../../ui';
import styles from './Publish.module.css';
import { ReturnDialog } from './ReturnDialog';
import { RunDialog } from './RunDialog';
import type { Publish } from './use-publish';

const SHOWN = 8;
const TONE: Record<PublishRun['state'], ChipTone> = {
  done: 'good',
  running: 'info',
  failed: 'bad',
  cancelled: 'neutral',
  interrupted: 'warn',
};

/** Earlier runs on this channel: what was interrupted can go on, what was done can be taken back. */
export function RunList(props: { channel: Channel; publish: Publish }) {
  const t = useT('publish');
  const format = useFormat();
  const { channel, publish } = props;
  const runs = useQuery('publish.runs', { channelId: channel.id });
  const [shown, setShown] = useState<PublishRun | null>(null);
  const [returning, setReturning] = useState<PublishRun | null>(null);
  const list = runs.value?.slice(0, SHOWN) ?? [];
  if (list.length === 0) return null;
  // the run that has just ended is not in the list yet: what is first in it is not what would be taken back
  const isBehind = publish.run !== null && !list.some(({ id }) => id === publish.run?.id);
  return (
    <section className={styles.runs} aria-label={t('runs')}>
      <h2 className={styles.runsTitle}>{t('runs')}</h2>
      <ul>
        {list.map((run, index) => (
          <li key={run.id} className={styles.run} data-testid="run" data-state={run.state}>
            <span className={styles.runTime}>{format.dateTime(run.startedAt)}</span>
            <Chip tone={TONE[run.state]}>{t(`runState.${run.state}`)}</Chip>
            <span className={styles.quiet}>
              {t(`runKind.${run.kind}`)}
              {run.by !== null && t('runBy', { name: run.by })}
            </span>
            <span className={styles.gap} />
            <Button variant="ghost" onClick={() => setShown(run)} data-testid="journal">
              {t('journal')}
            </Button>
            {run.state === 'interrupted' && (
              <Button
                disabled={publish.isRunning}
                onClick={() => void publish.resume(run.id)}
                data-testid="resume"
              >
                {t('resume')}
              </Button>
            )}
            {run.state === 'done' && run.kind === 'publish' && index === 0 && (
              <Button
                disabled={publish.isRunning || isBehind}
                onClick={() => setReturning(run)}
                data-testid="rollback"
              >
                {t('rollback')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {shown && <RunDialog run={shown} onClose={() => setShown(null)} />}
      {returning && (
        <ReturnDialog
          channel={channel}
          publish={publish}
          runId={returning.id}
          version="before"
          title={t('rollbackTitle', { time: format.dateTime(returning.startedAt) })}
          onClose={() => setReturning(null)}
        />
      )}
    </section>
  );
}
