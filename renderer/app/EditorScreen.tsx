import { ChevronDown, ChevronUp, PanelRightClose, PanelRightOpen } from 'lucide-react';
import { useStore } from 'zustand';
import type { OpenDocument } from '../data/open-documents';
import { togglePanel, useSettings } from '../data/settings';
import { DEFAULT_SIZES, setPanelSize, windowState } from '../data/window-state';
import type { Editor } from '../editor/api';
import { Inspector } from '../features/inspector/Inspector';
import { LayersPanel } from '../features/layers/LayersPanel';
import { PageTabs } from '../features/pages/PageTabs';
import { PhonePreview } from '../features/phone/PhonePreview';
import { ProblemList } from '../features/problems/ProblemList';
import { CommentPins, DesignComments, useComments } from '../features/review';
import { RowPreviewBar, useRowPreviewPage } from '../features/tables/RowPreviewBar';
import { useT } from '../i18n';
import { IconButton, Panel, SplitHandle, WorkbenchBody, WorkbenchSide } from '../ui';
import { BottomPart } from './BottomPart';
import { CanvasPane } from './CanvasPane';
import { EmptyPageHint } from './EmptyPageHint';
import styles from './editor-screen.module.css';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { ToolBar } from './ToolBar';

/** One design: tools, layers, canvas, page tabs and problems; inspector and phone at the right. */
export function EditorScreen({ document }: { document: OpenDocument }) {
  return document.editor ? <CanvasScreen document={document} editor={document.editor} /> : null;
}

function CanvasScreen({ document, editor }: { document: OpenDocument; editor: Editor }) {
  const t = useT('app');
  const { panels } = useSettings();
  const sizes = useStore(windowState, (state) => state.sizes);
  const comments = useComments(document.id);
  return (
    <>
      <WorkbenchBody data-testid="editor-screen">
        {document.readOnly && (
          <div className={styles.readOnly} role="status">
            {t('readOnlyDocument')}
          </div>
        )}
        <ToolBar editor={editor} />
        <div className={styles.middle}>
          {panels.layers && (
            <aside className={styles.layers}>
              <ErrorBoundary place="layers" resetKey={document.id}>
                <LayersPanel editor={editor} />
              </ErrorBoundary>
            </aside>
          )}
          <div className={styles.canvas} data-editor-canvas>
            <ErrorBoundary place="canvas" resetKey={document.id}>
              <CanvasPane
                editor={editor}
                over={
                  <>
                    {!document.readOnly && <EmptyPageHint editor={editor} />}
                    <CommentPins editor={editor} comments={comments} />
                  </>
                }
              />
              <RowPreviewBar editor={editor} />
            </ErrorBoundary>
          </div>
        </div>
        {document.kind !== 'richMessage' && document.kind !== 'symbol' && (
          <PageTabs editor={editor} />
        )}
        <BottomPart
          document={document}
          problems={<ProblemList editor={editor} />}
          comments={{
            open: comments.open,
            choice: comments.choice,
            list: <DesignComments editor={editor} comments={comments} />,
          }}
        />
      </WorkbenchBody>
      {panels.inspector ? (
        <WorkbenchSide label={t('side')} width={sizes.inspector}>
          <div className={styles.sideEdge}>
            <SplitHandle
              label={t('resize.side')}
              line="vertical"
              after
              value={sizes.inspector}
              min={300}
              max={440}
              defaultValue={DEFAULT_SIZES.inspector}
              onChange={(px) => setPanelSize('inspector', px)}
            />
          </div>
          <ErrorBoundary place="inspector" resetKey={document.id}>
            <div className={styles.inspector}>
              <Inspector editor={editor} />
            </div>
          </ErrorBoundary>
          {document.kind !== 'symbol' && <PhonePanel documentId={document.id} editor={editor} />}
        </WorkbenchSide>
      ) : (
        <aside className={styles.foldedSide} aria-label={t('side')}>
          <IconButton
            label={t('fold.openSide')}
            side="left"
            icon={<PanelRightOpen size={18} strokeWidth={1.5} />}
            onClick={() => void togglePanel('inspector')}
          />
        </aside>
      )}
    </>
  );
}

function PhonePanel({ documentId, editor }: { documentId: string; editor: Editor }) {
  const t = useT('app');
  const { panels } = useSettings();
  const height = useStore(windowState, (state) => state.sizes.phone);
  const shown = useRowPreviewPage(editor);
  const fold = (
    <>
      <IconButton
        small
        label={t('fold.closeSide')}
        side="left"
        icon={<PanelRightClose size={16} strokeWidth={1.5} />}
        onClick={() => void togglePanel('inspector')}
      />
      <IconButton
        small
        label={t(panels.phone ? 'fold.closePhone' : 'fold.openPhone')}
        side="left"
        aria-expanded={panels.phone}
        icon={
          panels.phone ? (
            <ChevronDown size={16} strokeWidth={1.5} />
          ) : (
            <ChevronUp size={16} strokeWidth={1.5} />
          )
        }
        onClick={() => void togglePanel('phone')}
      />
    </>
  );
  return (
    <>
      <SplitHandle
        label={t('resize.phone')}
        line="horizontal"
        after
        value={height}
        min={160}
        max={640}
        defaultValue={DEFAULT_SIZES.phone}
        onChange={(px) => setPanelSize('phone', px)}
      />
      <div
        className={styles.phone}
        style={panels.phone ? { height: `min(${height}px, calc(100vh - 300px))` } : undefined}
      >
        <Panel title={t('phone')} actions={fold} grow bare>
          {panels.phone && (
            <div className={styles.phoneBody}>
              <ErrorBoundary place="phone" resetKey={documentId}>
                <PhonePreview editor={editor} shown={shown} />
              </ErrorBoundary>
            </div>
          )}
        </Panel>
      </div>
    </>
  );
}
