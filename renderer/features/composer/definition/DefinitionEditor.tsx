import { MessagesSquare } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { DocumentOf } from '#shared/document/kinds';
import type { ProblemPath } from '#shared/errors/app-error';
import type { Wire } from '#shared/preview/messages-of';
import { messagesOf } from '#shared/preview/messages-of';
import type { DocumentModel } from '../../../data/document-model';
import { useReadable } from '../../../editor/use-readable';
import { useT } from '../../../i18n';
import { Button, Chip } from '../../../ui';
import styles from '../composer.module.css';
import { FlexEditor } from '../flex/FlexEditor';
import { JsonEditor } from '../json/JsonEditor';
import { schemaOf } from '../json/schemas';
import { useWireDocument, type WireModel } from '../use-wire-document';
import { WireBar } from '../WireBar';
import { type WireEditor, WireProvider } from '../wire-context';

type Definition = DocumentOf<'definition'>;

/**
 * One of LINE's objects that is kept as it came: its text with completion and findings at the line; a Flex
 * container also as the tree of its parts.
 */
export function DefinitionEditor(props: {
  model: DocumentModel<Definition>;
  readOnly: boolean;
  place: ProblemPath | null;
  flush(): Promise<unknown>;
  /** Makes a message of what it holds. */
  onToMessage(wires: readonly Wire[]): void;
}) {
  const t = useT('definition');
  const { model, readOnly } = props;
  const form = useReadable(model.document, (document) => document.form);
  const editor = useWireDocument(model as unknown as WireModel, readOnly, 'editDefinition');
  const messages = useMemo(
    () => messagesOf({ kind: form, value: editor.wire }),
    [form, editor.wire],
  );
  const { edit } = editor;
  const put = useCallback(
    (value: Record<string, unknown>) =>
      edit((wire) => {
        for (const key of Object.keys(wire)) delete wire[key];
        Object.assign(wire, value);
      }, 'json'),
    [edit],
  );
  return (
    <>
      <WireBar
        model={model as unknown as WireModel}
        form={form}
        readOnly={readOnly}
        flush={props.flush}
      >
        {messages.length > 0 && (
          <Button
            icon={<MessagesSquare size={16} strokeWidth={1.5} />}
            onClick={() => props.onToMessage(messages.map(({ message }) => message))}
            data-testid="definition-to-message"
          >
            {t('toMessage')}
          </Button>
        )}
      </WireBar>
      <div className={styles.formHead}>
        <span className={styles.quiet}>{t('keptNote')}</span>
        <Chip data-testid="definition-form">{t(`form.${form}`, { defaultValue: form })}</Chip>
      </div>
      {form === 'flex' ? (
        <AsMessage editor={editor}>
          <FlexEditor isLast bare place={inContents(props.place)} />
        </AsMessage>
      ) : (
        <JsonEditor
          value={editor.wire}
          schema={schemaOf(form, editor.wire)}
          readOnly={readOnly}
          problems={editor.problems}
          place={props.place}
          onChange={put}
          onLeave={editor.closeStep}
        />
      )}
    </>
  );
}

const inContents = (place: ProblemPath | null): ProblemPath | null =>
  place === null ? null : ['contents', ...place];

/** A bare container as the message it would stand in: its editor works on messages. */
function AsMessage({ editor, children }: { editor: WireEditor; children: React.ReactNode }) {
  const around = useMemo<WireEditor>(
    () => ({
      ...editor,
      wire: { type: 'flex', altText: '', contents: editor.wire },
      problems: editor.problems.map((problem) => ({
        ...problem,
        path: ['contents', ...problem.path],
      })),
      edit: (recipe, typed) =>
        editor.edit((wire) => {
          const message: Record<string, unknown> = { type: 'flex', altText: '', contents: wire };
          recipe(message);
          const { contents } = message;
          // the text of the whole was written anew: what it is about is put in the old one's place
          if (contents === wire || typeof contents !== 'object' || contents === null) return;
          for (const key of Object.keys(wire)) delete wire[key];
          Object.assign(wire, contents);
        }, typed),
    }),
    [editor],
  );
  return <WireProvider value={around}>{children}</WireProvider>;
}
