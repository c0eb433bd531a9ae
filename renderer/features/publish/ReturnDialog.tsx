import { useState } from 'react';
import type { RunId } from '#shared/domain/ids';
import type { Channel } from '#shared/domain/workspace';
import type { AppError } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import { useSpeech, useT } from '../../i18n';
import { Button, Checkbox, Dialog, TextField } from '../../ui';
import styles from './Publish.module.css';
import type { Publish } from './use-publish';

/**
 * Before something that was live comes back: what followers will see, whom it takes. `before` takes a run
 * back, `after` brings back what it had made.
 */
export function ReturnDialog(props: {
  channel: Channel;
  publish: Publish;
  runId: RunId;
  version: 'before' | 'after';
  title: string;
  onClose(): void;
}) {
  const t = useT('publish');
  const speech = useSpeech();
  const { channel, publish, runId, version } = props;
  const [isSeen, setSeen] = useState(false);
  const [reviewer, setReviewer] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const name = channel.kind === 'rehearsal' ? t('rehearsal') : channel.name;
  const isProduction = channel.kind === 'production';
  const isReady =
    (!isProduction || isSeen) && (!channel.requiresApproval || publish.by.trim() !== '');
  const run = async () => {
    if (channel.requiresApproval && reviewer.trim() !== '') {
      const signed = await invoke('publish.approveKept', {
        channelId: channel.id,
        runId,
        version,
        reviewer: reviewer.trim(),
        note: '',
      });
      if (!signed.ok) return setError(signed.error);
    }
    props.onClose();
    await (version === 'before' ? publish.rollback(runId) : publish.restore(runId));
  };
  return (
    <Dialog
      opened
      width={480}
      title={props.title}
      onClose={props.onClose}
      data-testid="return-dialog"
      actions={
        <Button
          size="tall"
          variant="primary"
          disabled={!isReady}
          onClick={() => void run()}
          data-testid="return-run"
        >
          {t('returnRun', { name })}
        </Button>
      }
    >
      <div className={styles.form}>
        <p>{t('returnNote')}</p>
        {channel.requiresApproval && (
          <>
            <p className={styles.quiet}>{t('returnApproval')}</p>
            <TextField
              label={t('by')}
              tall
              value={publish.by}
              onChange={publish.setBy}
              maxLength={80}
            />
            <TextField
              label={t('reviewerIfNew')}
              tall
              value={reviewer}
              onChange={setReviewer}
              maxLength={80}
              {...(error ? { error: speech.error(error).text } : {})}
            />
          </>
        )}
        {isProduction && (
          <Checkbox label={t('acknowledge', { name })} checked={isSeen} onChange={setSeen} />
        )}
      </div>
    </Dialog>
  );
}
