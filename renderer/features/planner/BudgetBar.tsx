import { useT } from '../../i18n';
import { cx } from '../../ui';
import styles from './Price.module.css';

/** The month's bill against its budget: the fee that falls due anyway first, then the messages. */
export function BudgetBar(props: { fee: number; total: number; budget: number }) {
  const t = useT('planner');
  const { fee, total, budget } = props;
  const end = Math.max(budget, total, 1);
  const share = (amount: number) => `${(amount / end) * 100}%`;
  const isOver = total > budget;
  return (
    <div
      className={styles.bar}
      role="meter"
      aria-label={t('cost.budget')}
      aria-valuemin={0}
      aria-valuemax={end}
      aria-valuenow={total}
      data-testid="budget-bar"
    >
      <span className={styles.fee} style={{ width: share(Math.min(fee, total)) }} />
      <span
        className={cx(styles.spent, isOver && styles.over)}
        style={{ width: share(Math.max(0, total - fee)) }}
      />
      <span className={styles.limit} style={{ left: share(budget) }} />
    </div>
  );
}
