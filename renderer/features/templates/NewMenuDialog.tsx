import { useState } from 'react';
import type { DocumentId } from '#shared/domain/ids';
import { useT } from '../../i18n';
import { createMenu } from './create-menu';
import { type Layout, LayoutPicker } from './LayoutPicker';
import { NewDialog } from './NewDialog';
import { BeginWith, useOwnTemplates } from './OwnTemplates';
import { faultOf } from './sizes';

export function NewMenuDialog(props: { onClose(): void }) {
  const t = useT('templates');
  const [layout, setLayout] = useState<Layout>({
    size: { width: 2500, height: 1686 },
    template: 'L1',
    custom: false,
  });
  const templates = useOwnTemplates('richMenuSet');
  const [template, setTemplate] = useState<DocumentId | null>(null);
  return (
    <NewDialog
      noun="menu"
      title={t('new.title')}
      verb={t('new.create')}
      defaultName={t('new.defaultName')}
      template={template}
      isReady={template !== null || faultOf(layout.size) === null}
      make={(name) =>
        createMenu({
          name,
          pageName: t('new.pageName'),
          chatBarText: t('new.chatBar'),
          size: layout.size,
          template: layout.template,
          now: new Date(),
        })
      }
      onClose={props.onClose}
    >
      <BeginWith
        templates={templates}
        value={template}
        onChange={setTemplate}
        onClose={props.onClose}
      />
      {template === null && <LayoutPicker kind="richMenuSet" value={layout} onChange={setLayout} />}
    </NewDialog>
  );
}
