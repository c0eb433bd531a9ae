import type { DocumentHead } from '#shared/domain/workspace';
import { useStudio } from '../../data/studio';
import { useT } from '../../i18n';
import { Button, Section } from '../../ui';
import styles from './composer.module.css';

/** A bubble that is drawn on the canvas: it is changed there, here it is only put in its place. */
export function DesignForm({ head }: { head: DocumentHead | null }) {
  const t = useT('composer');
  const studio = useStudio();
  if (head === null) return <p className={styles.designNote}>{t('designGone')}</p>;
  return (
    <Section title={head.name}>
      {head.thumbnail && (
        <img
          className={styles.designPicture}
          src={`app://tapestry/asset/${head.thumbnail}`}
          alt={head.name}
        />
      )}
      <p className={styles.quiet}>{t('note.design')}</p>
      <div>
        <Button onClick={() => void studio.openDocument(head.id)}>{t('openDesign')}</Button>
      </div>
    </Section>
  );
}
