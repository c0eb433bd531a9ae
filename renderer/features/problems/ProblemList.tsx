import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { DesignKind } from '#shared/domain/design/design';
import type { Problem } from '#shared/errors/app-error';
import { fixFor } from '#shared/line/rich-menu/fixes';
import { placeOf, sayPlace } from '../../data/problem-place';
import type { Editor } from '../../editor/api';
import { useReadable } from '../../editor/use-readable';
import { useSpeech, useT } from '../../i18n';
import { Button, cx } from '../../ui';
import styles from './BottomPanel.module.css';

/** What is said when nothing is wrong, by what the design becomes. */
const NONE: Readonly<Partial<Record<DesignKind, string>>> = {
  richMenuSet: 'none',
  symbol: 'noneSymbol',
};

/** Every finding as a sentence with its place and, where a repair is certain, a button that does it. */
export function ProblemList({ editor }: { editor: Editor }) {
  const t = useT('problems-panel');
  const speech = useSpeech();
  const problems = useReadable(editor.problems, (state) => state.problems);
  const set = useReadable(editor.document, (document) => document);
  const selection = useReadable(editor.session, (session) => session.selection);

  if (problems.length === 0) {
    return (
      <p className={styles.empty} data-testid="no-problems">
        <CircleCheck size={16} strokeWidth={1.5} className={styles.good} aria-hidden />
        {t(NONE[editor.document.getState().kind] ?? 'noneMessage')}
      </p>
    );
  }
  return (
    <ul className={styles.list}>
      {problems.map((problem) => {
        const place = placeOf(problem, set);
        const isSelected = place.areaId !== null && selection.has(place.areaId);
        const fix = set.kind === 'richMenuSet' ? fixFor(problem, set) : null;
        return (
          <li
            key={`${problem.code} ${problem.path.join('.')}`}
            className={cx(styles.row, isSelected && styles.selected)}
            data-testid="problem"
            data-code={problem.code}
          >
            <button
              type="button"
              className={styles.sentence}
              onClick={() => editor.reveal(problem)}
            >
              <SeverityIcon severity={problem.severity} />
              <span className={styles.text}>{speech.problem(problem).text}</span>
              <span className={styles.place}>{sayPlace(place, set.kind, t)}</span>
            </button>
            {fix !== null && (
              <Button
                onClick={() => {
                  editor.reveal(problem);
                  if (set.kind === 'richMenuSet') editor.replace(fix.apply(set), 'fixProblem');
                }}
              >
                {t(`fix.${fix.code}`)}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

export function SeverityIcon({ severity }: { severity: Problem['severity'] }) {
  const t = useT('problems-panel');
  const props = { size: 16, strokeWidth: 1.75, 'aria-label': t(severity) } as const;
  return severity === 'error' ? (
    <CircleAlert {...props} className={styles.bad} />
  ) : (
    <TriangleAlert {...props} className={styles.warn} />
  );
}
