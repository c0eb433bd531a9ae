import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { checkDocument } from '#shared/document/check';
import type { TapestryDocument } from '#shared/document/kinds';
import { type DocumentId, documentId } from '#shared/domain/ids';
import type { DocumentHead } from '#shared/domain/workspace';
import { useStudio } from '../../data/studio';
import { useSpeech, useT } from '../../i18n';
import { Button, Section, Select } from '../../ui';
import styles from './composer.module.css';

const ICON = { size: 16, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** A bubble that is a design of the workspace: which one, how it looks, and what LINE would say to it. */
export function DesignForm(props: {
  chosen: DocumentId;
  designs: readonly DocumentHead[];
  /** The design as it is kept; null while it is read, or when it is gone. */
  document: TapestryDocument | null;
  readOnly: boolean;
  onChoose(id: DocumentId): void;
}) {
  const t = useT('composer');
  const studio = useStudio();
  const { chosen, designs, document } = props;
  const head = designs.find(({ id }) => id === chosen) ?? null;
  return (
    <Section title={t('type.design')}>
      <Select
        label={t('design.which')}
        value={head === null ? null : (head.id as string)}
        placeholder={t('designGone')}
        options={designs.map(({ id, name }) => ({ value: id as string, label: name }))}
        disabled={props.readOnly}
        onChange={(id) => props.onChoose(documentId.parse(id))}
        data-testid="design-which"
      />
      {head === null && <p className={styles.refused}>{t('designGone')}</p>}
      {head?.thumbnail && (
        <img
          className={styles.designPicture}
          src={`app://tapestry/asset/${head.thumbnail}`}
          alt={head.name}
        />
      )}
      {document && <Findings document={document} />}
      <p className={styles.quiet}>{t('note.design')}</p>
      {head && (
        <div>
          <Button onClick={() => void studio.openDocument(head.id)}>{t('openDesign')}</Button>
        </div>
      )}
    </Section>
  );
}

function Findings({ document }: { document: TapestryDocument }) {
  const t = useT('composer');
  const speech = useSpeech();
  const problems = checkDocument(document);
  if (problems.length === 0) {
    return (
      <p className={styles.designFine}>
        <CircleCheck {...ICON} />
        {t('design.fine')}
      </p>
    );
  }
  return (
    <ul className={styles.designFindings} data-testid="design-findings">
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.path.join('.')}`} data-severity={problem.severity}>
          {problem.severity === 'error' ? <CircleAlert {...ICON} /> : <TriangleAlert {...ICON} />}
          {speech.problem(problem).text}
        </li>
      ))}
    </ul>
  );
}
