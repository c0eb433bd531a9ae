import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useReadable } from '../../editor/use-readable';
import { useSpeech, useT } from '../../i18n';
import styles from './Cards.module.css';
import type { CardModel } from './edit';

/** Every finding as a sentence; a click goes to its card. */
export function ProblemRows(props: { model: CardModel; onChoose(index: number): void }) {
  const t = useT('cards');
  const speech = useSpeech();
  const problems = useReadable(props.model.problems, (state) => state.problems);
  if (problems.length === 0) {
    return (
      <p className={styles.fine} data-testid="no-problems">
        <CircleCheck size={16} strokeWidth={1.5} aria-hidden />
        {t('fine')}
      </p>
    );
  }
  return (
    <ul aria-label={t('problems')}>
      {problems.map((problem, row) => {
        const [place, index] = problem.path;
        const isCard = place === 'cards' && typeof index === 'number';
        const text = speech.problem(problem).text;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings may be alike in all, and rows keep no state
          <li key={`${row} ${problem.code}`}>
            <button
              type="button"
              className={styles.problem}
              disabled={!isCard}
              onClick={() => isCard && props.onChoose(index)}
            >
              {problem.severity === 'error' ? (
                <CircleAlert size={16} className={styles.bad} aria-label={t('error')} />
              ) : (
                <TriangleAlert size={16} className={styles.warn} aria-label={t('warning')} />
              )}
              {isCard ? `${t('card', { number: index + 1 })}: ${text}` : text}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
