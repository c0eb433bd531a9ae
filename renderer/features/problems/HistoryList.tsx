import type { DocumentModel } from '../../data/document-model';
import { useReadable } from '../../editor/use-readable';
import { useFormat, useT } from '../../i18n';
import { cx } from '../../ui';
import styles from './BottomPanel.module.css';

/** Steps of this session, newest first; a click goes there. Nothing is lost until the next edit. */
export function HistoryList({ model }: { model: Pick<DocumentModel, 'history' | 'goToStep'> }) {
  const t = useT('problems-panel');
  const name = useT('history');
  const format = useFormat();
  const { steps, position } = useReadable(model.history, (state) => state);
  const rows = steps.map((step, index) => ({ ...step, index })).reverse();
  return (
    <ol className={styles.list} data-testid="history-list">
      {rows.map((step) => (
        <li key={step.id} className={cx(styles.row, step.index === position && styles.selected)}>
          <button
            type="button"
            className={cx(styles.sentence, step.index > position && styles.undone)}
            aria-current={step.index === position ? 'step' : undefined}
            onClick={() => model.goToStep(step.index)}
          >
            <span className={styles.text}>{name(step.label)}</span>
            <span className={styles.place}>{format.time(step.at)}</span>
          </button>
        </li>
      ))}
      <li className={cx(styles.row, position === -1 && styles.selected)}>
        <button
          type="button"
          className={styles.sentence}
          aria-current={position === -1 ? 'step' : undefined}
          onClick={() => model.goToStep(-1)}
        >
          <span className={styles.text}>{t('opened')}</span>
        </button>
      </li>
    </ol>
  );
}
