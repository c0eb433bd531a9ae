import { useState } from 'react';
import type { Channel } from '#shared/domain/workspace';
import { dayLabel } from '#shared/report/figure-text';
import type { ReportFormat } from '#shared/report/schedule';
import { invoke } from '../../../bridge';
import { reportFailure } from '../../../data/failures';
import { useFormat, useT } from '../../../i18n';
import { Button, showNotice } from '../../../ui';
import { FormatChoice } from './FormatChoice';
import styles from './Report.module.css';

/** What is on screen, as a report needs it. */
export interface ReportScope {
  channel: Channel;
  /** Days that the report on screen covers. */
  from: string;
  to: string;
  days: { last: number } | { from: string; to: string };
  label: string | null;
  campaign: { id: string; name: string } | null;
}

export function ReportNow(props: { scope: ReportScope; onDone(): void }) {
  const t = useT('reports');
  const channelWords = useT('channel');
  const format = useFormat();
  const { scope } = props;
  const [locale, setLocale] = useState(format.locale);
  const [formats, setFormats] = useState<ReportFormat[]>(['html', 'pdf', 'xlsx', 'csv']);
  const [isBusy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    const answer = await invoke('reports.make', {
      channelId: scope.channel.id,
      days: scope.days,
      label: scope.label,
      campaignId: scope.campaign?.id ?? null,
      locale,
      formats,
    });
    setBusy(false);
    if (!answer.ok) return reportFailure(answer.error);
    if (answer.value === null) return;
    const { folder, files } = answer.value;
    showNotice({
      id: 'results-exported',
      message: t('now.done', { count: files.length, folder }),
    });
    props.onDone();
  };
  const what = scope.campaign
    ? t('now.campaign', { name: scope.campaign.name })
    : scope.label !== null
      ? t('now.label', { name: scope.label })
      : t('now.all');
  return (
    <div className={styles.form}>
      <div>
        <h3 className={styles.head}>{t('now.what')}</h3>
        <p>
          {scope.channel.kind === 'rehearsal' ? channelWords('rehearsal') : scope.channel.name} ·{' '}
          {t('now.days', { from: dayLabel(format, scope.from), to: dayLabel(format, scope.to) })} ·{' '}
          {what}
        </p>
        <p className={styles.quiet}>{t('now.how')}</p>
      </div>
      <FormatChoice locale={locale} formats={formats} onLocale={setLocale} onFormats={setFormats} />
      <div className={styles.foot}>
        <Button
          variant="primary"
          size="tall"
          disabled={formats.length === 0}
          busy={isBusy}
          onClick={() => void make()}
          data-testid="report-make"
        >
          {t('now.make')}
        </Button>
      </div>
    </div>
  );
}
