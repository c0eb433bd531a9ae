import { useState } from 'react';
import { newExperiment } from '#shared/campaign/experiment/new-experiment';
import { CAMPAIGN_TEMPLATES, fillFromTemplate } from '#shared/campaign/templates';
import type { DocumentId } from '#shared/domain/ids';
import { invoke } from '../../../bridge';
import { now } from '../../../data/clock';
import { duplicateCampaign } from '../../../data/duplicate-campaign';
import { reportFailure } from '../../../data/failures';
import { createBroadcast, createCampaign } from '../../../data/new-campaign';
import { useQuery } from '../../../data/query';
import { useStudio } from '../../../data/studio';
import { STUDIO_TIME_ZONE, useT } from '../../../i18n';
import { FieldRow, RadioCards, SegmentedControl, Select, TaskDialog, TextField } from '../../../ui';
import styles from '../Planner.module.css';
import { openCampaign } from '../planner-state';

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** A whole campaign out of a template, or out of an earlier campaign on other days. */
export function NewFromDialog(props: { day: string; onClose(): void }) {
  const t = useT('campaign-templates');
  const studio = useStudio();
  const [from, setFrom] = useState<'builtIn' | 'earlier'>('builtIn');
  const [templateId, setTemplate] = useState<string>(CAMPAIGN_TEMPLATES[0]?.id ?? '');
  const [earlier, setEarlier] = useState<DocumentId | null>(null);
  const [name, setName] = useState('');
  const [day, setDay] = useState(props.day);
  const campaigns = useQuery('documents.list', { kinds: ['campaign'], offset: 0, limit: 300 }).value
    ?.heads;
  const chosen = campaigns?.find(({ id }) => id === earlier) ?? campaigns?.[0] ?? null;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && day > '2000' && day < '2100';
  const usual =
    from === 'builtIn'
      ? t(`${templateId}.name`)
      : chosen
        ? t('copyName', { name: chosen.name })
        : '';
  const make = async () => {
    const wanted = name.trim() === '' ? usual : name.trim();
    if (from === 'earlier') {
      if (!chosen) return;
      const id = await duplicateCampaign(studio, chosen.id, { day, name: wanted });
      if (!id) return;
      props.onClose();
      return openCampaign(studio, id);
    }
    const template = CAMPAIGN_TEMPLATES.find(({ id }) => id === templateId);
    if (!template) return;
    const document = createCampaign({
      name: wanted,
      sendName: '',
      day,
      zone: STUDIO_TIME_ZONE,
      now: new Date(now()),
    });
    fillFromTemplate(document, template, {
      day,
      say: t,
      make: createBroadcast,
      withTest(broadcast) {
        broadcast.experiment = newExperiment(broadcast.target, randomBytes);
      },
    });
    const made = await invoke('documents.create', { document });
    if (!made.ok) return reportFailure(made.error);
    props.onClose();
    openCampaign(studio, document.id);
  };
  return (
    <TaskDialog
      title={t('title')}
      verb={t('make')}
      onRun={make}
      onClose={props.onClose}
      isReady={isDay && (from === 'builtIn' || chosen !== null)}
      width={560}
      data-testid="new-from"
      runTestId="new-from-run"
    >
      <SegmentedControl
        label={t('from')}
        value={from}
        fill
        options={(['builtIn', 'earlier'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(next) => setFrom(next as typeof from)}
        data-testid="new-from-kind"
      />
      {from === 'builtIn' ? (
        <RadioCards
          label={t('builtIn')}
          value={templateId}
          options={CAMPAIGN_TEMPLATES.map(({ id, sends }) => ({
            value: id,
            label: t(`${id}.name`),
            note: `${t(`${id}.about`)} · ${t('sends', { count: sends.length })}`,
          }))}
          columns={2}
          onChange={setTemplate}
        />
      ) : campaigns && campaigns.length > 0 ? (
        <Select
          label={t('pick')}
          value={chosen?.id ?? null}
          options={campaigns.map((head) => ({
            value: head.id as string,
            label: head.name,
            detail: t('sends', { count: Number(head.summary?.broadcasts ?? 0) }),
          }))}
          onChange={(id) => setEarlier(id as DocumentId)}
        />
      ) : (
        <p className={styles.quietText}>{t('noEarlier')}</p>
      )}
      <FieldRow>
        <TextField
          label={t('name')}
          value={name}
          placeholder={usual}
          maxLength={200}
          onChange={setName}
          data-testid="new-from-name"
        />
        <TextField
          type="date"
          label={t('day')}
          value={day}
          onChange={setDay}
          data-testid="new-from-day"
        />
      </FieldRow>
    </TaskDialog>
  );
}
