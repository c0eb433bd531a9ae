import { useState } from 'react';
import { CHANNEL_COLOURS } from '#shared/domain/workspace';
import type { AppError } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import { useT } from '../../i18n';
import { Button, Dialog } from '../../ui';
import styles from './Channel.module.css';
import { type ChannelDraft, ChannelFields } from './ChannelFields';
import { CredentialForm, emptyCredential, toInput } from './CredentialForm';

/** Whose account it is, is asked at LINE before the channel is kept. */
export function AddChannelDialog(props: { onClose(): void }) {
  const t = useT('channel');
  const [channel, setChannel] = useState<ChannelDraft>({
    name: '',
    kind: 'test',
    colour: CHANNEL_COLOURS[0],
  });
  const [draft, setDraft] = useState(emptyCredential);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const credential = toInput(draft);
  const isReady = channel.name.trim() !== '' && credential !== null;

  const add = async () => {
    if (!credential) return;
    setBusy(true);
    const answer = await invoke('channels.add', {
      ...channel,
      name: channel.name.trim(),
      credential,
    });
    setBusy(false);
    if (answer.ok) props.onClose();
    else setError(answer.error);
  };
  return (
    <Dialog
      opened
      width={520}
      title={t('add')}
      onClose={props.onClose}
      data-testid="add-channel-dialog"
      actions={
        <Button
          size="tall"
          variant="primary"
          disabled={!isReady}
          busy={isBusy}
          onClick={() => void add()}
        >
          {t('check')}
        </Button>
      }
    >
      <div className={styles.form}>
        <ChannelFields draft={channel} onChange={setChannel} />
        <CredentialForm draft={draft} onChange={setDraft} error={error} />
      </div>
    </Dialog>
  );
}
