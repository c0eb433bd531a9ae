import type { Broadcast, Campaign } from '../domain/campaign/schema';
import { addDays, instantOf } from './calendar/days';

/*
 * Whole campaigns to begin with: which sends there are, how many days apart, at which hour, and what is to be done.
 * Words are keys of the catalog `campaign-templates`; everything is a draft that people fill.
 */

interface TemplateSend {
  /** Key of its name and of its text. */
  key: string;
  /** Days after the first. */
  day: number;
  /** Minutes since midnight. */
  minute: number;
  hasTest?: boolean;
}

export interface CampaignTemplate {
  id: string;
  colour: Campaign['colour'];
  goal: Campaign['goal'];
  sends: readonly TemplateSend[];
  /** Keys of the checklist. */
  checklist: readonly string[];
  /** Days from the first send to the end. */
  days: number;
}

const at = (hour: number, minute = 0) => hour * 60 + minute;

export const CAMPAIGN_TEMPLATES: readonly CampaignTemplate[] = [
  {
    id: 'festival',
    colour: 'indigo',
    goal: { metric: 'orders', figure: null },
    sends: [
      { key: 'teaser', day: 0, minute: at(11, 30) },
      { key: 'launch', day: 7, minute: at(10), hasTest: true },
      { key: 'lastDay', day: 13, minute: at(18) },
    ],
    checklist: ['stock', 'coupon', 'menu', 'shop'],
    days: 14,
  },
  {
    id: 'newProduct',
    colour: 'teal',
    goal: { metric: 'clicks', figure: null },
    sends: [
      { key: 'hint', day: 0, minute: at(20) },
      { key: 'reveal', day: 3, minute: at(12), hasTest: true },
      { key: 'voices', day: 10, minute: at(12) },
    ],
    checklist: ['pictures', 'shop', 'answers'],
    days: 14,
  },
  {
    id: 'monthly',
    colour: 'olive',
    goal: { metric: 'coupons', figure: null },
    sends: [
      { key: 'coupon', day: 0, minute: at(11) },
      { key: 'reminder', day: 20, minute: at(18) },
    ],
    checklist: ['coupon', 'staff'],
    days: 27,
  },
  {
    id: 'store',
    colour: 'brown',
    goal: { metric: 'friends', figure: null },
    sends: [
      { key: 'opening', day: 0, minute: at(10) },
      { key: 'week', day: 7, minute: at(11) },
    ],
    checklist: ['qrCode', 'menu', 'staff'],
    days: 14,
  },
];

/** Fills an empty campaign from a template; what it is given is changed. `make` makes an empty send. */
export function fillFromTemplate(
  campaign: Campaign,
  template: CampaignTemplate,
  parts: {
    /** The first day. */
    day: string;
    say(key: string): string;
    make(name: string, at: string): Broadcast;
    withTest(broadcast: Broadcast): void;
  },
): void {
  const { day, say, make } = parts;
  const { zone } = campaign;
  campaign.colour = template.colour;
  campaign.goal = template.goal;
  campaign.period = {
    from: instantOf(day, 0, zone),
    to: instantOf(addDays(day, template.days), at(23, 59), zone),
  };
  campaign.broadcasts = template.sends.map((send) => {
    const broadcast = make(
      say(`${template.id}.sends.${send.key}.name`),
      instantOf(addDays(day, send.day), send.minute, zone),
    );
    broadcast.messages = [
      {
        source: 'wire',
        wire: { type: 'text', text: say(`${template.id}.sends.${send.key}.text`) },
      },
    ];
    if (send.hasTest) parts.withTest(broadcast);
    return broadcast;
  });
  campaign.checklist = template.checklist.map((key) => ({
    text: say(`checklist.${key}`),
    done: false,
  }));
}
