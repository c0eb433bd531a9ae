import { useMemo, useState } from 'react';
import type { DocumentOf } from '#shared/document/kinds';
import type { ProblemPath } from '#shared/errors/app-error';
import { messagesOf, type Wire } from '#shared/preview/messages-of';
import { invoke } from '../bridge';
import { now } from '../data/clock';
import type { DocumentModel } from '../data/document-model';
import { reportFailure } from '../data/failures';
import type { OpenDocument } from '../data/open-documents';
import { useStudio } from '../data/studio';
import { useReadable } from '../editor/use-readable';
import { createMessage } from '../features/composer/create-message';
import { DefinitionEditor } from '../features/composer/definition/DefinitionEditor';
import { WirePanel } from '../features/phone/wire/WirePanel';
import { MessageProblems } from '../features/problems/MessageProblems';
import { useT } from '../i18n';
import styles from './editor-screen.module.css';
import { FormScreen } from './FormScreen';
import { pathOfPick } from './picked-path';
import { ErrorBoundary } from './shell/ErrorBoundary';

/** A definition of LINE's that is kept as it came; the phone shows what of it a follower would see. */
export function DefinitionScreen({ document }: { document: OpenDocument }) {
  const t = useT('definition');
  const studio = useStudio();
  // this screen is opened for definitions only
  const model = document.model as unknown as DocumentModel<DocumentOf<'definition'>>;
  const { form, wire, name } = useReadable(model.document, (current) => current);
  const [place, setPlace] = useState<ProblemPath | null>(null);
  const messages = useMemo(() => messagesOf({ kind: form, value: wire }), [form, wire]);
  const toMessage = async (wires: readonly Wire[]) => {
    const message = createMessage({ name, wires, now: new Date(now()) });
    const made = await invoke('documents.create', { document: message });
    if (!made.ok) return reportFailure(made.error);
    await studio.openDocument(made.value.document.id);
  };
  return (
    <FormScreen
      document={document}
      readOnlyText={t('readOnly')}
      problems={
        <MessageProblems
          model={document.model}
          fine="noneWire"
          onReveal={(path) => setPlace(path.slice(1))}
        />
      }
      sideLabel={t('phone')}
      side={
        messages.length > 0 ? (
          <WirePanel messages={messages} onPick={(path) => setPlace(pathOfPick(path))} />
        ) : (
          <p className={styles.noPhone} data-testid="definition-no-phone">
            {t('noPhone')}
          </p>
        )
      }
      data-testid="definition-screen"
    >
      <ErrorBoundary place="definition" resetKey={document.id}>
        <DefinitionEditor
          model={model}
          readOnly={document.readOnly}
          place={place}
          flush={() => document.autosave.flush()}
          onToMessage={(wires) => void toMessage(wires)}
        />
      </ErrorBoundary>
    </FormScreen>
  );
}
