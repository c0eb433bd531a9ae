import { useState } from 'react';
import { firstDayOf } from '#shared/campaign/calendar/shift';
import type { Campaign } from '#shared/domain/campaign/schema';
import { duplicateCampaign } from '../../data/duplicate-campaign';
import { useStudio } from '../../data/studio';
import { useT } from '../../i18n';
import { FieldRow, TaskDialog, TextField } from '../../ui';
import styles from './Campaign.module.css';

/** The same campaign on other days. */
export function DuplicateDialog(props: { campaign: Campaign; onClose(): void }) {
  const { campaign } = props;
  const t = useT('campaign-templates');
  const studio = useStudio();
  const first = firstDayOf(campaign);
  const [day, setDay] = useState(first ?? '');
  const [name, setName] = useState(t('copyName', { name: campaign.name }));
  const isDay = first === null || (/^\d{4}-\d\d-\d\d$/.test(day) && day > '2000' && day < '2100');
  const run = async () => {
    const id = await duplicateCampaign(studio, campaign.id, { day, name: name.trim() });
    if (!id) return;
    props.onClose();
    await studio.openDocument(id);
  };
  return (
    <TaskDialog
      title={t('duplicateTitle')}
      verb={t('make')}
      onRun={run}
      onClose={props.onClose}
      isReady={isDay && name.trim() !== ''}
      data-testid="duplicate-dialog"
      runTestId="duplicate-run"
    >
      <FieldRow>
        <TextField label={t('name')} value={name} maxLength={200} onChange={setName} />
        {first !== null && (
          <TextField
            type="date"
            label={t('day')}
            value={day}
            onChange={setDay}
            data-testid="duplicate-day"
          />
        )}
      </FieldRow>
      <p className={styles.quiet}>{t(first === null ? 'noDates' : 'duplicateNote')}</p>
    </TaskDialog>
  );
}
