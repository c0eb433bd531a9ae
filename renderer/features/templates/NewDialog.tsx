import { type ReactNode, useState } from 'react';
import type { TapestryDocument } from '#shared/document/kinds';
import type { DocumentId } from '#shared/domain/ids';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useStudio } from '../../data/studio';
import { showDialog } from '../../data/window-state';
import { useT } from '../../i18n';
import { Button, TaskDialog, TextField } from '../../ui';

/** Something new with a name: it is made, kept and opened. What it is made of is asked for round the name. */
export function NewDialog(props: {
  title: string;
  verb: string;
  /** The name of what is given none. */
  defaultName: string;
  /** False: what was chosen cannot be made. */
  isReady: boolean;
  make(name: string): TapestryDocument;
  /** A template of one's own that a copy is made of, instead of what `make` makes. */
  template: DocumentId | null;
  onClose(): void;
  /** Asked for before the name. */
  kind?: ReactNode;
  children: ReactNode;
  /** Of test ids: `new-menu-dialog`, `new-menu-name`, `create-menu`. */
  noun: 'menu' | 'message';
}) {
  const t = useT('templates');
  const studio = useStudio();
  const [name, setName] = useState('');
  const create = async () => {
    const wanted = name.trim() || props.defaultName;
    const answer = props.template
      ? await invoke('documents.duplicate', { id: props.template, as: 'document', name: wanted })
      : await invoke('documents.create', { document: props.make(wanted) });
    if (!answer.ok) return reportFailure(answer.error);
    props.onClose();
    await studio.openDocument(answer.value.document.id);
  };
  return (
    <TaskDialog
      title={props.title}
      verb={props.verb}
      onRun={create}
      onClose={props.onClose}
      isReady={props.isReady}
      width={640}
      aside={
        <Button variant="ghost" onClick={() => showDialog({ kind: 'import' })}>
          {t('new.import')}
        </Button>
      }
      data-testid={`new-${props.noun}-dialog`}
      runTestId={`create-${props.noun}`}
    >
      {props.kind}
      <TextField
        label={t('new.name')}
        placeholder={t('new.namePlaceholder')}
        value={name}
        onChange={setName}
        maxLength={300}
        tall
        data-autofocus
        data-testid={`new-${props.noun}-name`}
      />
      {props.children}
    </TaskDialog>
  );
}
