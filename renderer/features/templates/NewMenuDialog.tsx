import { useState } from 'react';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useStudio } from '../../data/studio';
import { showDialog } from '../../data/window-state';
import { useT } from '../../i18n';
import { Button, TaskDialog, TextField } from '../../ui';
import { createMenu } from './create-menu';
import { type Layout, LayoutPicker } from './LayoutPicker';
import { faultOf } from './sizes';

export function NewMenuDialog(props: { onClose(): void }) {
  const t = useT('templates');
  const studio = useStudio();
  const [name, setName] = useState('');
  const [layout, setLayout] = useState<Layout>({
    size: { width: 2500, height: 1686 },
    template: 'L1',
    custom: false,
  });
  const canCreate = faultOf(layout.size) === null;
  const create = async () => {
    if (!canCreate) return;
    const document = createMenu({
      name: name.trim() || t('new.defaultName'),
      pageName: t('new.pageName'),
      chatBarText: t('new.chatBar'),
      size: layout.size,
      template: layout.template,
      now: new Date(),
    });
    const answer = await invoke('documents.create', { document });
    if (!answer.ok) return reportFailure(answer.error);
    props.onClose();
    await studio.openDocument(answer.value.document.id);
  };
  return (
    <TaskDialog
      title={t('new.title')}
      verb={t('new.create')}
      onRun={create}
      onClose={props.onClose}
      isReady={canCreate}
      width={640}
      aside={
        <Button variant="ghost" onClick={() => showDialog({ kind: 'import' })}>
          {t('new.import')}
        </Button>
      }
      data-testid="new-menu-dialog"
      runTestId="create-menu"
    >
      <TextField
        label={t('new.name')}
        placeholder={t('new.namePlaceholder')}
        value={name}
        onChange={setName}
        maxLength={300}
        tall
        data-autofocus
        data-testid="new-menu-name"
      />
      <LayoutPicker kind="richMenuSet" value={layout} onChange={setLayout} />
    </TaskDialog>
  );
}
