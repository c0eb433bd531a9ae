import type { Experiment } from '#shared/domain/campaign/experiment';
import type { Broadcast } from '#shared/domain/campaign/schema';
import type { CampaignWork } from './use-campaign';

/** What every part of the form of a test works on. */
export interface TestPart {
  work: CampaignWork;
  broadcast: Broadcast;
  test: Experiment;
  disabled: boolean;
}

/** People of the target, hold-out included: the figure that shares are taken of. */
export function peopleOfTest(broadcast: Broadcast, work: CampaignWork): number | null {
  const people = work.peopleOf(broadcast.id);
  const held = broadcast.experiment?.holdOutShare ?? 0;
  return people === null ? null : Math.round(people / (1 - held));
}
