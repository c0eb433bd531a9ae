// Made by build/scripts/sentences.mjs; a test says when it is old.
import errorsApp from '../zh-TW/errors.app.json';
import errorsBackground from '../zh-TW/errors.background.json';
import errorsCampaign from '../zh-TW/errors.campaign.json';
import errorsChannel from '../zh-TW/errors.channel.json';
import errorsCli from '../zh-TW/errors.cli.json';
import errorsImport from '../zh-TW/errors.import.json';
import errorsIpc from '../zh-TW/errors.ipc.json';
import errorsLine from '../zh-TW/errors.line.json';
import errorsMedia from '../zh-TW/errors.media.json';
import errorsOutbox from '../zh-TW/errors.outbox.json';
import errorsPublish from '../zh-TW/errors.publish.json';
import errorsRender from '../zh-TW/errors.render.json';
import errorsStats from '../zh-TW/errors.stats.json';
import errorsStore from '../zh-TW/errors.store.json';
import errorsTable from '../zh-TW/errors.table.json';
import problemsCampaign from '../zh-TW/problems.campaign.json';
import problemsDesign from '../zh-TW/problems.design.json';
import problemsFields from '../zh-TW/problems.fields.json';
import problemsImport from '../zh-TW/problems.import.json';
import problemsLine from '../zh-TW/problems.line.json';
import problemsMessage from '../zh-TW/problems.message.json';
import problemsPublish from '../zh-TW/problems.publish.json';
import reasonsPublish from '../zh-TW/reasons.publish.json';

/** Every sentence of an error, problem or reason by its code. Explicit imports, because `shared` has no file system. */
export const sentences: Readonly<Record<string, string>> = {
  ...errorsApp,
  ...errorsBackground,
  ...errorsCampaign,
  ...errorsChannel,
  ...errorsCli,
  ...errorsImport,
  ...errorsIpc,
  ...errorsLine,
  ...errorsMedia,
  ...errorsOutbox,
  ...errorsPublish,
  ...errorsRender,
  ...errorsStats,
  ...errorsStore,
  ...errorsTable,
  ...problemsCampaign,
  ...problemsDesign,
  ...problemsFields,
  ...problemsImport,
  ...problemsLine,
  ...problemsMessage,
  ...problemsPublish,
  ...reasonsPublish,
};
