import { icsOf } from '#shared/campaign/calendar/ics';
import { sheetOf } from '#shared/campaign/calendar/sheet';
import { csvText } from '#shared/table/csv';
import { invoke } from '../../bridge';
import { now } from '../../data/clock';
import { reportFailure } from '../../data/failures';
import { STUDIO_TIME_ZONE, useFormat, useT } from '../../i18n';
import { showNotice } from '../../ui';
import { whoOf } from './EntryCard';
import { useOverview } from './use-overview';
import type { Plan } from './use-plan';

/** The sends of the month that is shown, as files for other calendars and for spreadsheets. */
export function useFiles(plan: Plan): {
  save(kind: 'ics' | 'csv'): void;
  saveOverview(kind: 'pdf' | 'html' | 'paper'): void;
} {
  const saveOverview = useOverview(plan);
  const t = useT('planner');
  const format = useFormat();
  return {
    saveOverview,
    save(kind) {
      const entries = plan.entries.filter(({ day }) => day.startsWith(plan.month));
      const text =
        kind === 'ics'
          ? icsOf(entries, {
              now: new Date(now()),
              describe: (entry) => whoOf(entry, t, format.number),
            })
          : csvText(sheetOf(entries, STUDIO_TIME_ZONE));
      void (async () => {
        const answer = await invoke('insight.export', {
          name: t('files.name', { month: plan.month }),
          files: [{ extension: kind, bytes: new TextEncoder().encode(text) }],
        });
        if (!answer.ok) return reportFailure(answer.error);
        if (answer.value === null) return;
        showNotice({
          id: 'planner-file',
          message: t('files.saved', {
            file: answer.value.files[0] ?? '',
            count: entries.length,
          }),
        });
      })();
    },
  };
}
