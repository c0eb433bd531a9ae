// Made by build/scripts/sentences.mjs; a test says when it is old.
import errorsApp from '../ja/errors.app.json';
import errorsBackground from '../ja/errors.background.json';
import errorsCampaign from '../ja/errors.campaign.json';
import errorsChannel from '../ja/errors.channel.json';
import errorsCli from '../ja/errors.cli.json';
import errorsImport from '../ja/errors.import.json';
import errorsIpc from '../ja/errors.ipc.json';
import errorsLine from '../ja/errors.line.json';
import errorsMedia from '../ja/errors.media.json';
import errorsOutbox from '../ja/errors.outbox.json';
import errorsPublish from '../ja/errors.publish.json';
import errorsRender from '../ja/errors.render.json';
import errorsStats from '../ja/errors.stats.json';
import errorsStore from '../ja/errors.store.json';
import errorsTable from '../ja/errors.table.json';
import problemsCampaign from '../ja/problems.campaign.json';
import problemsDesign from '../ja/problems.design.json';
import problemsFields from '../ja/problems.fields.json';
import problemsImport from '../ja/problems.import.json';
import problemsLine from '../ja/problems.line.json';
import problemsMessage from '../ja/problems.message.json';
import problemsPublish from '../ja/problems.publish.json';
import reasonsPublish from '../ja/reasons.publish.json';

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
