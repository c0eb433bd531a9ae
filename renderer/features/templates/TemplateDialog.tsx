import { useMemo, useState } from 'react';
import type { Artboard } from '#shared/domain/design/artboard';
import type { ProductKind } from '#shared/domain/design/design';
import { fitIntoTemplate } from '#shared/geometry/templates';
import { designTemplateAreas } from '#shared/targets/constraints';
import { changeLayout } from '../../editor/actions';
import type { Editor } from '../../editor/api';
import { useT } from '../../i18n';
import { Button, Dialog } from '../../ui';
import { type Layout, LayoutPicker } from './LayoutPicker';
import { faultOf, sizeKey } from './sizes';
import styles from './templates.module.css';

/** Another size or layout for the page on screen; says before what happens to its actions. */
export function TemplateDialog(props: { editor: Editor; onClose(): void }) {
  const t = useT('templates');
  const { editor } = props;
  // a symbol has no layouts; the command is not there for it
  const kind = editor.document.getState().kind as ProductKind;
  const [page] = useState(() => editor.page());
  const [layout, setLayout] = useState<Layout>({
    size: page.size,
    template: page.template,
    custom: false,
  });
  const { kept, left } = useMemo(() => whatHappens(page, layout), [page, layout]);
  const canApply = faultOf(layout.size, kind) === null;
  const apply = () => {
    changeLayout(editor, layout.size, layout.template);
    props.onClose();
  };
  const scaled = sizeKey(layout.size) !== sizeKey(page.size) && page.layers.length > 0;
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('change.title')}
      width={640}
      data-testid="template-dialog"
      aside={
        <>
          {left > 0
            ? t('change.left', { count: left })
            : kept > 0 && t('change.kept', { count: kept })}
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
        <LayoutPicker kind={kind} value={layout} onChange={setLayout} />
      </div>
    </Dialog>
  );
}

/** How many actions find a cell, and how many stay beside; the same rule that the change itself uses. */
function whatHappens(page: Artboard, layout: Layout): { kept: number; left: number } {
  const actions = page.areas.filter((area) => area.action !== null).length;
  if (layout.template === null) return { kept: actions, left: 0 };
  const cells = designTemplateAreas(layout.template, layout.size);
  const left = fitIntoTemplate(page.areas, page.size, cells, layout.size).left.length;
  return { kept: actions - left, left };
}
