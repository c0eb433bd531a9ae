import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { OpenDocument } from '../data/open-documents';
import { togglePanel, useSettings } from '../data/settings';
import { DEFAULT_SIZES, setPanelSize, windowState } from '../data/window-state';
import { BottomPanel } from '../features/problems/BottomPanel';
import { useT } from '../i18n';
import { SplitHandle, WorkbenchBody, WorkbenchSide } from '../ui';
import styles from './editor-screen.module.css';
import { ErrorBoundary } from './shell/ErrorBoundary';

/** What every screen without a canvas has round its forms: findings and history below, the phone at the right. */
export function FormScreen(props: {
  document: OpenDocument;
  /** Said when the document can only be looked at. */
  readOnlyText: string;
  problems: ReactNode;
  /** How many of them are of what the document points at. */
  moreProblems?: number;
  sideLabel: string;
  side: ReactNode;
  children: ReactNode;
  'data-testid': string;
}) {
  const t = useT('app');
  const { document } = props;
  const { panels } = useSettings();
  const bottom = useStore(windowState, (state) => state.sizes.bottom);
  return (
    <>
      <WorkbenchBody data-testid={props['data-testid']}>
        {document.readOnly && (
          <div className={styles.readOnly} role="status">
            {props.readOnlyText}
          </div>
        )}
        {props.children}
        {panels.problems && (
          <SplitHandle
            label={t('resize.bottom')}
            line="horizontal"
            after
            value={bottom}
            min={72}
            max={480}
            defaultValue={DEFAULT_SIZES.bottom}
            onChange={(px) => setPanelSize('bottom', px)}
          />
        )}
        <div
          className={styles.bottom}
          style={panels.problems ? { height: `min(${bottom}px, 40vh)` } : undefined}
        >
          <BottomPanel
            model={document.model}
            problems={props.problems}
            more={props.moreProblems}
            folded={!panels.problems}
            onFold={(folded) => {
              if (folded === panels.problems) void togglePanel('problems');
            }}
          />
        </div>
      </WorkbenchBody>
      <WorkbenchSide label={props.sideLabel} width={336}>
        <ErrorBoundary place="phone" resetKey={document.id}>
          {props.side}
        </ErrorBoundary>
      </WorkbenchSide>
    </>
  );
}
