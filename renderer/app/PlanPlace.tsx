import { CalendarDays, Megaphone, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { reportFailure } from '../data/failures';
import type { OpenDocument } from '../data/open-documents';
import { useActiveDocument, useOpenDocuments, useStudio } from '../data/studio';
import { useReadable } from '../editor/use-readable';
import { PlannerScreen, plannerState, setPlanner } from '../features/planner';
import { useT } from '../i18n';
import { cx, Workbench } from '../ui';
import { documentScreens } from './document-screens';
import styles from './shell/DocumentTabs.module.css';
import { ErrorBoundary } from './shell/ErrorBoundary';

/** The plan: the calendar, which never closes, and beside it the campaigns that are open. */
export function PlanPlace() {
  const t = useT('app');
  const active = useActiveDocument();
  const isInFront = useStore(plannerState, (state) => state.isInFront);
  const campaign = active?.kind === 'campaign' ? active : null;
  const id = campaign?.id ?? null;
  const before = useRef(id);
  useEffect(() => {
    // whoever opens a campaign, from wherever, wants to see it
    if (id !== null && id !== before.current) setPlanner({ isInFront: false });
    before.current = id;
  }, [id]);
  const Screen = campaign && !isInFront ? documentScreens.campaign : null;
  return (
    <Workbench label={t('tabs.label')} tabs={<PlanTabs shown={Screen ? id : null} />}>
      <ErrorBoundary place="screen" resetKey={Screen ? (id ?? '') : 'calendar'}>
        {Screen && campaign ? <Screen key={campaign.id} document={campaign} /> : <PlannerScreen />}
      </ErrorBoundary>
    </Workbench>
  );
}

function PlanTabs({ shown }: { shown: string | null }) {
  const t = useT('app');
  const studio = useStudio();
  const tabs = useOpenDocuments((state) => state.tabs);
  const documents = useOpenDocuments((state) => state.documents);
  const open = tabs.flatMap((tab) => {
    const document = tab.kind === 'editor' ? documents.get(tab.documentId) : undefined;
    return document?.kind === 'campaign' ? [{ key: tab.key, document }] : [];
  });
  const close = (key: string) =>
    void studio.documents.close(key).then((answer) => {
      if (!answer.ok) reportFailure(answer.error);
    });
  const show = (key: string) => {
    studio.documents.activate(key);
    setPlanner({ isInFront: false });
  };
  return (
    <div className={styles.tabs}>
      <div role="tablist" aria-label={t('tabs.label')} className={styles.list}>
        <div
          className={cx(styles.tab, styles.alone, shown === null && styles.active)}
          role="presentation"
        >
          <button
            type="button"
            role="tab"
            aria-selected={shown === null}
            className={styles.name}
            onClick={() => setPlanner({ isInFront: true })}
            data-testid="tab-calendar"
          >
            <CalendarDays size={16} strokeWidth={1.5} />
            <span className={styles.text}>{t('tabs.calendar')}</span>
          </button>
        </div>
        {open.map(({ key, document }) => (
          <div
            key={key}
            className={cx(styles.tab, shown === document.id && styles.active)}
            role="presentation"
          >
            <button
              type="button"
              role="tab"
              aria-selected={shown === document.id}
              aria-keyshortcuts="Delete"
              className={styles.name}
              onClick={() => show(key)}
              onKeyDown={(event) => {
                if (event.key === 'Delete') close(key);
              }}
              data-testid="tab-campaign"
            >
              <Megaphone size={16} strokeWidth={1.5} />
              <span className={styles.text}>
                <CampaignName document={document} />
              </span>
            </button>
            {/* Only for the pointer: a tab list may hold nothing but tabs, and Delete closes a tab by key. */}
            <span
              className={styles.close}
              title={t('tabs.close')}
              aria-hidden
              onClick={() => close(key)}
            >
              <X size={14} strokeWidth={1.5} />
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

function CampaignName({ document }: { document: OpenDocument }) {
  return useReadable(document.model.document, (current) => current.name);
}
