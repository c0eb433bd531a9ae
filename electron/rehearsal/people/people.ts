import { FollowerSet } from './follower-set';
import { roll } from './rolls';

/*
 * What is known about each follower, and whether they still are one. Columns of small numbers: a million
 * people take about 13 MB and are made in a fraction of a second, when somebody first asks.
 */

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
/** Nobody joined longer ago than that. */
const OLDEST_DAYS = 1_200;

export const GENDER_NAMES = ['unknown', 'male', 'female'] as const;
/** As insight names them; 0 is unknown. */
export const AGE_NAMES = [
  'unknown',
  'from0to14',
  'from15to19',
  'from20to24',
  'from25to29',
  'from30to34',
  'from35to39',
  'from40to44',
  'from45to49',
  'from50to54',
  'from55to59',
  'from60to64',
  'from65to69',
  'from70',
] as const;
export const APP_NAMES = ['others', 'ios', 'android'] as const;
/** `area` of insight; the place in the list is the number of `tw_…`, 0 is unknown. */
export const AREA_NAMES = [
  'unknown',
  '台北市',
  '新北市',
  '桃園市',
  '台中市',
  '台南市',
  '高雄市',
  '基隆市',
  '新竹市',
  '嘉義市',
  '新竹縣',
  '苗栗縣',
  '彰化縣',
  '南投縣',
  '雲林縣',
  '嘉義縣',
  '屏東縣',
  '宜蘭縣',
  '花蓮縣',
  '台東縣',
  '澎湖縣',
  '金門縣',
  '連江縣',
] as const;
/** How lively somebody is in the chat, in so many steps. */
export const LIVELY_STEPS = 16;

// Shares in per mille, roughly those of a Taiwanese retailer's account.
const GENDER_SHARES = [90, 360, 550];
const AGE_SHARES = [90, 4, 40, 95, 130, 140, 135, 120, 90, 65, 45, 25, 13, 8];
const APP_SHARES = [10, 540, 450];
const AREA_SHARES = [
  90, 130, 175, 95, 115, 70, 105, 13, 18, 10, 22, 18, 42, 16, 22, 15, 26, 15, 11, 7, 3, 4, 1,
];

// Subjects of chance, one for each thing that is drawn.
const DRAW = { gender: 1, age: 2, app: 3, area: 4, lively: 5, joined: 6 } as const;

/** Draws from shares in constant time: a table with one entry for each per mille. */
function drawTable(shares: readonly number[]): Uint8Array {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const table = new Uint8Array(total);
  let at = 0;
  shares.forEach((share, value) => {
    table.fill(value, at, at + share);
    at += share;
  });
  return table;
}

export class People {
  readonly gender: Uint8Array;
  readonly age: Uint8Array;
  readonly app: Uint8Array;
  readonly area: Uint8Array;
  readonly lively: Uint8Array;
  /** Minute of the UNIX age in which they became a friend. */
  readonly joined: Int32Array;
  /** Minute in which they block the account; 0: never as far as is decided. */
  readonly #blockedAt: Int32Array;

  constructor(
    readonly count: number,
    readonly seed: number,
    openedAtMs: number,
  ) {
    this.gender = new Uint8Array(count);
    this.age = new Uint8Array(count);
    this.app = new Uint8Array(count);
    this.area = new Uint8Array(count);
    this.lively = new Uint8Array(count);
    this.joined = new Int32Array(count);
    this.#blockedAt = new Int32Array(count);
    const tables = [GENDER_SHARES, AGE_SHARES, APP_SHARES, AREA_SHARES].map(drawTable);
    const [genders, ages, apps, areas] = tables as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    const draw = (table: Uint8Array, index: number, subject: number) =>
      table[Math.floor(roll(seed, index, subject) * table.length)] ?? 0;
    const opened = Math.floor(openedAtMs / MINUTE);
    for (let index = 0; index < count; index += 1) {
      this.gender[index] = draw(genders, index, DRAW.gender);
      this.age[index] = draw(ages, index, DRAW.age);
      this.app[index] = draw(apps, index, DRAW.app);
      this.area[index] = draw(areas, index, DRAW.area);
      this.lively[index] = Math.floor(roll(seed, index, DRAW.lively) * LIVELY_STEPS);
      // More of them are young friends than old ones.
      const days = roll(seed, index, DRAW.joined) ** 1.6 * OLDEST_DAYS;
      this.joined[index] = opened - 1 - Math.floor(days * DAY_MINUTES);
    }
  }

  /** Whoever comes later than that moment is no friend yet: the past of an account has fewer of them. */
  isFriendAt(index: number, atMs: number): boolean {
    if ((this.joined[index] ?? 0) * MINUTE > atMs) return false;
    const blocked = this.#blockedAt[index] ?? 0;
    return blocked === 0 || blocked * MINUTE > atMs;
  }

  /** Decides that this follower will block; an earlier decision stands if it comes first. */
  blockFrom(index: number, atMs: number): void {
    const minute = Math.ceil(atMs / MINUTE);
    const known = this.#blockedAt[index] ?? 0;
    if (known === 0 || minute < known) this.#blockedAt[index] = minute;
  }

  friendsAt(atMs: number): FollowerSet {
    const friends = new FollowerSet(this.count);
    for (let index = 0; index < this.count; index += 1) {
      if (this.isFriendAt(index, atMs)) friends.add(index);
    }
    return friends;
  }

  /** How many were, or are, friends at that moment, and how many had blocked by then. */
  countsAt(atMs: number): { joined: number; blocked: number } {
    const minute = Math.floor(atMs / MINUTE);
    let joined = 0;
    let blocked = 0;
    for (let index = 0; index < this.count; index += 1) {
      if ((this.joined[index] ?? 0) > minute) continue;
      joined += 1;
      const block = this.#blockedAt[index] ?? 0;
      if (block !== 0 && block <= minute) blocked += 1;
    }
    return { joined, blocked };
  }

  /** Days since this follower became a friend. */
  daysAt(index: number, atMs: number): number {
    return Math.floor((atMs / MINUTE - (this.joined[index] ?? 0)) / DAY_MINUTES);
  }
}
