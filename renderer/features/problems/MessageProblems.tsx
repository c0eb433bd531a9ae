import { CircleCheck } from 'lucide-react';
import { formatPath, type Problem, type ProblemPath } from '#shared/errors/app-error';
import type { DocumentModel } from '../../data/document-model';
import { useReadable } from '../../editor/use-readable';
import { useSpeech, useT } from '../../i18n';
import styles from './BottomPanel.module.css';
import { SeverityIcon } from './ProblemList';

/** Findings of LINE's JSON, each with its bubble and LINE's name of the place; a click goes there. */
export function MessageProblems(props: {
  model: Pick<DocumentModel, 'problems'>;
  /** What is said when there are none. */
  fine?: 'noneWire';
  /** Findings of what the document points at, with their place in it. */
  more?: readonly Problem[];
  /** Leaves out what is no finding here. */
  filter?(problem: Problem): boolean;
  onReveal(path: ProblemPath): void;
}) {
  const t = useT('problems-panel');
  const speech = useSpeech();
  const found = useReadable(props.model.problems, (state) => state.problems);
  const all = props.more ? [...found, ...props.more] : found;
  const problems = props.filter ? all.filter(props.filter) : all;
  if (problems.length === 0)
    return (
      <p className={styles.empty} data-testid="no-problems">
        <CircleCheck size={16} strokeWidth={1.5} className={styles.good} aria-hidden />
        {t(props.fine ?? 'noneMessage')}
      </p>
    );
  return (
    <ul className={styles.list}>
      {problems.map((problem) => (
        <li
          key={`${problem.code} ${problem.path.join('.')}`}
          className={styles.row}
          data-testid="problem"
          data-code={problem.code}
        >
          <button
            type="button"
            className={styles.sentence}
            onClick={() => props.onReveal([...problem.path])}
          >
            <SeverityIcon severity={problem.severity} />
            <span className={styles.text}>{speech.problem(problem).text}</span>
            <span className={styles.place}>{placeOf(problem.path, t)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function placeOf(path: ProblemPath, t: ReturnType<typeof useT>): string {
  if (path[0] === 'wire') return formatPath(path.slice(1));
  if (path[0] !== 'bubbles' || typeof path[1] !== 'number') return formatPath(path);
  const inner = formatPath(path.slice(3));
  const bubble = t('bubble', { number: path[1] + 1 });
  return inner === '' ? bubble : t('bubblePlace', { bubble, place: inner });
}
