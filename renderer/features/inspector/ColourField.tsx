import { useState } from 'react';
import { colour } from '#shared/domain/rich-menu/schema';
import { useT } from '../../i18n';
import { TextField } from '../../ui';
import styles from './Inspector.module.css';

/** A colour by the system's picker or as `#RRGGBB`; half a code is never written to the document. */
export function ColourField(props: {
  label: string;
  value: string;
  onChange(value: string): void;
  onCommit(): void;
  'data-testid'?: string;
}) {
  const t = useT('inspector');
  const [draft, setDraft] = useState<string | null>(null);
  const invalid = draft !== null && !colour.safeParse(normal(draft)).success;
  return (
    <div className={styles.swatchField}>
      <input
        type="color"
        className={styles.swatch}
        aria-label={props.label}
        value={props.value.slice(0, 7).toLowerCase()}
        onChange={(event) => props.onChange(event.currentTarget.value.toUpperCase())}
        onBlur={props.onCommit}
      />
      <TextField
        label={props.label}
        mono
        data-testid={props['data-testid']}
        value={draft ?? props.value}
        error={invalid ? t('badColour') : undefined}
        onChange={(text) => {
          setDraft(text);
          if (colour.safeParse(normal(text)).success) props.onChange(normal(text));
        }}
        onCommit={() => {
          setDraft(null);
          props.onCommit();
        }}
      />
    </div>
  );
}

/** `abc`, `#abc` and `aabbcc` mean what designers mean by them. */
function normal(text: string): string {
  const digits = text.trim().replace(/^#/, '').toUpperCase();
  return /^[0-9A-F]{3}$/.test(digits) ? `#${[...digits].map((d) => d + d).join('')}` : `#${digits}`;
}
