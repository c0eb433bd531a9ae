import { Temporal } from 'temporal-polyfill';

/** ISO time with offset → `2026-09-14T00:00` on the clock of a zone; empty for none or nonsense. */
export function toZoned(iso: string | null, zone: string): string {
  if (iso === null) return '';
  try {
    const local = Temporal.Instant.from(iso).toZonedDateTimeISO(zone).toPlainDateTime();
    return local.toString({ smallestUnit: 'minute' });
  } catch {
    return '';
  }
}

/** `2026-09-14T00:00` on the clock of a zone → ISO time with offset; null for empty or nonsense. */
export function fromZoned(local: string, zone: string): string | null {
  if (local === '') return null;
  try {
    const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(zone);
    return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' });
  } catch {
    return null;
  }
}
