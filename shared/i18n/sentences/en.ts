// Made by build/scripts/sentences.mjs; a test says when it is old.
import errorsApp from '../en/errors.app.json';
import errorsBackground from '../en/errors.background.json';
import errorsCampaign from '../en/errors.campaign.json';
import errorsChannel from '../en/errors.channel.json';
import errorsCli from '../en/errors.cli.json';
import errorsImport from '../en/errors.import.json';
import errorsIpc from '../en/errors.ipc.json';
import errorsLine from '../en/errors.line.json';
import errorsMedia from '../en/errors.media.json';
import errorsOutbox from '../en/errors.outbox.json';
import errorsPublish from '../en/errors.publish.json';
import errorsRender from '../en/errors.render.json';
import errorsStats from '../en/errors.stats.json';
import errorsStore from '../en/errors.store.json';
import errorsTable from '../en/errors.table.json';
import problemsCampaign from '../en/problems.campaign.json';
import problemsDesign from '../en/problems.design.json';
import problemsFields from '../en/problems.fields.json';
import problemsImport from '../en/problems.import.json';
import problemsLine from '../en/problems.line.json';
import problemsMessage from '../en/problems.message.json';
import problemsPublish from '../en/problems.publish.json';
import reasonsPublish from '../en/reasons.publish.json';

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
