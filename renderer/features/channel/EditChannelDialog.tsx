import { useState } from 'react';
import type { Channel } from '#shared/domain/workspace';
import type { AppError } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import { useSpeech, useT } from '../../i18n';
import { Button, Checkbox, Dialog } from '../../ui';
import styles from './Channel.module.css';
import { type ChannelDraft, ChannelFields } from './ChannelFields';

/** Name, colour and use of a channel that is there; another use is agreed to after its consequence is read. */
export function EditChannelDialog(props: {
  channel: Channel & { kind: ChannelDraft['kind'] };
  onClose(): void;
}) {
  const { channel, onClose } = props;
  const t = useT('channel');
  const speech = useSpeech();
  const { name, kind, colour } = channel;
  const [draft, setDraft] = useState<ChannelDraft>({ name, kind, colour });
  const [isAgreed, setAgreed] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isOtherUse = draft.kind !== kind;
  const save = async () => {
    setBusy(true);
    const answer = await invoke('channels.update', {
      id: channel.id,
      name: draft.name.trim(),
      colour: draft.colour,
      kind: draft.kind,
    });
    setBusy(false);
    if (answer.ok) onClose();
    else setError(answer.error);
  };
  return (
    <Dialog
      opened
      width={480}
      locked={isBusy}
      title={t('edit', { name })}
      onClose={onClose}
      data-testid="edit-channel-dialog"
      actions={
        <>
          <Button size="tall" onClick={onClose} disabled={isBusy}>
            {t('back')}
          </Button>
          <Button
            size="tall"
            variant="primary"
            busy={isBusy}
            disabled={draft.name.trim() === '' || (isOtherUse && !isAgreed)}
            onClick={() => void save()}
            data-testid="edit-channel-save"
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ChannelFields
          draft={draft}
          onChange={(next) => {
            if (next.kind !== draft.kind) setAgreed(false);
            setDraft(next);
          }}
        />
        {isOtherUse && (
          <div className={styles.otherUse} data-testid="channel-other-use">
            <p>{t(`becomes.${draft.kind}`)}</p>
            <Checkbox
              label={t(`agree.${draft.kind}`)}
              checked={isAgreed}
              onChange={setAgreed}
              data-testid="channel-agree"
            />
          </div>
        )}
        {error && (
          <p role="alert" className={styles.failed}>
            {speech.error(error).text}
          </p>
        )}
      </div>
    </Dialog>
  );
}
