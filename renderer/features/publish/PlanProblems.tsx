import type { DocumentId } from '#shared/domain/ids';
import type { Problem } from '#shared/errors/app-error';
import { placeOf, sayPlace } from '../../data/problem-place';
import { useOpenDocuments, useStudio } from '../../data/studio';
import { useSpeech, useT } from '../../i18n';
import styles from './Publish.module.css';

/** What LINE would refuse, each with its place: a click leads there. */
export function PlanProblems({ problems }: { problems: readonly Problem[] }) {
  const t = useT('publish');
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems} aria-label={t('problems')}>
      {problems.map((problem) => (
        <li key={`${problem.code}${problem.path.join('.')}`} data-testid="plan-problem">
          <PlanProblem problem={problem} />
        </li>
      ))}
    </ul>
  );
}

function PlanProblem({ problem }: { problem: Problem }) {
  const t = useT('publish');
  const speech = useSpeech();
  const where = useT('problems-panel');
  const studio = useStudio();
  const documentId = problem.details?.documentId as DocumentId | undefined;
  const open = useOpenDocuments(({ documents }) => documentId && documents.get(documentId));
  const { text } = speech.problem(problem);
  if (!documentId) return <p className={styles.failed}>{text}</p>;
  // a plan is about many documents, so a path in it begins with the one that is meant
  const inside: Problem = { ...problem, path: problem.path.slice(1) };
  const design = open?.editor?.document.getState();
  const place = design ? sayPlace(placeOf(inside, design), design.kind, where) : '';
  const name = String(problem.details?.document ?? '');
  const goThere = async () => {
    await studio.openDocument(documentId);
    studio.documents.activeDocument()?.editor?.reveal(inside);
  };
  return (
    <button type="button" className={styles.problem} onClick={() => void goThere()}>
      <span>{text}</span>
      <span className={styles.place}>
        {place === '' ? name : t('problemPlace', { name, place })}
      </span>
    </button>
  );
}
