import type { Experiment } from '../domain/campaign/experiment';
import type { Broadcast, Campaign } from '../domain/campaign/schema';
import type { Target } from '../domain/campaign/target';
import { type DocumentId, newId, type RandomBytes } from '../domain/ids';
import type { MessageDocument } from '../domain/message/schema';
import type { SampleMonth } from './calendar';

export interface SampleContext {
  random: RandomBytes;
  now: Date;
  /** Menus of the sample by name. */
  menus: ReadonlyMap<string, DocumentId>;
}

export const NOBODY = { max: null, upToRemainingQuota: false, forbidPartialDelivery: false };
export const EVERYONE: Target = { who: 'everyone' };

/** Makes documents of the sample, in the order in which lists will have them. */
export function builder(
  { random, now }: Pick<SampleContext, 'random' | 'now'>,
  calendar: SampleMonth,
  /** When they were last touched; their order follows from the minutes before it. */
  touched: Date = now,
) {
  let made = 0;
  const base = (name: string, tags: string[], notes = '') => ({
    id: newId('doc', random),
    name,
    tags,
    notes,
    archived: false,
    createdAt: touched.toISOString(),
    // a minute apart and before the menus, so that lists have an order
    updatedAt: new Date(touched.getTime() - (60 - made++) * 60_000).toISOString(),
  });
  const message = (name: string, wires: Record<string, unknown>[]): MessageDocument => ({
    ...base(name, ['群發']),
    kind: 'message',
    bubbles: wires.map((wire) => ({ id: newId('bub', random), source: 'wire', wire })),
  });
  const send = (
    name: string,
    at: Date,
    expected: number | null,
    document: MessageDocument,
    over: Partial<Broadcast> = {},
  ): Broadcast => ({
    id: newId('brd', random),
    name,
    messages: [{ source: 'document', documentId: document.id }],
    target: EVERYONE,
    cap: NOBODY,
    at: at.toISOString(),
    notificationDisabled: false,
    state: at < now ? 'sent' : 'planned',
    expected,
    experiment: null,
    delivery:
      at < now
        ? {
            requestIds: [],
            aggregationUnit: null,
            recipients: expected,
            sentAt: at.toISOString(),
            simulated: true,
          }
        : null,
    ...over,
  });
  const campaign = (
    name: string,
    over: Partial<Campaign> & Pick<Campaign, 'colour' | 'broadcasts'>,
  ): Campaign => ({
    ...base(name, over.tags ?? []),
    kind: 'campaign',
    label: name,
    goal: null,
    budget: null,
    period: {
      from: calendar.at(1, '00:00').toISOString(),
      to: calendar.at(calendar.days, '23:59').toISOString(),
    },
    zone: 'Asia/Taipei',
    owner: '林小嵐',
    state: 'running',
    channelId: null,
    checklist: [],
    menus: [],
    couponIds: [],
    audienceIds: [],
    answers: [],
    acknowledged: [],
    sample: true,
    ...over,
  });
  return { base, message, send, campaign };
}

/** An arm beside A; `element` is what it has and A has not. */
export function arm(
  letter: 'B' | 'C',
  name: string,
  document: MessageDocument,
  element: string,
): Experiment['arms'][number] {
  return {
    letter,
    name,
    element,
    messages: [{ source: 'document', documentId: document.id }],
    delayMinutes: 0,
    weight: 1,
  };
}

/** A bubble with two lines and a button. */
export function card(
  ground: string,
  ink: string,
  title: string,
  text: string,
  label: string,
  path: string,
): Record<string, unknown> {
  return {
    type: 'flex',
    altText: `${title}｜${text}`,
    contents: {
      type: 'bubble',
      body: {
        type: 'box',
        layout: 'vertical',
        backgroundColor: ground,
        spacing: 'md',
        contents: [
          { type: 'text', text: title, weight: 'bold', size: 'xl', color: ink, wrap: true },
          { type: 'text', text, size: 'sm', color: ink, wrap: true },
        ],
      },
      footer: {
        type: 'box',
        layout: 'vertical',
        contents: [
          {
            type: 'button',
            style: 'primary',
            // white letters on it have the contrast that the phone asks for
            color: '#A65730',
            action: { type: 'uri', label, uri: `https://shanlan.example${path}` },
          },
        ],
      },
    },
  };
}
