import { ChartNoAxesColumn, Download, RefreshCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useQuery } from '../../data/query';
import { showView } from '../../data/window-state';
import { useFormat, useSpeech, useT } from '../../i18n';
import { Button, Chip, EmptyState, ProgressBar, Select, Tabs, TextField } from '../../ui';
import { Alarms } from './Alarms';
import { Broadcasts } from './Broadcasts';
import { Cost } from './Cost';
import { exportReport } from './export';
import { Friends } from './Friends';
import { Overview } from './Overview';
import styles from './Results.module.css';
import { RichMenus } from './RichMenus';
import {
  dayOfField,
  fieldOfDay,
  isUsable,
  LAST,
  RANGES,
  type Range,
  type RangeChoice,
} from './range';
import { usePull, useReport } from './use-report';

const TABS = ['overview', 'broadcasts', 'richMenus', 'friends', 'cost'] as const;
type Tab = (typeof TABS)[number];

/** What happened, from the archive of the selected channel; fetching more is one button. */
export function ResultsScreen() {
  const t = useT('results');
  const format = useFormat();
  const speech = useSpeech();
  const channel = useQuery('channels.selected', undefined).value ?? null;
  const [tab, setTab] = useState<Tab>('overview');
  const [choice, setChoice] = useState<RangeChoice>('30');
  const [custom, setCustom] = useState<Range | null>(null);
  const days = useMemo(
    () => (choice === 'custom' ? custom : { last: LAST[choice] }),
    [choice, custom],
  );
  const isWrong = choice === 'custom' && custom !== null && !isUsable(custom);
  const report = useReport(isWrong || days === null ? null : channel, days ?? { last: 1 });
  const pull = usePull(channel);

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
  return (
    <main className={styles.screen} data-testid="results-screen">
      <header className={styles.head}>
        <h1 className={styles.title}>{t('title')}</h1>
        {value?.simulated && (
          <Chip tone="info" title={t('simulatedHelp')} data-testid="simulated">
            {t('simulated')}
          </Chip>
        )}
        <Select
          aria-label={t('range.label')}
          value={choice}
          options={RANGES.map((id) => ({ value: id, label: t(`range.${id}`) }))}
          onChange={(next) => {
            if (value) setCustom({ from: value.from, to: value.to });
            setChoice(next);
          }}
          className={styles.range}
          data-testid="results-range"
        />
        {choice === 'custom' &&
          custom &&
          (['from', 'to'] as const).map((end) => (
            <TextField
              key={end}
              type="date"
              aria-label={t(`range.${end}`)}
              value={fieldOfDay(custom[end])}
              onChange={(text) => setCustom({ ...custom, [end]: dayOfField(text) })}
              error={isWrong ? t('range.wrong') : undefined}
            />
          ))}
        <span className={styles.gap} />
        <span className={styles.quiet}>
          {value?.fetchedAt
            ? t('fetchedAt', { time: format.dateTime(value.fetchedAt) })
            : t('neverFetched')}
        </span>
        <Button
          icon={<Download size={16} strokeWidth={1.5} />}
          disabled={!value}
          onClick={() => value && void exportReport(value, channel, { t, format })}
          data-testid="results-export"
        >
          {t('export.button')}
        </Button>
        <Button
          variant="primary"
          icon={<RefreshCw size={16} strokeWidth={1.5} />}
          busy={pull.state === 'running'}
          onClick={pull.start}
          data-testid="results-pull"
        >
          {t('pull.button')}
        </Button>
      </header>
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
      {value && (
        <div
          id={`results-${tab}`}
          role="tabpanel"
          aria-label={t(`tab.${tab}`)}
          className={styles.panel}
          data-testid={`results-${tab}`}
        >
          <Alarms report={value} />
          {tab === 'overview' && <Overview report={value} onOpen={setTab} />}
          {tab === 'broadcasts' && <Broadcasts report={value} />}
          {tab === 'richMenus' && <RichMenus report={value} channel={channel} />}
          {tab === 'friends' && <Friends report={value} />}
          {tab === 'cost' && <Cost report={value} />}
        </div>
      )}
    </main>
  );
}
