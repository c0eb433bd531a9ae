import { useState } from 'react';
import { useStore } from 'zustand';
import type { BubbleId } from '#shared/domain/ids';
import type { MessageDocument } from '#shared/domain/message/schema';
import type { ProblemPath } from '#shared/errors/app-error';
import type { DocumentModel } from '../data/document-model';
import type { OpenDocument } from '../data/open-documents';
import { togglePanel, useSettings } from '../data/settings';
import { DEFAULT_SIZES, setPanelSize, windowState } from '../data/window-state';
import { useReadable } from '../editor/use-readable';
import { Composer } from '../features/composer/Composer';
import { MessageBar } from '../features/composer/MessageBar';
import { MessagePanel } from '../features/phone/message/MessagePanel';
import { BottomPanel } from '../features/problems/BottomPanel';
import { MessageProblems } from '../features/problems/MessageProblems';
import { useT } from '../i18n';
import { SplitHandle, WorkbenchBody, WorkbenchSide } from '../ui';
import styles from './editor-screen.module.css';
import { ErrorBoundary } from './shell/ErrorBoundary';

/** One message: its bubbles and their forms; at the right the phone that shows what a follower gets. */
export function MessageScreen({ document }: { document: OpenDocument }) {
  const t = useT('composer');
  const app = useT('app');
  const { panels } = useSettings();
  const bottom = useStore(windowState, (state) => state.sizes.bottom);
  // this screen is opened for messages only
  const model = document.model as unknown as DocumentModel<MessageDocument>;
  const bubbles = useReadable(model.document, (current) => current.bubbles);
  const [selected, setSelected] = useState<BubbleId | null>(bubbles[0]?.id ?? null);
  const [place, setPlace] = useState<ProblemPath | null>(null);
  const index = Math.max(
    0,
    bubbles.findIndex(({ id }) => id === selected),
  );
  const select = (id: BubbleId | null) => {
    setPlace(null);
    setSelected(id);
  };
  /** `bubbles, 1, wire, …`: chooses the bubble and points at what is meant in it. */
  const reveal = (path: ProblemPath) => {
    const bubble = path[0] === 'bubbles' ? bubbles[Number(path[1])] : undefined;
    if (!bubble) return;
    setSelected(bubble.id);
    setPlace(path.slice(3));
  };
  return (
    <>
      <WorkbenchBody data-testid="message-screen">
        {document.readOnly && (
          <div className={styles.readOnly} role="status">
            {t('readOnly')}
          </div>
        )}
        <MessageBar model={model} readOnly={document.readOnly} />
        <ErrorBoundary place="composer" resetKey={document.id}>
          <Composer
            model={model}
            readOnly={document.readOnly}
            selected={selected}
            onSelect={select}
            place={place}
          />
        </ErrorBoundary>
        {panels.problems && (
          <SplitHandle
            label={app('resize.bottom')}
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
            problems={<MessageProblems model={model} onReveal={reveal} />}
            folded={!panels.problems}
            onFold={(folded) => {
              if (folded === panels.problems) void togglePanel('problems');
            }}
          />
        </div>
      </WorkbenchBody>
      <WorkbenchSide label={t('phone')} width={336}>
        <ErrorBoundary place="phone" resetKey={document.id}>
          <MessagePanel
            model={model}
            chosen={bubbles.length > 0 ? index : null}
            onPick={(path) =>
              reveal(path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step)))
            }
          />
        </ErrorBoundary>
      </WorkbenchSide>
    </>
  );
}
