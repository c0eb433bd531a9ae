import { useState } from 'react';
import type { BubbleId } from '#shared/domain/ids';
import type { MessageDocument } from '#shared/domain/message/schema';
import type { DocumentModel } from '../data/document-model';
import type { OpenDocument } from '../data/open-documents';
import { Composer } from '../features/composer/Composer';
import { MessagePanel } from '../features/phone/message/MessagePanel';
import { useT } from '../i18n';
import { WorkbenchBody, WorkbenchSide } from '../ui';
import styles from './editor-screen.module.css';
import { MessageBar } from './MessageBar';
import { ErrorBoundary } from './shell/ErrorBoundary';

/** One message: its bubbles and their forms; at the right the phone that shows what a follower gets. */
export function MessageScreen({ document }: { document: OpenDocument }) {
  const t = useT('composer');
  // this screen is opened for messages only
  const model = document.model as unknown as DocumentModel<MessageDocument>;
  const [selected, select] = useState<BubbleId | null>(
    model.document.getState().bubbles[0]?.id ?? null,
  );
  return (
    <>
      <WorkbenchBody data-testid="message-screen">
        {document.readOnly && (
          <div className={styles.readOnly} role="status">
            {t('readOnly')}
          </div>
        )}
        <MessageBar model={model} />
        <ErrorBoundary place="composer" resetKey={document.id}>
          <Composer
            model={model}
            readOnly={document.readOnly}
            selected={selected}
            onSelect={select}
          />
        </ErrorBoundary>
      </WorkbenchBody>
      <WorkbenchSide label={t('phone')} width={336}>
        <ErrorBoundary place="phone" resetKey={document.id}>
          <MessagePanel model={model} />
        </ErrorBoundary>
      </WorkbenchSide>
    </>
  );
}
