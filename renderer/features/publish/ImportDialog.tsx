import { useState } from 'react';
import type { ChannelId } from '#shared/domain/ids';
import type { PlanOperation } from '#shared/domain/publishing';
import type { AppError } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import { useSpeech, useT } from '../../i18n';
import { Button, Dialog } from '../../ui';
import styles from './Publish.module.css';

/** Says what becomes of the design before the live version takes its place, or joins the workspace. */
export function ImportDialog(props: {
  channelId: ChannelId;
  operation: PlanOperation;
  onClose(): void;
  onDone(): void;
}) {
  const t = useT('publish');
  const speech = useSpeech();
  const { operation, channelId } = props;
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { pageId } = operation;
  const run = async () => {
    setBusy(true);
    const answer =
      operation.resource === 'coupon'
        ? await invoke('publish.pull', { channelId })
        : operation.resource === 'audience'
          ? await invoke('publish.adoptAudience', {
              channelId,
              audienceGroupId: Number(operation.id),
            })
          : operation.op !== 'adopt' && pageId !== null
            ? await invoke('publish.adoptDrift', { channelId, pageId })
            : await invoke('publish.adopt', { channelId, richMenuId: operation.id });
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    props.onDone();
  };
  const kind =
    operation.resource === 'coupon' || operation.resource === 'audience'
      ? operation.resource
      : operation.op === 'adopt'
        ? 'adopt'
        : 'drift';
  return (
    <Dialog
      opened
      width={440}
      title={t(`importTitle.${kind}`, { name: operation.name })}
      onClose={props.onClose}
      data-testid="import-dialog"
      actions={
        <Button
          size="tall"
          variant="primary"
          busy={isBusy}
          onClick={() => void run()}
          data-testid="import-run"
        >
          {t(`importRun.${kind}`)}
        </Button>
      }
    >
      <p>{t(`importNote.${kind}`)}</p>
      {error && (
        <p role="alert" className={styles.failure}>
          {speech.error(error).text}
        </p>
      )}
    </Dialog>
  );
}
