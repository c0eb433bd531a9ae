import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/*
 * Followers nobody has to store: a user id is the follower's number, enciphered with the seed. So a
 * million of them cost nothing, the same seed gives the same people, and an id can be turned back
 * into its number to tell a follower from a stranger.
 */

const SURNAMES = [
  '陳',
  '林',
  '黃',
  '張',
  '李',
  '王',
  '吳',
  '劉',
  '蔡',
  '楊',
  '許',
  '鄭',
  '謝',
  '郭',
];
const GIVEN = [
  '怡君',
  '志明',
  '雅婷',
  '家豪',
  '淑芬',
  '俊宏',
  '詩涵',
  '冠宇',
  '美玲',
  '宗翰',
  '佳穎',
  '承恩',
];
const DAY_MINUTES = 24 * 60;

export interface Followers {
  readonly count: number;
  userId(index: number): string;
  /** Ids from one number up to, not including, another. */
  userIds(from: number, to: number): string[];
  /** The follower's number, or null for somebody who is no follower of this channel. */
  indexOf(userId: string): number | null;
  /** The same for many; ids have to be well formed. */
  indexesOf(userIds: readonly string[]): (number | null)[];
  displayName(index: number): string;
  /** A continuation token for followers/ids; valid for 24 hours like LINE's. */
  token(offset: number, nowMs: number): string;
  offsetOf(token: string, nowMs: number): number | null;
}

export function createFollowers(count: number, seed: number): Followers {
  const digest = createHash('sha256').update(`tapestry followers ${seed}`).digest();
  const userKey = digest.subarray(0, 16);
  const tokenKey = digest.subarray(16, 32);

  const encipher = (key: Buffer, high: number, low: number): string => {
    const block = Buffer.alloc(16);
    block.writeUInt32BE(high, 8);
    block.writeUInt32BE(low, 12);
    const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
    return Buffer.concat([cipher.update(block), cipher.final()]).toString('hex');
  };
  const decipher = (key: Buffer, hex: string): { high: number; low: number } | null => {
    if (!/^[0-9a-f]{32}$/.test(hex)) return null;
    const plain = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false);
    const block = Buffer.concat([plain.update(Buffer.from(hex, 'hex')), plain.final()]);
    if (block.readUInt32BE(0) !== 0 || block.readUInt32BE(4) !== 0) return null;
    return { high: block.readUInt32BE(8), low: block.readUInt32BE(12) };
  };

  return {
    count,
    userId: (index) => `U${encipher(userKey, 0, index)}`,
    userIds(from, to) {
      const length = Math.max(0, to - from);
      const blocks = Buffer.alloc(16 * length);
      for (let at = 0; at < length; at += 1) blocks.writeUInt32BE(from + at, at * 16 + 12);
      const cipher = createCipheriv('aes-128-ecb', userKey, null).setAutoPadding(false);
      const hex = Buffer.concat([cipher.update(blocks), cipher.final()]).toString('hex');
      return Array.from({ length }, (_, at) => `U${hex.slice(at * 32, at * 32 + 32)}`);
    },
    indexOf(userId) {
      const found = userId.startsWith('U') ? decipher(userKey, userId.slice(1)) : null;
      return found && found.high === 0 && found.low < count ? found.low : null;
    },
    indexesOf(userIds) {
      // Blocks of the cipher stand side by side, so one go does for all.
      const hex = userIds.map((userId) => userId.slice(1)).join('');
      const cipher = createDecipheriv('aes-128-ecb', userKey, null).setAutoPadding(false);
      const plain = Buffer.concat([cipher.update(Buffer.from(hex, 'hex')), cipher.final()]);
      return userIds.map((_, place) => {
        const at = place * 16;
        const isOurs =
          plain.readUInt32BE(at) === 0 &&
          plain.readUInt32BE(at + 4) === 0 &&
          plain.readUInt32BE(at + 8) === 0;
        const index = plain.readUInt32BE(at + 12);
        return isOurs && index < count ? index : null;
      });
    },
    displayName: (index) =>
      `${SURNAMES[index % SURNAMES.length]}${GIVEN[Math.floor(index / SURNAMES.length) % GIVEN.length]}`,
    token: (offset, nowMs) => encipher(tokenKey, Math.floor(nowMs / 60_000), offset),
    offsetOf(token, nowMs) {
      const found = decipher(tokenKey, token);
      if (!found || Math.floor(nowMs / 60_000) - found.high > DAY_MINUTES) return null;
      return found.low;
    },
  };
}
