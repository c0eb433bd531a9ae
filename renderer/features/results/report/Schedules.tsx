import { useState } from 'react';
import type { OutputOf } from '#shared/ipc/contract';
import { dayLabel } from '#shared/report/figure-text';
import type { JournalEntry } from '#shared/report/schedule';
import { invoke } from '../../../bridge';
import { reportFailure } from '../../../data/failures';
import { useQuery } from '../../../data/query';
import { useFormat, useSpeech, useT } from '../../../i18n';
import { Button, Chip, Switch } from '../../../ui';
import { DataTable } from '../DataTable';
import styles from './Report.module.css';
import type { ReportScope } from './ReportNow';
import { ScheduleForm } from './ScheduleForm';
import { weekdayName } from './weekday';

type State = OutputOf<'reports.state'>;

/** Which reports are written by themselves, what was missed, and what was written when. */
export function Schedules({ state, scope }: { state: State; scope: ReportScope }) {
  const t = useT('reports');
  const [isAdding, setAdding] = useState(false);
  return (
    <div className={styles.form}>
      <p className={styles.quiet}>{t('schedule.how')}</p>
      {state.schedules.length === 0 ? (
        <p>{t('schedule.none')}</p>
      ) : (
        <ul className={styles.schedules} data-testid="schedule-list">
          {state.schedules.map((one) => (
            <ScheduleRow key={one.schedule.id} one={one} />
          ))}
        </ul>
      )}
      {isAdding ? (
        <ScheduleForm scope={scope} onSaved={() => setAdding(false)} />
      ) : (
        <div>
          <Button onClick={() => setAdding(true)} data-testid="schedule-add">
            {t('schedule.add')}
          </Button>
        </div>
      )}
      {state.journal.length > 0 && <Journal journal={state.journal} />}
    </div>
  );
}

function ScheduleRow({ one }: { one: State['schedules'][number] }) {
  const t = useT('reports');
  const channelWords = useT('channel');
  const format = useFormat();
  const channels = useQuery('channels.list', undefined).value;
  const { schedule, next, open } = one;
  const { every, minute, id } = schedule;
  const found = channels?.find((other) => other.id === schedule.channelId);
  const channel =
    found?.kind === 'rehearsal' ? channelWords('rehearsal') : (found?.name ?? t('schedule.gone'));
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  const done = (
    answer: { ok: true } | { ok: false; error: Parameters<typeof reportFailure>[0] },
  ) => {
    if (!answer.ok) reportFailure(answer.error);
  };
  const settle = (key: string, how: 'write' | 'skip') =>
    void invoke('reports.settle', { scheduleId: id, key, how }).then(done);
  const { id: _, folder, since: __, ...choice } = schedule;
  return (
    <li>
      <div className={styles.words}>
        <span>
          {every.kind === 'week'
            ? t('schedule.weekly', { channel, weekday: weekdayName(format, every.weekday), time })
            : t('schedule.monthly', { channel, day: every.day, time })}
        </span>
        <span className={styles.quiet} data-selectable>
          {next ? t('schedule.next', { time: format.dateTime(next.dueAt) }) : t('schedule.off')} ·{' '}
          {schedule.formats.join(', ').toUpperCase()} · {folder}
        </span>
        {open.map((run) => (
          <span key={run.key} className={styles.row} data-testid="missed-report">
            <Chip tone="warn">
              {t('schedule.missed', {
                from: dayLabel(format, run.from),
                to: dayLabel(format, run.to),
              })}
            </Chip>
            <Button variant="ghost" onClick={() => settle(run.key, 'write')}>
              {t('schedule.write')}
            </Button>
            <Button variant="ghost" onClick={() => settle(run.key, 'skip')}>
              {t('schedule.skip')}
            </Button>
          </span>
        ))}
      </div>
      <Switch
        label={t('schedule.on')}
        checked={schedule.enabled}
        onChange={(enabled) =>
          void invoke('reports.saveSchedule', {
            id,
            choice: { ...choice, enabled },
            pickFolder: false,
          }).then(done)
        }
      />
      <Button
        variant="ghost"
        onClick={() => void invoke('reports.removeSchedule', { id }).then(done)}
        data-testid="schedule-remove"
      >
        {t('schedule.remove')}
      </Button>
    </li>
  );
}

function Journal({ journal }: { journal: readonly JournalEntry[] }) {
  const t = useT('reports');
  const format = useFormat();
  const speech = useSpeech();
  const what = (entry: JournalEntry): string => {
    if (entry.kind === 'failed') return speech.error({ code: entry.code ?? '', message: '' }).text;
    if (entry.kind !== 'written') return t(`journal.${entry.kind}`);
    const files = t('journal.written', { count: entry.files.length });
    return entry.late ? `${files} (${t('journal.late')})` : files;
  };
  return (
    <section>
      <h3 className={styles.head}>{t('journal.title')}</h3>
      <DataTable
        caption={t('journal.title')}
        rows={journal.filter(({ kind }) => kind !== 'began')}
        keyOf={({ at, scheduleId, kind }) => `${at} ${scheduleId} ${kind}`}
        data-testid="report-journal"
        columns={[
          {
            id: 'at',
            label: t('journal.at'),
            show: ({ at }) => format.dateTime(at),
            cell: ({ at }) => at,
          },
          {
            id: 'days',
            label: t('journal.days'),
            show: ({ run }) => `${dayLabel(format, run.from)} – ${dayLabel(format, run.to)}`,
            cell: ({ run }) => run.key,
          },
          { id: 'what', label: t('journal.what'), show: what, cell: what },
        ]}
      />
    </section>
  );
}
