import { instantOf } from '#shared/campaign/calendar/days';
import type { Broadcast, Campaign } from '#shared/domain/campaign/schema';
import { newId } from '#shared/domain/ids';

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** A send to everybody that says nothing yet. */
export const createBroadcast = (name: string, at: string | null): Broadcast => ({
  id: newId('brd', randomBytes),
  name,
  messages: [],
  target: { who: 'everyone' },
  cap: { max: null, upToRemainingQuota: false, forbidPartialDelivery: false },
  at,
  notificationDisabled: false,
  state: at === null ? 'draft' : 'planned',
  expected: null,
  experiment: null,
  delivery: null,
});

/** A campaign with one send at eleven in the morning of a day. */
export function createCampaign(wanted: {
  name: string;
  sendName: string;
  day: string;
  zone: string;
  now: Date;
}): Campaign {
  const now = wanted.now.toISOString();
  return {
    id: newId('doc', randomBytes),
    kind: 'campaign',
    name: wanted.name,
    tags: [],
    notes: '',
    archived: false,
    createdAt: now,
    updatedAt: now,
    label: '',
    goal: null,
    budget: null,
    period: { from: null, to: null },
    zone: wanted.zone,
    colour: 'indigo',
    owner: '',
    state: 'planning',
    channelId: null,
    checklist: [],
    broadcasts: [createBroadcast(wanted.sendName, instantOf(wanted.day, 11 * 60, wanted.zone))],
    menus: [],
    couponIds: [],
    audienceIds: [],
    answers: [],
    acknowledged: [],
    sample: false,
  };
}
