// Made by build/scripts/sentences.mjs; a test says when it is old.
import type { Locale } from '../domain/workspace';
import en_errorsCli from './en/errors.cli.json';
import en_errorsStats from './en/errors.stats.json';
import en_problemsLine from './en/problems.line.json';
import ja_errorsCli from './ja/errors.cli.json';
import ja_errorsStats from './ja/errors.stats.json';
import ja_problemsLine from './ja/problems.line.json';
import zhTW_errorsCli from './zh-TW/errors.cli.json';
import zhTW_errorsStats from './zh-TW/errors.stats.json';
import zhTW_problemsLine from './zh-TW/problems.line.json';

/** Every sentence of an error or problem by its code. Explicit imports, because `shared` has no file system. */
export const sentences: Record<Locale, Readonly<Record<string, string>>> = {
  en: {
    ...en_errorsCli,
    ...en_errorsStats,
    ...en_problemsLine,
  },
  'zh-TW': {
    ...zhTW_errorsCli,
    ...zhTW_errorsStats,
    ...zhTW_problemsLine,
  },
  ja: {
    ...ja_errorsCli,
    ...ja_errorsStats,
    ...ja_problemsLine,
  },
};
