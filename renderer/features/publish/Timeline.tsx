import { useState } from 'react';
import type { ChannelId, RunId } from '#shared/domain/ids';
import type { TimelineEntry } from '#shared/domain/timeline';
import type { Channel } from '#shared/domain/workspace';
import { useNow } from '../../data/clock';
import { useQuery } from '../../data/query';
import { defaultAssetUrl } from '../../editor/paint';
import { STUDIO_TIME_ZONE, useFormat, useSpeech, useT } from '../../i18n';
import { fromZoned, toZoned } from '../../i18n/zoned-time';
import { Button, Chip, type ChipTone, cx, TextField } from '../../ui';
import styles from './Publish.module.css';
import { ReturnDialog } from './ReturnDialog';
import type { Publish } from './use-publish';

const TONE: Record<TimelineEntry['cause'], ChipTone> = {
  publish: 'accent',
  rollback: 'info',
  others: 'warn',
  first: 'neutral',
};

/** "What did customers see on 3 May at 20:00": a moment, the answer with its certainty, and every change. */
export function Timeline(props: { channel: Channel; publish: Publish }) {
  const t = useT('publish');
  const format = useFormat();
  const { channel, publish } = props;
  const now = useNow();
  const [moment, setMoment] = useState<string | null>(null);
  const [returning, setReturning] = useState<{ runId: RunId; at: string } | null>(null);
  const entries = useQuery('publish.timeline', { channelId: channel.id }).value ?? [];
  const at = moment ?? new Date(now).toISOString();
  return (
    <section className={styles.timeline} aria-label={t('timeline')} data-testid="timeline">
      <div className={styles.moment}>
        <TextField
          label={t('moment')}
          type="datetime-local"
          value={toZoned(at, STUDIO_TIME_ZONE)}
          onChange={(local) => setMoment(fromZoned(local, STUDIO_TIME_ZONE))}
          note={t('momentNote')}
          data-testid="moment"
        />
        <Button disabled={moment === null} onClick={() => setMoment(null)}>
          {t('nowButton')}
        </Button>
      </div>
      <Then channelId={channel.id} at={at} />
      <h2 className={styles.runsTitle}>{t('changes')}</h2>
      {entries.length === 0 && <p className={styles.quiet}>{t('noChanges')}</p>}
      <ol className={styles.entries}>
        {[...entries].reverse().map((entry) => (
          <li
            key={`${entry.from}${entry.runId ?? ''}`}
            className={styles.entry}
            data-testid="change"
          >
            <button
              type="button"
              className={styles.entryTime}
              onClick={() => setMoment(entry.to)}
              aria-label={t('showMoment', { time: format.dateTime(entry.to) })}
            >
              {format.dateTime(entry.from)}
            </button>
            <Chip tone={TONE[entry.cause]}>{t(`cause.${entry.cause}`)}</Chip>
            <span className={styles.gap} />
            <RestoreButton
              entry={entry}
              isBusy={publish.isRunning}
              onRestore={(runId) => setReturning({ runId, at: entry.from })}
            />
          </li>
        ))}
      </ol>
      {returning && (
        <ReturnDialog
          channel={channel}
          publish={publish}
          runId={returning.runId}
          version="after"
          title={t('restoreTitle', { time: format.dateTime(returning.at) })}
          onClose={() => setReturning(null)}
        />
      )}
    </section>
  );
}

/** Only what we published ourselves is kept whole; what others made can be looked at. */
function RestoreButton(props: {
  entry: TimelineEntry;
  isBusy: boolean;
  onRestore(runId: RunId): void;
}) {
  const t = useT('publish');
  const { runId } = props.entry;
  if (runId === null) return null;
  return (
    <Button disabled={props.isBusy} onClick={() => props.onRestore(runId)} data-testid="restore">
      {t('restore')}
    </Button>
  );
}

/** Pictures as they were, the default first. */
function Then(props: { channelId: ChannelId; at: string }) {
  const t = useT('publish');
  const format = useFormat();
  const speech = useSpeech();
  const then = useQuery('publish.liveThen', { channelId: props.channelId, at: minuteOf(props.at) });
  const answer = then.value;
  if (then.status === 'failed') {
    return (
      <p role="alert" className={styles.failure}>
        {speech.error(then.error).text}
      </p>
    );
  }
  if (!answer) return null;
  const menus = [...answer.menus].sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
  return (
    <>
      <p className={styles.certainty} data-testid="certainty">
        {t(`certainty.${answer.certainty}`, {
          time: answer.entry ? format.dateTime(answer.entry.from) : '',
        })}
      </p>
      {answer.certainty !== 'unknown' && menus.length === 0 && (
        <p className={styles.quiet}>{t('sawNothing')}</p>
      )}
      <ul className={styles.then}>
        {menus.map((menu) => (
          <li
            key={menu.richMenuId}
            className={cx(menu.isDefault && styles.thenDefault)}
            data-testid="then-menu"
          >
            {menu.picture ? (
              <img src={defaultAssetUrl(menu.picture)} alt="" className={styles.picture} />
            ) : (
              <span className={cx(styles.picture, styles.nothing)}>{t('noPicture')}</span>
            )}
            <strong>{menu.name}</strong>
            <span className={styles.quiet}>{menu.chatBarText}</span>
            <span className={styles.chips}>
              {menu.isDefault && <Chip tone="good">{t('default')}</Chip>}
              {menu.aliases.map((alias) => (
                <Chip key={alias} mono>
                  {alias}
                </Chip>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The question changes once a minute at most. */
const minuteOf = (iso: string): string => `${new Date(iso).toISOString().slice(0, 16)}:59.999Z`;
