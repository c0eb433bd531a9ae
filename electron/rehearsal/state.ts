import { z } from 'zod';
import { audienceState } from './audiences/audience-state';
import { behaviourSettings, usualBehaviour } from './behaviour/settings';

/** Everything the platform knows; serializable, so that a studio's channel survives a restart. */
export const platformState = z.object({
  bot: z.object({ userId: z.string(), basicId: z.string(), displayName: z.string() }),
  /** Up to when people have become friends, and the latest moment it has seen: time does not go back over a restart. */
  openedAt: z.number().default(0),
  latestAt: z.number().default(0),
  /** Followers behave by the last of these; earlier sends keep the one of their time. */
  behaviours: z.array(behaviourSettings).min(1).default([usualBehaviour]),
  channelId: z.string(),
  channelSecret: z.string(),
  richMenus: z.array(
    z.object({
      richMenuId: z.string(),
      richMenu: z.record(z.string(), z.unknown()),
      image: z.object({ sha256: z.string(), mime: z.string() }).nullable(),
      createdAt: z.number(),
    }),
  ),
  aliases: z.array(z.object({ richMenuAliasId: z.string(), richMenuId: z.string() })),
  defaultRichMenuId: z.string().nullable(),
  /** The default belongs to LINE Official Account Manager: the API neither shows nor clears it. */
  isDefaultOwnedElsewhere: z.boolean(),
  /** What stood as default from when on; for the menus' figures. */
  defaultHistory: z
    .array(z.object({ at: z.number(), richMenuId: z.string().nullable() }))
    .default([]),
  links: z.record(z.string(), z.string()),
  quota: z.object({ type: z.enum(['none', 'limited']), value: z.number().nullable() }),
  /** Messages of the month that went out from LINE Official Account Manager. */
  used: z.number(),
  audiences: z.array(audienceState).default([]),
  lastAudienceGroupId: z.number().default(4_000_000_000_000),
  lastAudienceJobId: z.number().default(7_000_000),
  coupons: z
    .array(
      z.object({
        couponId: z.string(),
        coupon: z.record(z.string(), z.unknown()),
        createdAt: z.number(),
        closedAt: z.number().nullable(),
      }),
    )
    .default([]),
  webhook: z
    .object({ endpoint: z.string().nullable(), isActive: z.boolean() })
    .default({ endpoint: null, isActive: true }),
  /** Issued tokens by hash; the tokens themselves are nowhere. */
  tokens: z
    .array(
      z.object({
        hash: z.string(),
        kind: z.enum(['short', 'v2.1', 'stateless']),
        keyId: z.string().nullable(),
        issuedAt: z.number(),
        expiresAt: z.number(),
      }),
    )
    .default([]),
  /** Public keys that JWTs may be signed by. */
  assertionKeys: z
    .array(z.object({ kid: z.string(), key: z.record(z.string(), z.unknown()) }))
    .default([]),
  /** Work that LINE answers with 202 and does a moment later. */
  jobs: z.array(
    z.object({
      requestId: z.string(),
      resumeRequestKey: z.string().nullable(),
      acceptedAt: z.number(),
      dueAt: z.number(),
      isDone: z.boolean(),
      work: z.discriminatedUnion('type', [
        z.object({ type: z.literal('link'), userIds: z.array(z.string()), richMenuId: z.string() }),
        z.object({ type: z.literal('unlink'), userIds: z.array(z.string()) }),
        z.object({
          type: z.literal('batch'),
          operations: z.array(
            z.object({ type: z.string(), from: z.string().optional(), to: z.string().optional() }),
          ),
        }),
      ]),
    }),
  ),
});
export type PlatformState = z.infer<typeof platformState>;
export type StoredRichMenu = PlatformState['richMenus'][number];
export type Job = PlatformState['jobs'][number];

/** The monthly quota of a fresh account: the free messages of a small plan, more for a large account. */
const QUOTA = 3_000;
const QUOTA_PER_FOLLOWER = 10;

/** A fresh account. `hex` gives random lower-case hex of a length. */
export function newPlatformState(
  hex: (length: number) => string,
  displayName: string,
  { now, friendsUntil, followers }: { now: number; friendsUntil: number; followers: number },
): PlatformState {
  return {
    openedAt: friendsUntil,
    latestAt: now,
    behaviours: [usualBehaviour],
    bot: {
      userId: `U${hex(32)}`,
      basicId: `@${Number.parseInt(hex(8), 16).toString().slice(-3).padStart(3, '0')}${hex(5)}`,
      displayName,
    },
    channelId: `20${(Number.parseInt(hex(8), 16) % 100_000_000).toString().padStart(8, '0')}`,
    channelSecret: hex(32),
    richMenus: [],
    aliases: [],
    defaultRichMenuId: null,
    isDefaultOwnedElsewhere: false,
    defaultHistory: [],
    links: {},
    quota: { type: 'limited', value: Math.max(QUOTA, followers * QUOTA_PER_FOLLOWER) },
    used: 0,
    audiences: [],
    lastAudienceGroupId: 4_000_000_000_000,
    lastAudienceJobId: 7_000_000,
    coupons: [],
    webhook: { endpoint: null, isActive: true },
    tokens: [],
    assertionKeys: [],
    jobs: [],
  };
}
