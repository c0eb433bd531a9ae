import { DAY_MS } from '../days';
import { AGE_NAMES, APP_NAMES, AREA_NAMES, GENDER_NAMES, type People } from '../people/people';

/** For every hundred friends of today so many had followed and blocked before the rehearsal began. */
const GONE_BEFORE = 0.14;
/** Demographics are estimates of about three days ago, and withheld from small accounts. */
const ESTIMATE_AGE_MS = 3 * DAY_MS;
const FEWEST_FRIENDS = 20;

const PERIODS = [
  [7, 'within7days'],
  [30, 'within30days'],
  [90, 'within90days'],
  [180, 'within180days'],
  [365, 'within365days'],
  [Number.POSITIVE_INFINITY, 'over365days'],
] as const;

/** Friends at the end of a day. `followers` only ever grows: it counts who once was one. */
export function friendCounts(people: People, atMs: number) {
  const { joined, blocked } = people.countsAt(atMs);
  const before = Math.floor(joined * GONE_BEFORE);
  return {
    followers: joined + before,
    targetedReaches: joined - blocked,
    blocks: before + blocked,
  };
}

export function demographics(people: People, nowMs: number) {
  const at = nowMs - ESTIMATE_AGE_MS;
  const friends = people.friendsAt(at);
  if (friends.size < FEWEST_FRIENDS) {
    return {
      available: false,
      genders: [],
      ages: [],
      areas: [],
      appTypes: [],
      subscriptionPeriods: [],
    };
  }
  const gender = new Array<number>(GENDER_NAMES.length).fill(0);
  const age = new Array<number>(AGE_NAMES.length).fill(0);
  const area = new Array<number>(AREA_NAMES.length).fill(0);
  const app = new Array<number>(APP_NAMES.length).fill(0);
  const period = new Array<number>(PERIODS.length).fill(0);
  const add = (counts: number[], value: number) => {
    counts[value] = (counts[value] ?? 0) + 1;
  };
  friends.forEach((index) => {
    add(gender, people.gender[index] ?? 0);
    add(age, people.age[index] ?? 0);
    add(area, people.area[index] ?? 0);
    add(app, people.app[index] ?? 0);
    const days = people.daysAt(index, at);
    add(
      period,
      PERIODS.findIndex(([below]) => days < below),
    );
  });
  const tiles = (key: string, names: readonly string[], counts: readonly number[]) =>
    names.map((name, value) => ({
      [key]: name,
      percentage: Math.round(((counts[value] ?? 0) / friends.size) * 1_000) / 10,
    }));
  return {
    available: true,
    genders: tiles('gender', GENDER_NAMES, gender),
    ages: tiles('age', AGE_NAMES, age),
    areas: tiles('area', AREA_NAMES, area),
    appTypes: tiles('appType', APP_NAMES, app),
    subscriptionPeriods: tiles(
      'subscriptionPeriod',
      PERIODS.map(([, name]) => name),
      period,
    ),
  };
}
