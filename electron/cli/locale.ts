import type { Locale } from '#shared/domain/workspace';

/** The environment's language, as gettext reads it: LC_ALL, then LC_MESSAGES, then LANG; else English. */
export function localeFromEnvironment(env: Readonly<Record<string, string | undefined>>): Locale {
  const tag = (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').toLowerCase();
  if (/^zh[_-](tw|hk|mo|hant)/.test(tag)) return 'zh-TW';
  if (/^ja/.test(tag)) return 'ja';
  return 'en';
}
