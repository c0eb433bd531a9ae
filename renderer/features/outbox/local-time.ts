/** Wall clock of a zone, as date and time fields hold it. */
export function localOf(instant: number, zone: string): { day: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/**
 * The instant at which a zone's clock shows this; null for what is no time, and for an hour that daylight
 * saving leaves out. Of an hour that comes twice it is the first.
 */
export function instantOf(day: string, time: string, zone: string): number | null {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // a zone is at most 14 hours from UTC; both sides of a change of the clock are tried, the earlier first
  const offsets = [-86_400_000, 86_400_000]
    .map((around) => offsetAt(asUtc + around, zone))
    .sort((a, b) => b - a);
  for (const offset of offsets) {
    const instant = asUtc - offset;
    const shown = localOf(instant, zone);
    if (shown.day === day && shown.time === time) return instant;
  }
  return null;
}

function offsetAt(instant: number, zone: string): number {
  const { day, time } = localOf(instant, zone);
  return Date.parse(`${day}T${time}:00Z`) - Math.floor(instant / 60_000) * 60_000;
}
