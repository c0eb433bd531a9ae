import styles from './ColourSwatch.module.css';

/** The system's picker behind a small square of the colour. Stands before the field that has it in letters. */
export function ColourSwatch(props: {
  label: string;
  /** `#rrggbb`; what follows the six digits is left to the caller. */
  value: string;
  /** In capitals, as LINE writes colours. */
  onChange(value: string): void;
  onBlur?(): void;
  disabled?: boolean;
}) {
  return (
    <input
      type="color"
      className={styles.swatch}
      aria-label={props.label}
      disabled={props.disabled}
      value={props.value.slice(0, 7).toLowerCase()}
      onChange={(event) => props.onChange(event.currentTarget.value.toUpperCase())}
      onBlur={props.onBlur}
    />
  );
}
