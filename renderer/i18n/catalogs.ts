import type { Locale } from '#shared/domain/workspace';
import englishCommands from '../../shared/i18n/en/commands.json';

export const LOCALES: readonly Locale[] = ['zh-TW', 'en', 'ja'];

export type Catalog = Record<string, unknown>;

/** The files of one language by path; each language is one piece of its own that is loaded when wanted. */
const files: Record<Locale, () => Promise<{ default: Record<string, Catalog> }>> = {
  'zh-TW': () => import('./words/zh-TW'),
  en: () => import('./words/en'),
  ja: () => import('./words/ja'),
};

/** Commands are also found by their English name, whatever the language on screen. */
export const always = { en: { commands: englishCommands as Catalog } };

/**
 * The catalogs of one language by namespace. `errors.store.json` and its sisters become one namespace
 * `errors`, because a code alone must be enough to find its sentence; the same goes for `problems`.
 */
export async function loadCatalogs(locale: Locale): Promise<Record<string, Catalog>> {
  const { default: found } = await files[locale]();
  const catalogs: Record<string, Catalog> = {};
  for (const [path, catalog] of Object.entries(found)) {
    const name = /([^/]+)\.json$/.exec(path)?.[1];
    if (name === undefined) continue;
    const namespace = name.split('.')[0] ?? name;
    catalogs[namespace] = { ...catalogs[namespace], ...catalog };
  }
  return catalogs;
}
