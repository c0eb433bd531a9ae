import {
  Braces,
  LayoutTemplate,
  type LucideIcon,
  MessageSquareText,
  Send,
  TicketPercent,
  X,
} from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { useStore } from 'zustand';
import type { KindName } from '#shared/document/kinds';
import type { DocumentId } from '#shared/domain/ids';
import { reportFailure } from '../../data/failures';
import { type OpenDocument, placeOfTab, type Tab } from '../../data/open-documents';
import { useOpenDocuments, useStudio } from '../../data/studio';
import { windowState } from '../../data/window-state';
import { useReadable } from '../../editor/use-readable';
import { useT } from '../../i18n';
import { cx, useContextMenu } from '../../ui';
import styles from './DocumentTabs.module.css';
import { useSaveStatus } from './use-save-status';

/** The open documents of this place, and its plans, in the order they were opened. */
export function DocumentTabs() {
  const t = useT('app');
  const studio = useStudio();
  const all = useOpenDocuments((state) => state.tabs);
  const activeKey = useOpenDocuments((state) => state.activeKey);
  const documents = useOpenDocuments((state) => state.documents);
  const view = useStore(windowState, (state) => state.view);
  const tabs = all.filter((tab) => placeOfTab(tab, documents) === view);
  const list = useRef<HTMLDivElement>(null);
  const menu = useContextMenu();

  const close = (key: string) =>
    void studio.documents.close(key).then((answer) => {
      if (!answer.ok) reportFailure(answer.error);
    });
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const tab = tabs[at];
    if (event.key === 'Delete' && tab) close(tab.key);
    else if (step !== 0) {
      const next = tabs[(at + step + tabs.length) % tabs.length];
      if (!next) return;
      studio.documents.activate(next.key);
      list.current?.querySelectorAll<HTMLElement>('[role=tab]')[tabs.indexOf(next)]?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <div className={styles.tabs}>
      <div ref={list} role="tablist" aria-label={t('tabs.label')} className={styles.list}>
        {tabs.map((tab, at) => (
          <TabButton
            key={tab.key}
            tab={tab}
            document={tab.kind === 'editor' ? documents.get(tab.documentId) : undefined}
            plans={planOf(tab, documents)}
            active={tab.key === activeKey}
            onActivate={() => studio.documents.activate(tab.key)}
            onClose={() => close(tab.key)}
            onKeyDown={(event) => onKeyDown(event, at)}
            onContextMenu={(event) =>
              menu.open(event, [
                { id: 'close', label: t('tabs.close'), onSelect: () => close(tab.key) },
                {
                  id: 'closeOthers',
                  label: t('tabs.closeOthers'),
                  disabled: tabs.length < 2,
                  onSelect: () => {
                    for (const other of tabs) if (other.key !== tab.key) close(other.key);
                  },
                },
              ])
            }
          />
        ))}
      </div>
      {menu.element}
    </div>
  );
}

interface TabButtonProps {
  tab: Tab;
  document: OpenDocument | undefined;
  /** The one open document that a plan is about. */
  plans: OpenDocument | undefined;
  active: boolean;
  onActivate(): void;
  onClose(): void;
  onKeyDown(event: KeyboardEvent): void;
  onContextMenu(event: React.MouseEvent): void;
}

function TabButton(props: TabButtonProps) {
  const t = useT('app');
  const { tab, document } = props;
  return (
    // The menu is also on the tab's own key; this only widens the place for the pointer.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above.
    <div
      className={cx(styles.tab, props.active && styles.active)}
      onContextMenu={props.onContextMenu}
      role="presentation"
    >
      <button
        type="button"
        role="tab"
        aria-selected={props.active}
        aria-keyshortcuts="Delete"
        tabIndex={props.active ? 0 : -1}
        className={styles.name}
        onClick={props.onActivate}
        onKeyDown={props.onKeyDown}
        onAuxClick={(event) => {
          if (event.button === 1) props.onClose();
        }}
        data-testid={`document-tab-${tab.kind}`}
      >
        {tab.kind === 'editor' ? (
          <KindIcon document={document} />
        ) : (
          <Send size={16} strokeWidth={1.5} />
        )}
        <span className={styles.text}>
          {document ? (
            <DocumentName document={document} />
          ) : props.plans ? (
            <PlanName document={props.plans} />
          ) : (
            t('tabs.publish')
          )}
        </span>
      </button>
      {/* Only for the pointer: a tab list may hold nothing but tabs, and Delete closes a tab by key. */}
      <span
        className={styles.close}
        title={t('tabs.close')}
        aria-hidden
        onClick={props.onClose}
        data-testid="close-tab"
      >
        {document && <UnsavedDot document={document} />}
        <X size={14} strokeWidth={1.5} />
      </span>
    </div>
  );
}

const ICONS: Partial<Record<KindName, LucideIcon>> = {
  message: MessageSquareText,
  coupon: TicketPercent,
  definition: Braces,
};

function KindIcon({ document }: { document: OpenDocument | undefined }) {
  const Icon = (document && ICONS[document.kind]) ?? LayoutTemplate;
  return <Icon size={16} strokeWidth={1.5} />;
}

const planOf = (tab: Tab, documents: ReadonlyMap<DocumentId, OpenDocument>) =>
  tab.kind === 'publish' && tab.documentIds.length === 1
    ? documents.get(tab.documentIds[0] as DocumentId)
    : undefined;

/** Two plans side by side are told apart by what they publish. */
function PlanName({ document }: { document: OpenDocument }) {
  const t = useT('app');
  const name = useReadable(document.model.document, (current) => current.name);
  return t('tabs.publishOf', { name });
}

function DocumentName({ document }: { document: OpenDocument }) {
  return useReadable(document.model.document, (current) => current.name);
}

/** A dot while the disk does not have everything. */
function UnsavedDot({ document }: { document: OpenDocument }) {
  const status = useSaveStatus(document);
  const unsaved = status.state !== 'saved' && status.state !== 'readOnly';
  return unsaved ? <span className={styles.dot} aria-hidden /> : null;
}
