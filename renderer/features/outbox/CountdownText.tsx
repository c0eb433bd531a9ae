import { useT } from '../../i18n';
import { countdown } from './groups';
import styles from './Outbox.module.css';

/** "in 2 h 05 min"; not read out each second. */
export function CountdownText({ ms }: { ms: number }) {
  const t = useT('outbox');
  const left = countdown(ms);
  return (
    <span className={styles.countdown} role="timer" aria-live="off">
      {left.unit === 'now'
        ? t('countdown.now')
        : t(`countdown.${left.unit}`, {
            value: left.value,
            rest: String(left.rest).padStart(
              left.unit === 'minutes' || left.unit === 'hours' ? 2 : 1,
              '0',
            ),
          })}
    </span>
  );
}
