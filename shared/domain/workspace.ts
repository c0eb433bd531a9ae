import { z } from 'zod';
import { channelId, documentId, sha256, workspaceId } from './ids';

/** Languages of the studio. The language never changes a customer's artwork. */
export const locale = z.enum(['zh-TW', 'en', 'ja']);
export type Locale = z.infer<typeof locale>;

export const themeChoice = z.enum(['system', 'light', 'dark']);

/** What a list shows of a document; kept in the workspace's index, can be rebuilt from the documents. */
export const documentHead = z.object({
  id: documentId,
  kind: z.string(),
  name: z.string(),
  tags: z.array(z.string()),
  archived: z.boolean(),
  isTemplate: z.literal(true).optional(),
  folder: z.string().optional(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Number of pages, for "3 pages"; 0 for what has none. */
  pages: z.number().int().nonnegative(),
  /** First page's size, so that a list can keep the place of the picture. */
  width: z.number().int(),
  height: z.number().int(),
  displayPeriod: z.object({ start: z.string().nullable(), end: z.string().nullable() }).nullable(),
  /** A few facts that lists of this kind show; each kind knows its own. */
  summary: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .optional(),
  /** Hash of the stored thumbnail asset (PNG, about 480 px wide); null until drawn. */
  thumbnail: sha256.nullable(),
  /** How many other documents point at it; only what a list answers knows. */
  usedIn: z.number().int().optional(),
});
export type DocumentHead = z.infer<typeof documentHead>;

/** Something the person has to be told when a workspace opens. */
export const workspaceNotice = z.object({
  code: z.enum([
    'store.restoredFromBackup',
    'store.quarantined',
    'store.indexRebuilt',
    'store.readOnlyTooNew',
    'store.readOnlyLocked',
    'store.copiedWorkspace',
    'store.leftoversRemoved',
    'store.workspaceRestored',
    'store.workspaceRebuilt',
    'store.sampleInstead',
    'store.fileSetAside',
  ]),
  message: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type WorkspaceNotice = z.infer<typeof workspaceNotice>;

export const workspaceInfo = z.object({
  id: workspaceId,
  name: z.string(),
  /** For display only; the renderer never passes a path back. */
  folder: z.string(),
  readOnly: z.boolean(),
  isSample: z.boolean(),
  documentCount: z.number().int(),
  notices: z.array(workspaceNotice),
});
export type WorkspaceInfo = z.infer<typeof workspaceInfo>;

/** Eight colours that are not accent, green, amber or red and carry white text at 4.5:1. */
export const CHANNEL_COLOURS = [
  '#0E6E83',
  '#7A3E9D',
  '#8A4B2A',
  '#2F5D8C',
  '#5B5F97',
  '#96406B',
  '#3D6470',
  '#6A5A2E',
] as const;

/** A LINE channel as the window may know it: no token, ever. */
export const channel = z.object({
  id: channelId,
  name: z.string(),
  /** `rehearsal` is the built-in platform on loopback; `production` asks twice. */
  kind: z.enum(['rehearsal', 'test', 'production']),
  colour: z.string(),
  basicId: z.string().nullable(),
  botUserId: z.string().nullable(),
  /** Nothing is published here that no reviewer has signed. */
  requiresApproval: z.boolean().default(false),
  /** How the token is kept; `session` = memory only, because there is no real keychain. */
  tokenState: z.enum(['keychain', 'session', 'missing']),
  /** Null: the rehearsal channel, or nothing was entered yet. */
  token: z
    .object({
      kind: z.enum(['longLived', 'shortLived', 'v21', 'stateless']),
      expiresAt: z.string().nullable(),
    })
    .nullable()
    .default(null),
});
export type Channel = z.infer<typeof channel>;

export const settings = z.object({
  locale: z.union([locale, z.literal('system')]),
  theme: themeChoice,
  onboardingDismissed: z.boolean(),
  snapping: z.boolean(),
  grid: z.boolean(),
  /** What closing the window means while sends wait. Came later, as the next one did. */
  whenClosed: z.enum(['ask', 'keep', 'quit']).default('ask'),
  startAtLogin: z.boolean().default(false),
  /** Messages keep to what LINE's manager takes, which is less than its API. */
  managerLimit: z.boolean().default(false),
  panels: z.object({
    library: z.boolean(),
    inspector: z.boolean(),
    phone: z.boolean(),
    problems: z.boolean(),
    /** Came later: settings without it keep the panel folded. */
    layers: z.boolean().default(false),
  }),
});
export type Settings = z.infer<typeof settings>;
