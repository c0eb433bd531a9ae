import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { DataTable } from '#shared/table/table';
import { useT } from '../../i18n';
import styles from './tables.module.css';
import type { Checked } from './use-variants';

/** More is read by nobody; the count above says how many there are. */
const SHOWN = 200;

/** What is wrong with the table and with the variants, each with its line; a click shows the row. */
export function ProblemLines(props: {
  table: DataTable;
  checked: Checked;
  onShow(rowIndex: number): void;
}) {
  const t = useT('tables');
  const { table, checked } = props;
  const count = table.problems.length + checked.problems.length;
  if (checked.rows < table.rows.length)
    return <p className={styles.note}>{t('checking', { done: checked.rows })}</p>;
  if (count === 0) {
    return (
      <p className={styles.good} data-testid="table-good">
        <CircleCheck size={16} strokeWidth={1.5} aria-hidden />
        {t('good')}
      </p>
    );
  }
  return (
    <section aria-label={t('problems', { count })}>
      <h3 className={styles.heading}>{t('problems', { count })}</h3>
      <ul className={styles.problems} data-testid="table-problems">
        {table.problems.map((problem) => (
          <li key={`${problem.line} ${problem.code}`} className={styles.problem}>
            <TriangleAlert size={16} strokeWidth={1.5} className={styles.warn} aria-hidden />
            <span>{t(`rows.${problem.code}`, { ...problem })}</span>
          </li>
        ))}
        {checked.problems.slice(0, SHOWN).map((problem) => (
          <li key={`${problem.line} ${problem.id} ${problem.code}`}>
            <button
              type="button"
              className={styles.problem}
              onClick={() =>
                props.onShow(table.rows.findIndex(({ line }) => line === problem.line))
              }
            >
              <TriangleAlert size={16} strokeWidth={1.5} className={styles.warn} aria-hidden />
              <span>
                {t(`variants.${problem.code}`, {
                  line: problem.line,
                  name: problem.name || t('unnamed'),
                  value: problem.value.slice(0, 60),
                })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
