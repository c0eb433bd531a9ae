import { useRef } from 'react';
import { useStore } from 'zustand';
import { money } from '#shared/i18n/money';
import { useFormat, useT } from '../../i18n';
import { Chip, type ChipTone, cx } from '../../ui';
import { whoOf } from './EntryCard';
import type { CalendarActions } from './MonthView';
import styles from './Planner.module.css';
import { plannerState } from './planner-state';
import { useRowWindow } from './row-window';
import type { Plan } from './use-plan';

const TONES: Readonly<Record<string, ChipTone>> = {
  queued: 'info',
  sent: 'neutral',
  failed: 'bad',
  cancelled: 'neutral',
  error: 'bad',
  warning: 'warn',
  test: 'accent',
  planned: 'info',
};

/** Every send from this month on, one a row; keys and pointer do the same as on the calendar. */
export function ListView({ plan, actions }: { plan: Plan; actions: CalendarActions }) {
  const t = useT('planner');
  const format = useFormat();
  const from = useStore(plannerState, (state) => `${state.day.slice(0, 7)}-01`);
  const rows = plan.entries.filter(({ day }) => day >= from);
  const amounts = new Map(
    (plan.range?.months ?? []).flatMap(({ sends }) => sends.map((send) => [send.key, send.amount])),
  );
  const table = useRef<HTMLTableElement>(null);
  const view = useRowWindow(table, rows.length);
  return (
    <div className={styles.listView} data-testid="list-view">
      <table ref={table} className={styles.table} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th scope="col">{t('column.when')}</th>
            <th scope="col">{t('column.name')}</th>
            <th scope="col">{t('column.campaign')}</th>
            <th scope="col">{t('column.who')}</th>
            <th scope="col" className={styles.numeric}>
              {t('column.price')}
            </th>
            <th scope="col">{t('column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {view.above > 0 && <Gap height={view.above} />}
          {rows.slice(view.first, view.last).map((entry, at) => {
            const amount = amounts.get(entry.key) ?? null;
            return (
              <tr
                key={entry.key}
                aria-rowindex={view.first + at + 2}
                className={cx(actions.selected === entry.key && styles.selectedRow)}
              >
                <td className={styles.when}>
                  {format.day(entry.at)} {format.time(entry.at)}
                </td>
                <td>
                  <button
                    type="button"
                    className={styles.rowName}
                    onClick={() => actions.onSelect(entry)}
                    onDoubleClick={() => actions.onOpen(entry)}
                    onKeyDown={(event) => {
                      if (event.key === 'Enter') actions.onOpen(entry);
                    }}
                  >
                    {entry.broadcast.name || t('unnamed')}
                  </button>
                </td>
                <td>{entry.campaignName}</td>
                <td>{whoOf(entry, t, format.number)}</td>
                <td className={styles.numeric}>
                  {amount === null || !plan.book ? '—' : money(amount, plan.book.currency, format)}
                </td>
                <td>
                  <Chip tone={TONES[entry.look] ?? 'neutral'}>{t(`look.${entry.look}`)}</Chip>
                </td>
              </tr>
            );
          })}
          {view.below > 0 && <Gap height={view.below} />}
        </tbody>
      </table>
      {rows.length === 0 && <p className={styles.noRows}>{t('nothingFound')}</p>}
    </div>
  );
}

/** The rows that are not drawn, as one of their height. */
const Gap = ({ height }: { height: number }) => (
  <tr aria-hidden className={styles.gapRow} style={{ height }}>
    <td colSpan={6} />
  </tr>
);
