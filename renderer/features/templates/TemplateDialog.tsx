import { useMemo, useState } from 'react';
import type { Editor } from '../../editor/api';
import { useT } from '../../i18n';
import { Button, Dialog } from '../../ui';
import { changeTemplate } from './change-template';
import { randomBytes } from './create-menu';
import { type Layout, LayoutPicker } from './LayoutPicker';
import { faultOf } from './sizes';
import styles from './templates.module.css';

/** Another size or layout for the page on screen; says before what happens to its actions. */
export function TemplateDialog(props: { editor: Editor; onClose(): void }) {
  const t = useT('templates');
  const { editor } = props;
  const [page] = useState(() => editor.page());
  const [layout, setLayout] = useState<Layout>({
    size: page.size,
    template: page.template,
    custom: false,
  });
  const change = useMemo(() => changeTemplate(page, layout, randomBytes), [page, layout]);
  const canApply = faultOf(layout.size) === null;
  const apply = () => {
    editor.edit({ label: 'changeTemplate' }, (draft) => {
      const target = draft.pages.find(({ id }) => id === page.id);
      if (!target) return;
      target.size = { ...layout.size };
      target.template = layout.template;
      target.areas = change.areas;
      target.layers = change.layers;
    });
    editor.zoomToFit();
    props.onClose();
  };
  const scaled = layout.size.width !== page.size.width && page.layers.length > 0;
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('change.title')}
      width={640}
      data-testid="template-dialog"
      aside={
        <>
          {change.lost > 0
            ? t('change.lost', { count: change.lost })
            : change.kept > 0 && t('change.kept', { count: change.kept })}
          {scaled && ` ${t('change.scaled')}`}
        </>
      }
      actions={
        <Button
          variant="primary"
          size="tall"
          disabled={!canApply}
          onClick={apply}
          data-testid="apply-template"
        >
          {t('change.apply')}
        </Button>
      }
    >
      <div className={styles.layout}>
        <LayoutPicker value={layout} onChange={setLayout} />
      </div>
    </Dialog>
  );
}
