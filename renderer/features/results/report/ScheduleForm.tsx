import { useState } from 'react';
import type { ReportFormat, ScheduleChoice } from '#shared/report/schedule';
import { invoke } from '../../../bridge';
import { reportFailure } from '../../../data/failures';
import { useFormat, useT } from '../../../i18n';
import { Button, Select, TextField } from '../../../ui';
import { FormatChoice } from './FormatChoice';
import styles from './Report.module.css';
import type { ReportScope } from './ReportNow';
import { weekdayName } from './weekday';

const MONDAY_FIRST = ['1', '2', '3', '4', '5', '6', '0'] as const;
const DAYS = Array.from({ length: 28 }, (_, at) => String(at + 1));

/** A new schedule for the channel on screen; its folder is asked for at the end. */
export function ScheduleForm({ scope, onSaved }: { scope: ReportScope; onSaved(): void }) {
  const t = useT('reports');
  const results = useT('results');
  const format = useFormat();
  const [kind, setKind] = useState<'week' | 'month'>('week');
  const [weekday, setWeekday] = useState<(typeof MONDAY_FIRST)[number]>('1');
  const [day, setDay] = useState('1');
  const [time, setTime] = useState('09:00');
  const [label, setLabel] = useState<string | null>(scope.label);
  const [locale, setLocale] = useState(format.locale);
  const [formats, setFormats] = useState<ReportFormat[]>(['html', 'pdf']);
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? [];
  const at = Number(hour) * 60 + Number(minute);
  const isTime = hour !== undefined && Number(hour) < 24 && Number(minute) < 60;
  const save = async () => {
    const choice: ScheduleChoice = {
      channelId: scope.channel.id,
      every: kind === 'week' ? { kind, weekday: Number(weekday) } : { kind, day: Number(day) },
      minute: at,
      locale,
      formats,
      label,
      enabled: true,
    };
    const answer = await invoke('reports.saveSchedule', { id: null, choice, pickFolder: true });
    if (!answer.ok) return reportFailure(answer.error);
    if (answer.value !== null) onSaved();
  };
  return (
    <div className={styles.form}>
      <div className={styles.columns}>
        <Select
          label={t('schedule.every')}
          value={kind}
          options={(['week', 'month'] as const).map((value) => ({
            value,
            label: t(`schedule.${value}`),
          }))}
          onChange={(next) => setKind(next)}
          data-testid="schedule-every"
        />
        {kind === 'week' ? (
          <Select
            label={t('schedule.weekday')}
            value={weekday}
            options={MONDAY_FIRST.map((value) => ({
              value,
              label: weekdayName(format, Number(value)),
            }))}
            onChange={(next) => setWeekday(next)}
          />
        ) : (
          <Select
            label={t('schedule.day')}
            value={day}
            options={DAYS.map((value) => ({ value, label: t('schedule.dayOf', { day: value }) }))}
            onChange={setDay}
          />
        )}
        <TextField
          label={t('schedule.time')}
          value={time}
          onChange={setTime}
          error={isTime ? undefined : t('schedule.badTime')}
        />
      </div>
      {scope.label !== null && (
        <Select
          label={t('schedule.label')}
          value={label ?? ''}
          options={[
            { value: '', label: results('label.all') },
            { value: scope.label, label: scope.label },
          ]}
          onChange={(next) => setLabel(next === '' ? null : next)}
          className={styles.narrow}
        />
      )}
      <FormatChoice locale={locale} formats={formats} onLocale={setLocale} onFormats={setFormats} />
      <div className={styles.foot}>
        <Button
          variant="primary"
          size="tall"
          disabled={!isTime || formats.length === 0}
          onClick={() => void save()}
          data-testid="schedule-save"
        >
          {t('schedule.save')}
        </Button>
      </div>
    </div>
  );
}
