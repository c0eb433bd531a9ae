import type { KindName } from '#shared/document/kinds';
import type { DocumentHead } from '#shared/domain/workspace';
import { useDocumentVerbs } from '../../data/document-verbs';
import { useQuery } from '../../data/query';
import { useStudio } from '../../data/studio';
import { viewOfKind } from '../../data/window-state';
import { useT } from '../../i18n';
import { Button, Chip, Dialog } from '../../ui';
import styles from './library.module.css';

/** Every place that points at a document; before it is deleted, with what will be missing there. */
export function UsageDialog(props: {
  head: DocumentHead;
  /** Somebody wants to delete it all the same. */
  deletes: boolean;
  onClose(): void;
}) {
  const t = useT('library');
  const studio = useStudio();
  const verbs = useDocumentVerbs();
  const { head, deletes } = props;
  const places = useQuery('library.usage', { id: head.id }).value?.places ?? [];
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t(deletes ? 'usage.deleteTitle' : 'usage.title', { name: head.name })}
      width={520}
      data-testid="usage-dialog"
      actions={
        deletes && (
          <Button
            variant="danger"
            size="tall"
            onClick={() => {
              props.onClose();
              void verbs.remove(head);
            }}
            data-testid="usage-delete"
          >
            {t('usage.delete')}
          </Button>
        )
      }
    >
      {deletes && <p className={styles.usageNote}>{t('usage.deleteNote')}</p>}
      <ul className={styles.usage}>
        {places.map((place) => (
          <li key={`${place.documentId} ${place.where} ${place.part}`} data-testid="usage-place">
            <Button
              variant="ghost"
              disabled={viewOfKind(place.kind as KindName) === null}
              onClick={() => {
                props.onClose();
                void studio.openDocument(place.documentId);
              }}
            >
              {place.name}
            </Button>
            <span>{t(`usage.where.${place.where}`, { part: place.part })}</span>
            {place.archived && <Chip>{t('status.archived')}</Chip>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
