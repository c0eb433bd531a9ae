import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { OpenDocument } from '../data/open-documents';
import { togglePanel, useSettings } from '../data/settings';
import { DEFAULT_SIZES, setPanelSize, windowState } from '../data/window-state';
import { type BottomComments, BottomPanel } from '../features/problems/BottomPanel';
import { useT } from '../i18n';
import { noticeFloor, SplitHandle } from '../ui';
import styles from './editor-screen.module.css';

export type { BottomComments };

/** Under every document: findings, history and what reviewers said, as high as it was drawn, or folded. */
export function BottomPart(props: {
  document: OpenDocument;
  problems: ReactNode;
  /** How many of them are of what the document points at. */
  moreProblems?: number | undefined;
  comments?: BottomComments | undefined;
}) {
  const t = useT('app');
  const { panels } = useSettings();
  const bottom = useStore(windowState, (state) => state.sizes.bottom);
  return (
    <>
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
        ref={noticeFloor}
        className={styles.bottom}
        style={panels.problems ? { height: `min(${bottom}px, 40vh)` } : undefined}
      >
        <BottomPanel
          model={props.document.model}
          problems={props.problems}
          more={props.moreProblems}
          comments={props.comments}
          folded={!panels.problems}
          onFold={(folded) => {
            if (folded === panels.problems) void togglePanel('problems');
          }}
        />
      </div>
    </>
  );
}
