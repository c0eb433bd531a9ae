import type { DocumentHead } from '#shared/domain/workspace';
import type { Formats } from '../../i18n';
import type { ChipTone } from '../../ui';

export const STATE_TONES: Readonly<Record<string, ChipTone>> = {
  idea: 'neutral',
  planning: 'info',
  ready: 'accent',
  running: 'good',
  done: 'neutral',
};

/** First and last day of a campaign, as far as it has any. */
export function daysOfHead({ displayPeriod }: DocumentHead, format: Formats): string {
  const { start = null, end = null } = displayPeriod ?? {};
  if (start === null) return '—';
  const first = format.shortDate(start);
  const last = end === null ? null : format.shortDate(end);
  return last === null || last === first ? first : `${first} – ${last}`;
}
