import { useState } from 'react';
import type { Broadcast } from '#shared/domain/campaign/schema';
import type { DocumentId } from '#shared/domain/ids';
import type { Channel } from '#shared/domain/workspace';
import type { AppError } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import { useAccountFoot } from '../../data/account-foot';
import { useChannelName } from '../../data/channel-name';
import { useHosting } from '../../data/hosting';
import { useStudio } from '../../data/studio';
import { showView } from '../../data/window-state';
import { useFormat, useSpeech, useT } from '../../i18n';
import { Button, Dialog, NumberField, ProgressBar, showNotice } from '../../ui';
import styles from './Campaign.module.css';

/** The last look before a test is frozen and its first version goes to the outbox. */
export function StartTestDialog(props: {
  documentId: DocumentId;
  broadcast: Broadcast;
  channel: Channel;
  onClose(): void;
}) {
  const { documentId, broadcast, channel } = props;
  const t = useT('campaign');
  const format = useFormat();
  const speech = useSpeech();
  const studio = useStudio();
  const account = useAccountFoot(channel);
  const channelName = useChannelName();
  const [error, setError] = useState<AppError | null>(null);
  /** Set once the account wants the number repeated. */
  const [wanted, setWanted] = useState<number | null>(null);
  const [repeated, setRepeated] = useState<number | null>(null);
  const [isBusy, setBusy] = useState(false);

  const hosting = useHosting(documentId, isBusy);

  const start = async () => {
    setBusy(true);
    setError(null);
    await studio.documents.flushAll();
    const answer = await invoke('experiments.start', {
      campaignId: documentId,
      broadcastId: broadcast.id,
      channelId: channel.id,
      confirmation: wanted === null ? null : { recipients: repeated },
    });
    setBusy(false);
    if (answer.ok) {
      showNotice({ id: 'test-started', tone: 'good', message: t('startTest.done') });
      props.onClose();
      showView('results');
      return;
    }
    const people = answer.error.details?.recipients;
    if (answer.error.code === 'outbox.needsConfirmation' && typeof people === 'number')
      return setWanted(people);
    setError(answer.error);
  };

  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('startTest.title')}
      width={440}
      locked={isBusy}
      account={account}
      data-testid="start-test-dialog"
      actions={
        <>
          <Button size="tall" onClick={props.onClose} disabled={isBusy}>
            {t('startTest.cancel')}
          </Button>
          <Button
            size="tall"
            variant="primary"
            busy={isBusy}
            disabled={wanted !== null && repeated !== wanted}
            onClick={() => void start()}
            data-testid="start-test-run"
          >
            {t('startTest.run', { channel: channelName(channel) })}
          </Button>
        </>
      }
    >
      <p>{t('startTest.help')}</p>
      {hosting && <ProgressBar {...hosting} />}
      {wanted !== null && (
        <NumberField
          label={t('schedule.repeat', { number: format.number(wanted) })}
          value={repeated}
          min={0}
          onChange={setRepeated}
        />
      )}
      {error && (
        <p role="alert" className={styles.warn}>
          {speech.error(error).text}
        </p>
      )}
    </Dialog>
  );
}
