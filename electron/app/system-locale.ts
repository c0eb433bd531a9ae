import type { Locale } from '#shared/domain/workspace';

/** The nearest of our three languages to what the system prefers; Traditional Chinese is told from Simplified. */
export function nearestLocale(preferred: readonly string[]): Locale {
  for (const tag of preferred) {
    const lower = tag.toLowerCase();
    if (/^zh-(tw|hk|mo)|^zh-hant/.test(lower)) return 'zh-TW';
    if (lower.startsWith('ja')) return 'ja';
    if (lower.startsWith('en')) return 'en';
  }
  return 'en';
}
