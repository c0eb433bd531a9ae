import type { HandoffPart } from '#shared/ipc/channels/handoff';
import { useT } from '../../i18n';
import { Checkbox } from '../../ui';
import styles from './ExportDialog.module.css';
import type { Handoff } from './use-handoff';

/** What is handed to people who build by hand or only look. */
export function HandoffForm({ handoff, only }: { handoff: Handoff; only: readonly HandoffPart[] }) {
  const t = useT('exports');
  const { state } = handoff;
  return (
    <>
      <p className={styles.note}>{t('handoff.note')}</p>
      <ul className={styles.parts}>
        {only.map((part) => (
          <li key={part}>
            <Checkbox
              alignTop
              checked={handoff.parts.has(part)}
              disabled={state.step === 'working'}
              onChange={() => handoff.toggle(part)}
              data-testid={`handoff-${part}`}
              label={
                <>
                  {t(`handoff.parts.${part}.name`)}
                  <span className={styles.note}>{t(`handoff.parts.${part}.note`)}</span>
                </>
              }
            />
          </li>
        ))}
      </ul>
      {state.step === 'done' && (
        <p role="status" className={styles.done} data-testid="handoff-done">
          {t('saved', { folder: state.saved.folder, count: state.saved.files.length })}
        </p>
      )}
      {state.step === 'failed' && (
        <p role="alert" className={styles.failed}>
          {state.text}
        </p>
      )}
    </>
  );
}
