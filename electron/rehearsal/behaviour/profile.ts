import { AGE_NAMES, APP_NAMES, GENDER_NAMES, LIVELY_STEPS } from '../people/people';
import { roll, textNumber } from '../people/rolls';
import type { BehaviourSettings } from './settings';

/*
 * How one content works on each kind of follower at one hour: chances for every combination of gender,
 * age, app and liveliness, worked out once for a send, so that a million people are a million look-ups.
 */

export interface ContentProfile {
  open: Float32Array;
  click: Float32Array;
  play: number;
  block: number;
}

const HOUR = 3_600_000;
const TAIPEI_MS = 8 * HOUR;
export const hourInTaipei = (atMs: number): number =>
  Math.floor(((atMs + TAIPEI_MS) % (24 * HOUR)) / HOUR);

/** Messages are read best around noon and in the evening, and hardly noticed at night. */
const HOUR_EFFECT = [
  -0.7, -0.9, -1, -1, -1, -0.9, -0.6, -0.3, -0.1, 0, 0, 0.1, 0.25, 0.1, 0, 0, 0, 0.1, 0.2, 0.3, 0.4,
  0.35, 0.1, -0.3,
];

const logit = (share: number): number =>
  Math.log(Math.max(share, 1e-9) / Math.max(1 - share, 1e-9));
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

export const profileSlot = (gender: number, age: number, app: number, lively: number): number =>
  ((gender * AGE_NAMES.length + age) * APP_NAMES.length + app) * LIVELY_STEPS + lively;

export function contentProfile(
  contentHash: string,
  contentText: string,
  sentAtMs: number,
  sendsInAWeek: number,
  settings: BehaviourSettings,
): ContentProfile {
  const own = settings.contents.find((content) => contentText.includes(content.holds)) ?? {};
  const rates = { ...settings, ...own };
  const subject = textNumber(contentHash);
  // From -1 to 1: how much one group likes this content, the same for the same content.
  const liking = (group: number, value: number) => roll(subject, group, value) * 2 - 1;
  // A content whose rates are set is exactly that good; the others have an appeal of their own.
  const isSet = (name: 'openRate' | 'clickRate') => name in own;
  const appeal = (name: 'openRate' | 'clickRate', group: number) =>
    isSet(name) ? 0 : liking(group, 0) * settings.appeal;

  const slots = GENDER_NAMES.length * AGE_NAMES.length * APP_NAMES.length * LIVELY_STEPS;
  const open = new Float32Array(slots);
  const click = new Float32Array(slots);
  const baseOpen =
    logit(rates.openRate) + (HOUR_EFFECT[hourInTaipei(sentAtMs)] ?? 0) + appeal('openRate', 1);
  const baseClick = logit(rates.clickRate) + appeal('clickRate', 2);
  for (let gender = 0; gender < GENDER_NAMES.length; gender += 1) {
    for (let age = 0; age < AGE_NAMES.length; age += 1) {
      const group = settings.appeal * (liking(3, gender) + liking(4, age));
      for (let app = 0; app < APP_NAMES.length; app += 1) {
        for (let lively = 0; lively < LIVELY_STEPS; lively += 1) {
          const slot = profileSlot(gender, age, app, lively);
          const eager = (lively + 0.5) / LIVELY_STEPS - 0.5;
          open[slot] = rates.openRate === 0 ? 0 : logistic(baseOpen + 2.4 * eager + group * 0.5);
          click[slot] = rates.clickRate === 0 ? 0 : logistic(baseClick + 1.2 * eager + group);
        }
      }
    }
  }
  return {
    open,
    click,
    play: rates.playRate,
    // Every further send of a week makes people more tired of the account.
    block: rates.blockRate * (1 + 0.3 * sendsInAWeek),
  };
}
