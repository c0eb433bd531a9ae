import { useState } from 'react';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useStudio } from '../../data/studio';
import { showDialog } from '../../data/window-state';
import { useT } from '../../i18n';
import { Button, Dialog, TextField } from '../../ui';
import { createMenu } from './create-menu';
import { type Layout, LayoutPicker } from './LayoutPicker';
import { faultOf } from './sizes';
import styles from './templates.module.css';

export function NewMenuDialog(props: { onClose(): void }) {
  const t = useT('templates');
  const studio = useStudio();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [layout, setLayout] = useState<Layout>({
    size: { width: 2500, height: 1686 },
    template: 'L1',
    custom: false,
  });
  const canCreate = faultOf(layout.size) === null;
  const create = async () => {
    if (!canCreate || busy) return;
    setBusy(true);
    const document = createMenu({
      name: name.trim() || t('new.defaultName'),
      pageName: t('new.pageName'),
      chatBarText: t('new.chatBar'),
      size: layout.size,
      template: layout.template,
      now: new Date(),
    });
    const answer = await invoke('documents.create', { document });
    setBusy(false);
    if (!answer.ok) return reportFailure(answer.error);
    props.onClose();
    await studio.openDocument(answer.value.document.id);
  };
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('new.title')}
      width={640}
      data-testid="new-menu-dialog"
      aside={
        <Button variant="ghost" onClick={() => showDialog({ kind: 'import' })}>
          {t('new.import')}
        </Button>
      }
      actions={
        <Button
          variant="primary"
          size="tall"
          busy={busy}
          disabled={!canCreate}
          onClick={() => void create()}
          data-testid="create-menu"
        >
          {t('new.create')}
        </Button>
      }
    >
      <div className={styles.layout}>
        <TextField
          label={t('new.name')}
          placeholder={t('new.namePlaceholder')}
          value={name}
          onChange={setName}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) void create();
          }}
          maxLength={300}
          tall
          data-autofocus
          data-testid="new-menu-name"
        />
        <LayoutPicker kind="richMenuSet" value={layout} onChange={setLayout} />
      </div>
    </Dialog>
  );
}
