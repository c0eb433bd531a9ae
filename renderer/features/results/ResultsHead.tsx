import { Download, FastForward, RefreshCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Channel } from '#shared/domain/workspace';
import type { InsightReport } from '#shared/insight/report';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useFormat, useT } from '../../i18n';
import { Button, Chip, Select, TextField } from '../../ui';
import styles from './Results.module.css';
import { dayOfField, fieldOfDay, RANGES, type Range, type RangeChoice } from './range';
import { ReportDialog } from './report/ReportDialog';
import type { Pull } from './use-report';

/** Which figures are on screen: days and label, views under names; and what to do with them. */
export function ResultsHead(props: {
  channel: Channel;
  channels: readonly Channel[];
  onChannel(id: string): void;
  /** All sends; undefined before the first answer. */
  report: InsightReport | null | undefined;
  /** What the label leaves of it. */
  shown: InsightReport | null | undefined;
  choice: RangeChoice;
  custom: Range | null;
  isWrong: boolean;
  /** What `custom` and `choice` mean to the main process. */
  days: { last: number } | Range;
  label: string | null;
  campaign: { id: string; name: string } | null;
  /** Campaigns that something was sent for in these days. */
  campaigns: readonly { id: string; name: string }[];
  onRange(choice: RangeChoice, custom: Range | null): void;
  onLabel(label: string | null): void;
  onCampaign(id: string | null): void;
  views: ReactNode;
  pull: Pull;
}) {
  const t = useT('results');
  const channelWords = useT('channel');
  const format = useFormat();
  const { report, shown, choice, custom, pull } = props;
  const [isReporting, setReporting] = useState(false);
  // a saved view may name a label that no send of these days has: it stays to be seen and taken off
  const labels = [
    ...new Set([
      ...(report?.labels ?? []).map(({ label }) => label),
      ...(props.label === null ? [] : [props.label]),
    ]),
  ].sort((a, b) => a.localeCompare(b));
  return (
    <header>
      <div className={styles.head}>
        <h1 className={styles.title}>{t('title')}</h1>
        {report?.simulated && (
          <Chip tone="info" title={t('simulatedHelp')} data-testid="simulated">
            {t('simulated')}
          </Chip>
        )}
        <span className={styles.gap} />
        <span className={styles.quiet} data-testid="fetched-at">
          {report?.fetchedAt
            ? t('fetchedAt', { time: format.dateTime(report.fetchedAt) })
            : t('neverFetched')}
        </span>
        {report?.simulated && (
          <Button
            icon={<FastForward size={16} strokeWidth={1.5} />}
            disabled={pull.state === 'running'}
            onClick={() => void passDay(pull)}
            data-testid="rehearse-day"
          >
            {t('rehearseDay')}
          </Button>
        )}
        <Button
          icon={<Download size={16} strokeWidth={1.5} />}
          disabled={!shown}
          onClick={() => setReporting(true)}
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
      </div>
      <div className={styles.filters} role="group" aria-label={t('filters')}>
        {props.channels.length > 1 && (
          <Select
            aria-label={t('channel')}
            value={props.channel.id as string}
            options={props.channels.map(({ id, kind, name }) => ({
              value: id as string,
              label: kind === 'rehearsal' ? channelWords('rehearsal') : name,
            }))}
            onChange={props.onChannel}
            className={styles.range}
            data-testid="results-channel"
          />
        )}
        <Select
          aria-label={t('range.label')}
          value={choice}
          options={RANGES.map((id) => ({ value: id, label: t(`range.${id}`) }))}
          onChange={(next) =>
            props.onRange(next, report ? { from: report.from, to: report.to } : null)
          }
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
              onChange={(text) => props.onRange('custom', { ...custom, [end]: dayOfField(text) })}
              error={props.isWrong ? t('range.wrong') : undefined}
            />
          ))}
        {labels.length > 0 && (
          <Select
            aria-label={t('label.title')}
            value={props.label ?? ''}
            options={[
              { value: '', label: t('label.all') },
              ...labels.map((label) => ({ value: label, label })),
            ]}
            onChange={(next) => props.onLabel(next === '' ? null : next)}
            className={styles.range}
            data-testid="results-label"
          />
        )}
        {props.campaigns.length > 0 && (
          <Select
            aria-label={t('campaign.title')}
            value={props.campaign?.id ?? ''}
            options={[
              { value: '', label: t('campaign.all') },
              ...props.campaigns.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(next) => props.onCampaign(next === '' ? null : next)}
            className={styles.range}
            data-testid="results-campaign"
          />
        )}
        {props.views}
      </div>
      {isReporting && shown && (
        <ReportDialog
          scope={{
            channel: props.channel,
            from: shown.from,
            to: shown.to,
            days: props.days,
            label: props.label,
            campaign: props.campaign,
          }}
          onClose={() => setReporting(false)}
        />
      )}
    </header>
  );
}

/** The rehearsal channel's clock runs on by a day, and what LINE would have counted by then is fetched. */
async function passDay(pull: Pull): Promise<void> {
  const passed = await invoke('rehearsal.control', { verb: 'advanceDay' });
  if (!passed.ok) return reportFailure(passed.error);
  pull.start();
}
