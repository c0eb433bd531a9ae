import { useState } from 'react';
import type { Channel } from '#shared/domain/workspace';
import type { AppError } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import { useT } from '../../i18n';
import { Button, Dialog } from '../../ui';
import styles from './Channel.module.css';
import { CredentialForm, emptyCredential, toInput } from './CredentialForm';

/** Another token, kind of token, or key for a channel that stays the same account. */
export function TokenDialog(props: { channel: Channel; onClose(): void }) {
  const t = useT('channel');
  const { channel } = props;
  const [draft, setDraft] = useState({
    ...emptyCredential,
    kind: channel.token?.kind ?? emptyCredential.kind,
  });
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const input = toInput(draft);
  const save = async () => {
    if (!input) return;
    setBusy(true);
    const answer = await invoke('channels.update', { id: channel.id, credential: input });
    setBusy(false);
    if (answer.ok) props.onClose();
    else setError(answer.error);
  };
  return (
    <Dialog
      opened
      width={480}
      title={t('changeTokenOf', { name: channel.name })}
      onClose={props.onClose}
      data-testid="token-dialog"
      actions={
        <Button
          size="tall"
          variant="primary"
          disabled={!input}
          busy={isBusy}
          onClick={() => void save()}
        >
          {t('checkAndReplace')}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{t('changeTokenNote')}</p>
        <CredentialForm draft={draft} onChange={setDraft} error={error} />
      </div>
    </Dialog>
  );
}
