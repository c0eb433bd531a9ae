// Made by build/scripts/sentences.mjs; a test says when it is old.
import type { Locale } from '../domain/workspace';
import en_errorsApp from './en/errors.app.json';
import en_errorsBackground from './en/errors.background.json';
import en_errorsCampaign from './en/errors.campaign.json';
import en_errorsChannel from './en/errors.channel.json';
import en_errorsCli from './en/errors.cli.json';
import en_errorsImport from './en/errors.import.json';
import en_errorsIpc from './en/errors.ipc.json';
import en_errorsLine from './en/errors.line.json';
import en_errorsMedia from './en/errors.media.json';
import en_errorsOutbox from './en/errors.outbox.json';
import en_errorsPublish from './en/errors.publish.json';
import en_errorsRender from './en/errors.render.json';
import en_errorsStats from './en/errors.stats.json';
import en_errorsStore from './en/errors.store.json';
import en_errorsTable from './en/errors.table.json';
import en_problemsCampaign from './en/problems.campaign.json';
import en_problemsDesign from './en/problems.design.json';
import en_problemsFields from './en/problems.fields.json';
import en_problemsImport from './en/problems.import.json';
import en_problemsLine from './en/problems.line.json';
import en_problemsMessage from './en/problems.message.json';
import en_problemsPublish from './en/problems.publish.json';
import ja_errorsApp from './ja/errors.app.json';
import ja_errorsBackground from './ja/errors.background.json';
import ja_errorsCampaign from './ja/errors.campaign.json';
import ja_errorsChannel from './ja/errors.channel.json';
import ja_errorsCli from './ja/errors.cli.json';
import ja_errorsImport from './ja/errors.import.json';
import ja_errorsIpc from './ja/errors.ipc.json';
import ja_errorsLine from './ja/errors.line.json';
import ja_errorsMedia from './ja/errors.media.json';
import ja_errorsOutbox from './ja/errors.outbox.json';
import ja_errorsPublish from './ja/errors.publish.json';
import ja_errorsRender from './ja/errors.render.json';
import ja_errorsStats from './ja/errors.stats.json';
import ja_errorsStore from './ja/errors.store.json';
import ja_errorsTable from './ja/errors.table.json';
import ja_problemsCampaign from './ja/problems.campaign.json';
import ja_problemsDesign from './ja/problems.design.json';
import ja_problemsFields from './ja/problems.fields.json';
import ja_problemsImport from './ja/problems.import.json';
import ja_problemsLine from './ja/problems.line.json';
import ja_problemsMessage from './ja/problems.message.json';
import ja_problemsPublish from './ja/problems.publish.json';
import zhTW_errorsApp from './zh-TW/errors.app.json';
import zhTW_errorsBackground from './zh-TW/errors.background.json';
import zhTW_errorsCampaign from './zh-TW/errors.campaign.json';
import zhTW_errorsChannel from './zh-TW/errors.channel.json';
import zhTW_errorsCli from './zh-TW/errors.cli.json';
import zhTW_errorsImport from './zh-TW/errors.import.json';
import zhTW_errorsIpc from './zh-TW/errors.ipc.json';
import zhTW_errorsLine from './zh-TW/errors.line.json';
import zhTW_errorsMedia from './zh-TW/errors.media.json';
import zhTW_errorsOutbox from './zh-TW/errors.outbox.json';
import zhTW_errorsPublish from './zh-TW/errors.publish.json';
import zhTW_errorsRender from './zh-TW/errors.render.json';
import zhTW_errorsStats from './zh-TW/errors.stats.json';
import zhTW_errorsStore from './zh-TW/errors.store.json';
import zhTW_errorsTable from './zh-TW/errors.table.json';
import zhTW_problemsCampaign from './zh-TW/problems.campaign.json';
import zhTW_problemsDesign from './zh-TW/problems.design.json';
import zhTW_problemsFields from './zh-TW/problems.fields.json';
import zhTW_problemsImport from './zh-TW/problems.import.json';
import zhTW_problemsLine from './zh-TW/problems.line.json';
import zhTW_problemsMessage from './zh-TW/problems.message.json';
import zhTW_problemsPublish from './zh-TW/problems.publish.json';

/** Every sentence of an error or problem by its code. Explicit imports, because `shared` has no file system. */
export const sentences: Record<Locale, Readonly<Record<string, string>>> = {
  en: {
    ...en_errorsApp,
    ...en_errorsBackground,
    ...en_errorsCampaign,
    ...en_errorsChannel,
    ...en_errorsCli,
    ...en_errorsImport,
    ...en_errorsIpc,
    ...en_errorsLine,
    ...en_errorsMedia,
    ...en_errorsOutbox,
    ...en_errorsPublish,
    ...en_errorsRender,
    ...en_errorsStats,
    ...en_errorsStore,
    ...en_errorsTable,
    ...en_problemsCampaign,
    ...en_problemsDesign,
    ...en_problemsFields,
    ...en_problemsImport,
    ...en_problemsLine,
    ...en_problemsMessage,
    ...en_problemsPublish,
  },
  'zh-TW': {
    ...zhTW_errorsApp,
    ...zhTW_errorsBackground,
    ...zhTW_errorsCampaign,
    ...zhTW_errorsChannel,
    ...zhTW_errorsCli,
    ...zhTW_errorsImport,
    ...zhTW_errorsIpc,
    ...zhTW_errorsLine,
    ...zhTW_errorsMedia,
    ...zhTW_errorsOutbox,
    ...zhTW_errorsPublish,
    ...zhTW_errorsRender,
    ...zhTW_errorsStats,
    ...zhTW_errorsStore,
    ...zhTW_errorsTable,
    ...zhTW_problemsCampaign,
    ...zhTW_problemsDesign,
    ...zhTW_problemsFields,
    ...zhTW_problemsImport,
    ...zhTW_problemsLine,
    ...zhTW_problemsMessage,
    ...zhTW_problemsPublish,
  },
  ja: {
    ...ja_errorsApp,
    ...ja_errorsBackground,
    ...ja_errorsCampaign,
    ...ja_errorsChannel,
    ...ja_errorsCli,
    ...ja_errorsImport,
    ...ja_errorsIpc,
    ...ja_errorsLine,
    ...ja_errorsMedia,
    ...ja_errorsOutbox,
    ...ja_errorsPublish,
    ...ja_errorsRender,
    ...ja_errorsStats,
    ...ja_errorsStore,
    ...ja_errorsTable,
    ...ja_problemsCampaign,
    ...ja_problemsDesign,
    ...ja_problemsFields,
    ...ja_problemsImport,
    ...ja_problemsLine,
    ...ja_problemsMessage,
    ...ja_problemsPublish,
  },
};
