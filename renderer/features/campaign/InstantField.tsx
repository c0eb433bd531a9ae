import { useEffect, useState } from 'react';
import { dayOf, instantOf, minuteOf } from '#shared/campaign/calendar/days';
import { TextField } from '../../ui';

const localOf = (iso: string | null, zone: string): string => {
  if (iso === null || Number.isNaN(Date.parse(iso))) return '';
  const minute = minuteOf(iso, zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${dayOf(iso, zone)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};

/** A day and a time on the clock of the campaign's zone. */
export function InstantField(props: {
  label: string;
  value: string | null;
  zone: string;
  disabled?: boolean;
  note?: string;
  /** Cannot be emptied: what was there comes back when the field is left. */
  required?: boolean;
  onChange(value: string | null): void;
  'data-testid'?: string;
}) {
  const stored = localOf(props.value, props.zone);
  const [typed, setTyped] = useState(stored);
  useEffect(() => setTyped(stored), [stored]);
  const put = (value: string) => {
    setTyped(value);
    if (value === '') return props.required ? undefined : props.onChange(null);
    const [, day, hour, minute] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(value) ?? [];
    // half a date is no date: the field keeps it, the campaign does not
    if (day === undefined || day < '2000' || day > '2100') return;
    props.onChange(instantOf(day, Number(hour) * 60 + Number(minute), props.zone));
  };
  return (
    <TextField
      type="datetime-local"
      label={props.label}
      note={props.note}
      value={typed}
      disabled={props.disabled}
      onChange={put}
      onCommit={(value) => {
        if (value === '') setTyped(stored);
      }}
      data-testid={props['data-testid']}
    />
  );
}
