import { useState } from 'react';
import { useT } from '../../i18n';
import styles from './Phone.module.css';
import type { Sheet } from './phone-state';

const INPUT_TYPE = { date: 'date', time: 'time', datetime: 'datetime-local' } as const;

/** What slides up over the chat: the browser that would open, or LINE's date picker. */
export function PhoneSheet(props: {
  sheet: NonNullable<Sheet>;
  onClose(): void;
  onPick(value: string): void;
}) {
  const t = useT('phone');
  const { sheet } = props;
  const [picked, setPicked] = useState(
    // LINE writes datetime with `t` or `T`; the input wants `T`
    sheet.kind === 'picker' ? sheet.initial.replace('t', 'T') : '',
  );
  return (
    <div
      className={styles.sheet}
      role="dialog"
      aria-label={t(`sheet.${sheet.kind}`)}
      data-testid={`phone-sheet-${sheet.kind}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        props.onClose();
      }}
    >
      <h4>{t(`sheet.${sheet.kind}`)}</h4>
      {sheet.kind === 'link' ? (
        <p>{sheet.uri}</p>
      ) : (
        <input
          // biome-ignore lint/a11y/noAutofocus: the follower's picker takes the focus too
          autoFocus
          type={INPUT_TYPE[sheet.mode]}
          aria-label={t('sheet.picker')}
          value={picked}
          min={sheet.min.replace('t', 'T') || undefined}
          max={sheet.max.replace('t', 'T') || undefined}
          onChange={(event) => setPicked(event.currentTarget.value)}
        />
      )}
      <div className={styles.sheetButtons}>
        <button type="button" className={styles.sheetQuiet} onClick={props.onClose}>
          {t('sheet.close')}
        </button>
        {sheet.kind === 'picker' && (
          <button
            type="button"
            className={styles.sheetButton}
            disabled={picked === ''}
            onClick={() => props.onPick(picked)}
          >
            {t('sheet.send')}
          </button>
        )}
      </div>
    </div>
  );
}
