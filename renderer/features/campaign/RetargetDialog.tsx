import { useState } from 'react';
import { LIMITS } from '#shared/line/limits';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { useFormat, useT } from '../../i18n';
import { SegmentedControl, Select, TaskDialog, TextField } from '../../ui';
import styles from './Campaign.module.css';
import { pastSends } from './past-sends';
import type { CampaignWork } from './use-campaign';

/** People who saw or tapped a past send become an audience, which is then the condition. */
export function RetargetDialog(props: {
  work: CampaignWork;
  own: string;
  onClose(): void;
  onMade(audience: { audienceGroupId: number; name: string }): void;
}) {
  const t = useT('campaign');
  const format = useFormat();
  const queue = useQuery('outbox.state', undefined).value;
  const channel = useQuery('channels.selected', undefined).value ?? null;
  const sends = pastSends(props.work, props.own, queue?.sends ?? [], channel);
  const [by, setBy] = useState<'click' | 'impression'>('click');
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const send = sends.find(({ requestId }) => requestId === chosen) ?? sends[0] ?? null;
  const name = typed ?? (send ? t(`retarget.name.${by}`, { name: send.name }) : '');
  const run = async () => {
    if (!send) return;
    const made = await invoke('audiences.fromSend', {
      by,
      name: name.slice(0, LIMITS.audience.description),
      requestId: send.requestId,
      clickUrl: null,
    });
    if (!made.ok) return reportFailure(made.error);
    props.onMade({
      audienceGroupId: made.value.audienceGroupId,
      name: name.slice(0, LIMITS.audience.description),
    });
    props.onClose();
  };
  return (
    <TaskDialog
      title={t('retarget.title')}
      verb={t('retarget.make')}
      onRun={run}
      onClose={props.onClose}
      isReady={send !== null && name.trim() !== ''}
      data-testid="retarget-dialog"
      runTestId="retarget-run"
    >
      {sends.length === 0 && <p className={styles.quiet}>{t('retarget.none')}</p>}
      <SegmentedControl
        label={t('retarget.by')}
        value={by}
        fill
        options={(['click', 'impression'] as const).map((value) => ({
          value,
          label: t(`retarget.bys.${value}`),
        }))}
        onChange={(next) => setBy(next as typeof by)}
      />
      <Select
        label={t('condition.sentWhich')}
        value={send?.requestId ?? null}
        placeholder={t('condition.choose')}
        options={sends.map((one) => ({
          value: one.requestId,
          label: one.name,
          detail: one.sentAt === null ? undefined : format.shortDate(one.sentAt),
        }))}
        onChange={setChosen}
      />
      <TextField
        label={t('condition.audienceName')}
        value={name}
        maxLength={LIMITS.audience.description}
        onChange={setTyped}
      />
      <p className={styles.quiet}>{t('retarget.note')}</p>
    </TaskDialog>
  );
}
