import type { DocumentChange } from '#shared/document/compare';
import { useT } from '../../i18n';
import { Chip } from '../../ui';
import styles from './history.module.css';

/** More rows than this nobody reads; how many there are is said. */
const MOST_ROWS = 200;
const TONES = { added: 'good', removed: 'bad', changed: 'info', moved: 'neutral' } as const;

/** What is different between two versions, place by place. */
export function ChangeList({ changes }: { changes: readonly DocumentChange[] }) {
  const t = useT('versions');
  const word = (field: string) => t(`field.${field}`, { defaultValue: field });
  return (
    <ul className={styles.changes} data-testid="version-changes">
      {changes.slice(0, MOST_ROWS).map((change) => {
        const place = change.place
          .map(({ field, part }) =>
            part === null ? word(field) : t('part', { field: word(field), name: part }),
          )
          .join(' › ');
        return (
          <li key={`${change.op} ${place}`} className={styles.change}>
            <Chip tone={TONES[change.op]}>{t(`op.${change.op}`)}</Chip>
            <span className={styles.place}>
              {place}
              {change.op === 'changed' && (
                <span className={styles.values}>
                  <del>{shown(change.before)}</del> → <ins>{shown(change.after)}</ins>
                </span>
              )}
            </span>
          </li>
        );
      })}
      {changes.length > MOST_ROWS && (
        <li className={styles.quiet}>{t('more', { number: changes.length - MOST_ROWS })}</li>
      )}
    </ul>
  );
}

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '—');
  if (text === '') return '—';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};
