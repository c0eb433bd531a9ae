import type { PublishRun } from '#shared/domain/publishing';
import { useFormat, useSpeech, useT } from '../../i18n';
import { Chip, type ChipTone, Dialog } from '../../ui';
import styles from './Publish.module.css';

const TONE: Record<PublishRun['steps'][number]['state'], ChipTone> = {
  pending: 'neutral',
  running: 'info',
  done: 'good',
  failed: 'bad',
  undone: 'warn',
  skipped: 'neutral',
};

/** The journal of one run: every step, when, and the request id that LINE's support asks for. */
export function RunDialog(props: { run: PublishRun; onClose(): void }) {
  const t = useT('publish');
  const format = useFormat();
  const speech = useSpeech();
  const { run } = props;
  return (
    <Dialog
      opened
      width={720}
      title={t('journalOf', { time: format.dateTime(run.startedAt) })}
      onClose={props.onClose}
      data-testid="run-dialog"
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{t('journalNote')}</p>
        {run.error && (
          <p role="alert" className={styles.failure}>
            {speech.error(run.error).text}
          </p>
        )}
        <table className={styles.journal}>
          <thead>
            <tr>
              <th scope="col">{t('journalTime')}</th>
              <th scope="col">{t('journalStep')}</th>
              <th scope="col">{t('journalState')}</th>
              <th scope="col">x-line-request-id</th>
            </tr>
          </thead>
          <tbody>
            {run.steps.map((step) => (
              <tr key={step.index}>
                <td className={styles.runTime}>{step.at ? format.time(step.at) : '—'}</td>
                <td>{speech.said({ ...step, code: `plan.step.${step.code}` })}</td>
                <td>
                  <Chip tone={TONE[step.state]}>{t(`state.${step.state}`)}</Chip>
                </td>
                <td>
                  <code className={styles.requestId}>{step.requestId ?? '—'}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
