import { useState } from 'react';
import type { PublishPlan } from '#shared/domain/publishing';
import type { AppError } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import { defaultAssetUrl } from '../../editor/paint';
import { useSpeech, useT } from '../../i18n';
import { Button, Dialog, TextArea, TextField } from '../../ui';
import styles from './Publish.module.css';

/** A reviewer looks at each picture once more and signs; what is signed is exactly what is shown here. */
export function ApproveDialog(props: { plan: PublishPlan; onClose(): void; onDone(): void }) {
  const t = useT('publish');
  const speech = useSpeech();
  const [reviewer, setReviewer] = useState('');
  const [note, setNote] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const rows = props.plan.operations.filter(
    (row) => row.resource === 'richMenu' && row.approval !== undefined,
  );
  const sign = async () => {
    setBusy(true);
    for (const documentId of new Set(rows.map((row) => row.documentId))) {
      if (documentId === null) continue;
      const shown = Object.fromEntries(
        rows.flatMap((row) =>
          row.documentId === documentId && row.pageId && row.after ? [[row.pageId, row.after]] : [],
        ),
      );
      const answer = await invoke('publish.approve', {
        documentId,
        reviewer: reviewer.trim(),
        note,
        shown,
      });
      if (!answer.ok) {
        setBusy(false);
        return setError(answer.error);
      }
    }
    setBusy(false);
    props.onDone();
  };
  return (
    <Dialog
      opened
      width={560}
      title={t('approveTitle')}
      onClose={props.onClose}
      data-testid="approve-dialog"
      actions={
        <Button
          size="tall"
          variant="primary"
          busy={isBusy}
          disabled={reviewer.trim() === ''}
          onClick={() => void sign()}
          data-testid="approve-run"
        >
          {t('sign')}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{t('approveNote')}</p>
        <ul className={styles.thumbs}>
          {rows.map((row) => (
            <li key={row.id}>
              {row.after && <img src={defaultAssetUrl(row.after)} alt="" />}
              <span>{row.name}</span>
              <code className={styles.id}>{row.after?.slice(0, 12)}</code>
            </li>
          ))}
        </ul>
        <TextField
          label={t('reviewer')}
          tall
          value={reviewer}
          onChange={setReviewer}
          maxLength={80}
          data-testid="reviewer"
          {...(error ? { error: speech.error(error).text } : {})}
        />
        <TextArea label={t('approvalNote')} value={note} onChange={setNote} maxLength={500} />
      </div>
    </Dialog>
  );
}
