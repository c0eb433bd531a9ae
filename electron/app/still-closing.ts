import type { Settings } from '#shared/domain/workspace';
import { appError } from '#shared/errors/app-error';
import { formatError } from '#shared/i18n/say';
import { nearestLocale } from './system-locale';

/** What a start says that has waited in vain for an earlier studio to end. */
export function stillClosing(
  pid: number,
  locale: Settings['locale'],
  preferred: readonly string[],
): string {
  const error = appError('app.stillClosing', 'The Tapestry before this one is still closing.', {
    details: { pid: String(pid) },
  });
  return formatError(error, locale === 'system' ? nearestLocale(preferred) : locale);
}
