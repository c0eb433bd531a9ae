// Made by build/scripts/sentences.mjs; a test says when it is old.
import type { Locale } from '../domain/workspace';
import en_errorsCli from './en/errors.cli.json';
import en_errorsImport from './en/errors.import.json';
import en_errorsIpc from './en/errors.ipc.json';
import en_errorsStats from './en/errors.stats.json';
import en_errorsStore from './en/errors.store.json';
import en_problemsImport from './en/problems.import.json';
import en_problemsLine from './en/problems.line.json';
import ja_errorsCli from './ja/errors.cli.json';
import ja_errorsImport from './ja/errors.import.json';
import ja_errorsIpc from './ja/errors.ipc.json';
import ja_errorsStats from './ja/errors.stats.json';
import ja_errorsStore from './ja/errors.store.json';
import ja_problemsImport from './ja/problems.import.json';
import ja_problemsLine from './ja/problems.line.json';
import zhTW_errorsCli from './zh-TW/errors.cli.json';
import zhTW_errorsImport from './zh-TW/errors.import.json';
import zhTW_errorsIpc from './zh-TW/errors.ipc.json';
import zhTW_errorsStats from './zh-TW/errors.stats.json';
import zhTW_errorsStore from './zh-TW/errors.store.json';
import zhTW_problemsImport from './zh-TW/problems.import.json';
import zhTW_problemsLine from './zh-TW/problems.line.json';

/** Every sentence of an error or problem by its code. Explicit imports, because `shared` has no file system. */
export const sentences: Record<Locale, Readonly<Record<string, string>>> = {
  en: {
    ...en_errorsCli,
    ...en_errorsImport,
    ...en_errorsIpc,
    ...en_errorsStats,
    ...en_errorsStore,
    ...en_problemsImport,
    ...en_problemsLine,
  },
  'zh-TW': {
    ...zhTW_errorsCli,
    ...zhTW_errorsImport,
    ...zhTW_errorsIpc,
    ...zhTW_errorsStats,
    ...zhTW_errorsStore,
    ...zhTW_problemsImport,
    ...zhTW_problemsLine,
  },
  ja: {
    ...ja_errorsCli,
    ...ja_errorsImport,
    ...ja_errorsIpc,
    ...ja_errorsStats,
    ...ja_errorsStore,
    ...ja_problemsImport,
    ...ja_problemsLine,
  },
};
