import { useState } from 'react';
import { useQuery } from '../../../data/query';
import { useT } from '../../../i18n';
import { Dialog, Tabs } from '../../../ui';
import { Brand } from './Brand';
import styles from './Report.module.css';
import { ReportNow, type ReportScope } from './ReportNow';
import { Schedules } from './Schedules';

const TABS = ['now', 'schedule', 'brand'] as const;

/** Reports for the client: now, regularly, and how the company signs them. */
export function ReportDialog(props: { scope: ReportScope; onClose(): void }) {
  const t = useT('reports');
  const [tab, setTab] = useState<(typeof TABS)[number]>('now');
  const state = useQuery('reports.state', undefined).value;
  return (
    <Dialog
      opened
      onClose={props.onClose}
      width={640}
      title={t('title')}
      data-testid="report-dialog"
    >
      <div className={styles.tabs}>
        <Tabs
          label={t('title')}
          items={TABS.map((id) => ({ id, label: t(`tab.${id}`) }))}
          value={tab}
          onChange={(next) => setTab(next)}
          panelId={(id) => `report-${id}`}
        />
      </div>
      <div id={`report-${tab}`} role="tabpanel" aria-label={t(`tab.${tab}`)}>
        {tab === 'now' && <ReportNow scope={props.scope} onDone={props.onClose} />}
        {tab === 'schedule' && state && <Schedules state={state} scope={props.scope} />}
        {tab === 'brand' && state && <Brand brand={state.brand} />}
      </div>
    </Dialog>
  );
}
