import { FastForward } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RehearsedCampaign } from '#shared/domain/campaign/rehearsed';
import type { DocumentId } from '#shared/domain/ids';
import { invoke, on } from '../../../bridge';
import { reportFailure } from '../../../data/failures';
import { newJob } from '../../../data/jobs';
import { invalidate, useQuery } from '../../../data/query';
import { useStudio } from '../../../data/studio';
import { useFormat, useT } from '../../../i18n';
import { Button, Chip, Dialog, ProgressBar } from '../../../ui';
import styles from './Rehearsal.module.css';
import { RehearsalFigures } from './RehearsalFigures';

/** Weeks of a campaign in seconds: what would leave when, what the test would find, what people would do. */
export function RehearseDialog(props: { id: DocumentId; onClose(): void }) {
  const { id } = props;
  const t = useT('rehearsal');
  const format = useFormat();
  const studio = useStudio();
  const last = useQuery('campaignRehearsal.last', { id });
  const [fresh, setFresh] = useState<RehearsedCampaign | null>(null);
  const [progress, setProgress] = useState<{ share: number | null; at: string | null } | null>(
    null,
  );
  const job = useRef('');
  useEffect(() => {
    const stop = on('campaignRehearsal.progress', (told) => {
      if (told.job === job.current)
        setProgress({ share: told.done / Math.max(1, told.total), at: told.at });
    });
    return () => {
      stop();
      if (job.current !== '') void invoke('campaignRehearsal.cancel', { job: job.current });
    };
  }, []);
  const run = async () => {
    const own = newJob();
    job.current = own;
    setProgress({ share: null, at: null });
    await studio.documents.flushAll();
    const played = await invoke('campaignRehearsal.run', { job: own, id });
    job.current = '';
    setProgress(null);
    if (played.ok) {
      setFresh(played.value);
      invalidate('campaignRehearsal.last', (input) => input.id === id);
    } else if (played.error.code !== 'audience.cancelled') reportFailure(played.error);
  };
  const shown = fresh ?? last.value ?? null;
  return (
    <Dialog
      opened
      width={900}
      onClose={props.onClose}
      title={
        <>
          {t('title')} <Chip tone="warn">{t('mark')}</Chip>
        </>
      }
      data-testid="rehearse-dialog"
      actions={
        <Button
          variant="primary"
          size="tall"
          icon={<FastForward size={16} strokeWidth={1.5} />}
          disabled={progress !== null}
          onClick={() => void run()}
          data-testid="rehearse-run"
        >
          {t(shown ? 'again' : 'run')}
        </Button>
      }
    >
      <div className={styles.body}>
        <p className={styles.quiet}>{t('what')}</p>
        {progress && (
          <ProgressBar
            label={t('running')}
            value={progress.share}
            text={t('running')}
            detail={progress.at === null ? '' : format.dateTime(progress.at)}
            onCancel={() => void invoke('campaignRehearsal.cancel', { job: job.current })}
          />
        )}
        {!progress && shown && <RehearsalFigures rehearsed={shown} />}
        {!progress && !shown && last.status === 'ready' && (
          <p className={styles.empty}>{t('never')}</p>
        )}
      </div>
    </Dialog>
  );
}
