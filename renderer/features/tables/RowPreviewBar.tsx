import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Editor } from '../../editor/api';
import { useReadable } from '../../editor/use-readable';
import { useT } from '../../i18n';
import { Button } from '../../ui';
import styles from './RowPreviewBar.module.css';
import { RowStepper } from './RowStepper';
import { endRowPreview, rowPreviews, stepRowPreview } from './row-preview';
import { useTablePictures, useVariantPage } from './use-variants';

const NO_FILES = new Map();

const usePreview = (editor: Editor) => {
  const id = useReadable(editor.document, (design) => design.id);
  return useStore(rowPreviews, (state) => state.of.get(id));
};

/** The page as the previewed row makes it, following every edit; null while nothing is previewed. */
export function useRowPreviewPage(editor: Editor): Artboard | null {
  const preview = usePreview(editor);
  // without a preview no edit concerns it
  const design = useReadable(editor.document, (document) => (preview ? document : null));
  const pageId = useReadable(editor.session, (session) => session.currentPageId);
  const pictures = useTablePictures(design, preview?.files ?? NO_FILES);
  const page = useVariantPage(
    design,
    preview?.table ?? null,
    preview?.rowIndex ?? 0,
    pictures,
    pageId,
  );
  return page;
}

/** Says over the canvas that it shows a row of a table, goes through the rows, and ends it. */
export function RowPreviewBar({ editor }: { editor: Editor }) {
  const preview = usePreview(editor);
  return preview ? <Bar key={preview.designId} editor={editor} preview={preview} /> : null;
}

function Bar(props: { editor: Editor; preview: NonNullable<ReturnType<typeof usePreview>> }) {
  const t = useT('tables');
  const { designId, table, rowIndex, name } = props.preview;
  const bar = useRef<HTMLDivElement>(null);
  // whoever started the preview goes on with the arrow keys; the dialog has given the focus back by then
  useEffect(() => {
    const frame = requestAnimationFrame(() => bar.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const leave = () => {
    endRowPreview(designId);
    document.querySelector<HTMLElement>('[data-editor-canvas] [role=application]')?.focus();
  };
  const row = table.rows[rowIndex];
  return (
    <div
      ref={bar}
      className={styles.bar}
      role="toolbar"
      aria-label={t('preview.title', { name })}
      tabIndex={-1}
      data-testid="row-preview"
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') stepRowPreview(designId, -1);
        else if (event.key === 'ArrowRight') stepRowPreview(designId, 1);
        else if (event.key === 'Escape') leave();
        else return;
        // the canvas would move what is chosen
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <RowStepper
        rowIndex={rowIndex}
        rows={table.rows.length}
        onStep={(by) => stepRowPreview(designId, by)}
        data-testid="row-preview"
      >
        <span className={styles.words} role="status" data-testid="row-preview-row">
          <strong>
            {t('preview.row', {
              number: rowIndex + 1,
              of: table.rows.length,
              line: row?.line,
            })}
          </strong>
          <span className={styles.note}>{t('preview.note')}</span>
        </span>
      </RowStepper>
      <Button
        icon={<X size={16} strokeWidth={1.5} />}
        onClick={leave}
        data-testid="row-preview-leave"
      >
        {t('preview.leave')}
      </Button>
    </div>
  );
}
