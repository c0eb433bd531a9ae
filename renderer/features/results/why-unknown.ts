import type { Figure, Rate } from '#shared/insight/figure';
import { percentText } from '#shared/report/figure-text';
import type { Formats, Translate } from '../../i18n';

/** Why there is no number; null where there is one. */
export const whyNoFigure = (t: Translate, figure: Figure): string | null =>
  figure.known ? null : t(`unknown.${figure.reason}`);

/** Why there is no share, or between which two it lies; null where there is one. */
export function whyNoRate(t: Translate, format: Formats, rate: Rate): string | null {
  if (rate.known) return null;
  if (!rate.between) return t(`unknown.${rate.reason}`);
  const [low, high] = rate.between;
  return t('withheldBetween', { low: percentText(format, low), high: percentText(format, high) });
}
