import type { MessageDocument } from '#shared/domain/message/schema';
import type { DocumentModel } from '../data/document-model';
import { useReadable } from '../editor/use-readable';
import { useT } from '../i18n';
import styles from './editor-screen.module.css';

/** Over the composer: what the message is called and what can be done with it. */
export function MessageBar({ model }: { model: DocumentModel<MessageDocument> }) {
  const t = useT('composer');
  const name = useReadable(model.document, (document) => document.name);
  return (
    <div role="toolbar" aria-label={t('tools')} className={styles.tools}>
      <span className={styles.documentName}>{name}</span>
      <span className={styles.gap} />
    </div>
  );
}
