import { Check, Minus, X } from 'lucide-react';
import type { MediaCheck } from '#shared/domain/media-host';
import { useSpeech, useT } from '../../i18n';
import styles from './hosting.module.css';

const ICONS = { good: Check, bad: X, skipped: Minus } as const;

/** The steps of a test, and where it ended. */
export function HostChecks({ checks }: { checks: readonly MediaCheck[] }) {
  const t = useT('hosting');
  const speech = useSpeech();
  return (
    <ol className={styles.checks}>
      {checks.map(({ step, state, error }) => {
        const Icon = ICONS[state];
        return (
          <li key={step} className={styles.check} data-state={state}>
            <Icon size={16} strokeWidth={1.75} aria-hidden />
            <span>
              {t(`step.${step}`)}
              <span className={styles.note}> · {t(`state.${state}`)}</span>
              {error && <span className={styles.why}>{speech.error(error).text}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
