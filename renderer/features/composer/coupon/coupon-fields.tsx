import { useEffect, useState } from 'react';
import type { ProblemPath } from '#shared/errors/app-error';
import { COUPON_TIMEZONES } from '#shared/line/coupon/timezones';
import { couponZone } from '#shared/line/coupon/zone';
import { wireText } from '#shared/preview/messages-of';
import { useSpeech, useT } from '../../../i18n';
import { fromZoned, toZoned } from '../../../i18n/zoned-time';
import { Select, Switch, TextField } from '../../../ui';
import { useAt, useWire } from '../wire-context';
import { writeAt } from '../wire-path';

/** What is wrong at a place, in the form that fields show it. */
function useSaid(path: ProblemPath, note?: string) {
  const speech = useSpeech();
  const { problem } = useAt(path);
  if (problem === null) return { note };
  const { text } = speech.problem(problem);
  return problem.severity === 'error' ? { error: text } : { note: text, noteTone: 'warn' as const };
}

/** One of LINE's words, said in everyday ones with LINE's own beside it. */
export function CouponChoice(props: {
  path: ProblemPath;
  /** Under `field` its name, under `choice` its words. */
  name: string;
  options: readonly string[];
  /** What is written when another word is chosen; without it the word alone. */
  put?(value: string): { path: ProblemPath; value: unknown };
  withNote?: boolean;
}) {
  const t = useT('coupon');
  const { edit } = useWire();
  const at = useAt(props.path);
  const value = wireText(at.value);
  const isKnown = props.options.includes(value);
  const note = props.withNote && isKnown ? t(`choiceNote.${value}`) : undefined;
  return (
    <Select<string>
      label={t(`field.${props.name}`)}
      value={value === '' ? null : value}
      options={[
        ...props.options.map((option) => ({
          value: option,
          label: t(`choice.${props.name}.${option}`),
          detail: option,
        })),
        // what only LINE's manager can make, or nobody
        ...(isKnown || value === '' ? [] : [{ value, label: value }]),
      ]}
      disabled={at.readOnly}
      {...useSaid(props.path, note)}
      onChange={(next) => {
        const { path, value: written } = props.put?.(next) ?? { path: props.path, value: next };
        edit((draft) => writeAt(draft, path, written));
      }}
      data-testid={`field-${props.path.join('.')}`}
    />
  );
}

/** Two numbers that LINE takes for yes and no: 1 and -1. */
export function CouponSwitch(props: {
  path: ProblemPath;
  label: string;
  on: number;
  off: number;
  note?: string;
}) {
  const at = useAt(props.path);
  const said = useSaid(props.path, props.note);
  return (
    <Switch
      label={props.label}
      checked={at.value !== props.off}
      disabled={at.readOnly}
      note={said.error ?? said.note}
      onChange={(on) => at.set(on ? props.on : props.off)}
      data-testid={`field-${props.path.join('.')}`}
    />
  );
}

/** A day and a time on the clock of the coupon's own zone; LINE keeps seconds since 1970. */
export function CouponInstant(props: { path: ProblemPath; label: string; note?: string }) {
  const { wire } = useWire();
  const at = useAt(props.path);
  const said = useSaid(props.path, props.note);
  const zone = couponZone(wire.timezone);
  const stored =
    typeof at.value === 'number' && Math.abs(at.value) < 8e12
      ? toZoned(new Date(at.value * 1_000).toISOString(), zone)
      : '';
  const [typed, setTyped] = useState(stored);
  useEffect(() => setTyped(stored), [stored]);
  return (
    <TextField
      type="datetime-local"
      label={props.label}
      value={typed}
      readOnly={at.readOnly}
      {...said}
      onChange={(local) => {
        setTyped(local);
        // half a date is no date: the field keeps it, the coupon does not
        const instant = /^[12]\d{3}-/.test(local) ? fromZoned(local, zone) : null;
        if (instant !== null) at.type(Math.floor(Date.parse(instant) / 1_000));
      }}
      onBlur={at.closeStep}
      data-testid={`field-${props.path.join('.')}`}
    />
  );
}

/** Markets in which LINE lets accounts make coupons stand first. */
const FIRST: readonly string[] = ['ASIA_TAIPEI', 'ASIA_TOKYO', 'ASIA_BANGKOK'];
const ZONES = [...FIRST, ...COUPON_TIMEZONES.filter((zone) => !FIRST.includes(zone))];

/** Another zone keeps what the clock says: midnight in Taipei becomes midnight in Tokyo. */
export function CouponTimezone({ label }: { label: string }) {
  const { wire, edit, readOnly } = useWire();
  const path = ['timezone'];
  const value = wireText(wire.timezone);
  const now = Date.now();
  return (
    <Select<string>
      label={label}
      value={value === '' ? null : value}
      options={ZONES.map((zone) => ({
        value: zone,
        label: couponZone(zone).replaceAll('_', ' '),
        detail: offsetOf(couponZone(zone), now),
      }))}
      disabled={readOnly}
      {...useSaid(path)}
      onChange={(next) =>
        edit((draft) => {
          for (const name of ['startTimestamp', 'endTimestamp'])
            draft[name] = sameClock(draft[name], couponZone(value), couponZone(next));
          draft.timezone = next;
        })
      }
      data-testid="field-timezone"
    />
  );
}

function sameClock(seconds: unknown, from: string, to: string): unknown {
  if (typeof seconds !== 'number') return seconds;
  const local = toZoned(new Date(seconds * 1_000).toISOString(), from);
  const instant = fromZoned(local, to);
  return instant === null ? seconds : Math.floor(Date.parse(instant) / 1_000);
}

function offsetOf(zone: string, now: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' });
  return parts.formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
