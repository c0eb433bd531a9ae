import type { Locale } from '#shared/domain/workspace';

export const LOCALES: readonly Locale[] = ['zh-TW', 'en', 'ja'];

type Catalog = Record<string, unknown>;
const files = import.meta.glob<Catalog>('../../shared/i18n/*/*.json', {
  eager: true,
  import: 'default',
});

/**
 * Catalogs by locale and namespace. `errors.store.json` and its sisters become one namespace
 * `errors`, because a code alone must be enough to find its sentence; the same goes for `problems`.
 */
export const catalogs: Record<Locale, Record<string, Catalog>> = { 'zh-TW': {}, en: {}, ja: {} };

for (const [path, catalog] of Object.entries(files)) {
  const [, locale, name] = /i18n\/([^/]+)\/(.+)\.json$/.exec(path) ?? [];
  const ofLocale = catalogs[locale as Locale];
  if (!ofLocale || name === undefined) continue;
  const namespace = name.split('.')[0] ?? name;
  ofLocale[namespace] = { ...ofLocale[namespace], ...catalog };
}
