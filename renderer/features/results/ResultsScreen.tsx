import { ChartNoAxesColumn } from 'lucide-react';
import { useMemo, useState } from 'react';
import { narrowed } from '#shared/insight/narrow';
import { type InsightNotes, resultTab, type SavedView } from '#shared/insight/notes';
import { useQuery } from '../../data/query';
import { showView, windowState } from '../../data/window-state';
import { useSpeech, useT } from '../../i18n';
import { Button, EmptyState, ProgressBar, Tabs } from '../../ui';
import { Alarms } from './Alarms';
import { Broadcasts } from './Broadcasts';
import { Cost } from './Cost';
import { Experiments } from './experiments/Experiments';
import { Friends } from './Friends';
import { ManagerTab } from './manager/ManagerTab';
import { Overview } from './Overview';
import styles from './Results.module.css';
import { ResultsHead } from './ResultsHead';
import { RichMenus } from './RichMenus';
import { choiceOf, isUsable, LAST, type Range, type RangeChoice } from './range';
import { SavedViews } from './SavedViews';
import { useCampaigns } from './use-campaigns';
import { useNotes } from './use-notes';
import { usePull, useReport } from './use-report';

const TABS = resultTab.options;

/** What happened, from the archive of the selected channel; fetching more is one button. */
export function ResultsScreen() {
  const t = useT('results');
  const speech = useSpeech();
  const selected = useQuery('channels.selected', undefined).value ?? null;
  const channels = useQuery('channels.list', undefined).value ?? [];
  /** Another channel than the one that is connected may be looked at; nothing is sent from here. */
  const [viewed, setViewed] = useState<string | null>(null);
  const channel = channels.find(({ id }) => id === viewed) ?? selected;
  const [tab, setTab] = useState<SavedView['tab']>(() =>
    windowState.getState().experiment === null ? 'overview' : 'experiments',
  );
  const [label, setLabel] = useState<string | null>(null);
  const [campaignId, setCampaignId] = useState<string | null>(null);
  const [choice, setChoice] = useState<RangeChoice>('30');
  const [custom, setCustom] = useState<Range | null>(null);
  const days = useMemo(
    () => (choice === 'custom' ? custom : { last: LAST[choice] }),
    [choice, custom],
  );
  const isWrong = choice === 'custom' && custom !== null && !isUsable(custom);
  const report = useReport(isWrong || days === null ? null : channel, days ?? { last: 1 });
  const pull = usePull(channel, report.value);
  const { notes, change } = useNotes(channel);
  const campaigns = useCampaigns(report.value, campaignId);

  if (!channel) {
    return (
      <main className={styles.screen}>
        <EmptyState
          picture={<ChartNoAxesColumn size={40} strokeWidth={1} />}
          action={<Button onClick={() => showView('channel')}>{t('chooseChannel')}</Button>}
        >
          {t('noChannel')}
        </EmptyState>
      </main>
    );
  }
  const { value } = report;
  const shown = value && narrowed(value, { label, campaignId });
  const open = (view: SavedView) => {
    const { choice: next, custom: range } = choiceOf(view.range);
    setTab(view.tab);
    setChoice(next);
    setCustom(range);
    setLabel(view.label);
    setCampaignId(view.campaignId ?? null);
  };
  return (
    <main className={styles.screen} data-testid="results-screen">
      <ResultsHead
        channel={channel}
        channels={channels}
        onChannel={(id) => {
          setViewed(id);
          setLabel(null);
          setCampaignId(null);
        }}
        report={value}
        shown={shown}
        choice={choice}
        custom={custom}
        isWrong={isWrong}
        days={days ?? { last: 30 }}
        label={label}
        campaign={campaigns.find(({ id }) => id === campaignId) ?? null}
        campaigns={campaigns}
        onCampaign={setCampaignId}
        onRange={(next, range) => {
          setChoice(next);
          setCustom(range);
        }}
        onLabel={setLabel}
        views={
          <SavedViews
            views={notes.views}
            now={{ tab, range: days ?? { last: 30 }, label, campaignId }}
            onOpen={open}
            change={change}
          />
        }
        pull={pull}
      />
      {pull.state === 'running' && (
        <div className={styles.progress}>
          <ProgressBar
            label={t('pull.button')}
            value={pull.total > 0 ? pull.done / pull.total : null}
            text={t('pull.running')}
            detail={pull.total > 0 ? t('pull.of', { done: pull.done, total: pull.total }) : ''}
            onCancel={pull.cancel}
          />
        </div>
      )}
      {pull.state === 'idle' && pull.result && (
        <p className={styles.result} role="status" data-testid="pull-result">
          {t('pull.result', { count: pull.result.answers })}
          {pull.isSame && ` ${t('pull.same')}`}
          {pull.result.withheld > 0 && ` ${t('pull.withheld', { count: pull.result.withheld })}`}
          {pull.result.left > 0 && ` ${t('pull.left', { count: pull.result.left })}`}
          {pull.result.failed > 0 && ` ${t('pull.failed', { count: pull.result.failed })}`}
        </p>
      )}
      <div className={styles.tabs}>
        <Tabs
          label={t('title')}
          items={TABS.map((id) => ({ id, label: t(`tab.${id}`) }))}
          value={tab}
          onChange={(next) => setTab(next)}
          panelId={(id) => `results-${id}`}
        />
      </div>
      {report.status === 'failed' && (
        <p className={styles.failed} role="alert">
          {speech.error(report.error).text}
        </p>
      )}
      {shown && (
        <div
          id={`results-${tab}`}
          role="tabpanel"
          aria-label={t(`tab.${tab}`)}
          className={styles.panel}
          data-testid={`results-${tab}`}
        >
          <Alarms report={shown} />
          {tab === 'overview' && (
            <Overview
              report={shown}
              annotations={annotationsOf(shown, notes)}
              change={change}
              onOpen={setTab}
            />
          )}
          {tab === 'broadcasts' && <Broadcasts report={shown} />}
          {tab === 'experiments' && <Experiments channel={channel} />}
          {tab === 'richMenus' && <RichMenus report={shown} channel={channel} />}
          {tab === 'friends' && (
            <Friends report={shown} annotations={annotationsOf(shown, notes)} />
          )}
          {tab === 'cost' && <Cost report={shown} />}
          {tab === 'manager' && <ManagerTab report={shown} channel={channel} />}
        </div>
      )}
    </main>
  );
}

/** Marks outside the range have no place on its curve. */
const annotationsOf = ({ from, to }: Range, { annotations }: InsightNotes) =>
  annotations.filter(({ day }) => from <= day && day <= to);
