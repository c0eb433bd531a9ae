import { type Campaign, campaign } from '../../domain/campaign/schema';
import { newId } from '../../domain/ids';
import { type DocumentKind, NO_PICTURE } from './kind';

/** First and last of a campaign's instants, for lists and calendars that do not open it. */
function spanOf({ period, broadcasts, menus }: Campaign): [string | null, string | null] {
  const starts = [period.from, ...broadcasts.map(({ at }) => at), ...menus.map(({ from }) => from)];
  const ends = [period.to, ...broadcasts.map(({ at }) => at), ...menus.map(({ to }) => to)];
  const known = (instants: (string | null)[]) => instants.filter((at) => at !== null).sort();
  return [known(starts)[0] ?? null, known(ends).at(-1) ?? null];
}

export const campaignKind: DocumentKind<Campaign> = {
  schema: campaign,
  head(document) {
    const [start, end] = spanOf(document);
    return {
      ...NO_PICTURE,
      displayPeriod: { start, end },
      summary: {
        label: document.label,
        state: document.state,
        colour: document.colour,
        owner: document.owner,
        budget: document.budget,
        broadcasts: document.broadcasts.length,
        tests: document.broadcasts.filter(({ experiment }) => experiment !== null).length,
        expected: document.broadcasts.reduce((sum, { expected }) => sum + (expected ?? 0), 0),
        sample: document.sample,
        // seen on after everything else of the campaign is over
        openMenu: document.menus.some(({ to }) => to === null),
      },
    };
  },
  searchWords: ({ label, owner, broadcasts, checklist }) => [
    label,
    owner,
    ...broadcasts.map(({ name }) => name),
    ...checklist.map(({ text }) => text),
  ],
  /** A copy has never been sent: what left and what was decided stays with the original. */
  renewParts(document, { random }) {
    document.acknowledged = [];
    document.state = 'planning';
    document.sample = false;
    for (const item of document.broadcasts) {
      item.id = newId('brd', random);
      item.delivery = null;
      item.state = item.at === null ? 'draft' : 'planned';
      // the run of a test is found by its id
      if (item.experiment) item.experiment.id = newId('exp', random);
    }
  },
};
