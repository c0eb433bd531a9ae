import { z } from 'zod';
import { appErrorSchema, problemSchema } from '../errors/app-error';
import { boundsSchema } from '../geometry/bounds';
import { channelId, documentId, pageId, runId, sha256 } from './ids';

/** A person who is to have a page as their own rich menu. */
export const userLink = z.object({
  userId: z.string().regex(/^U[0-9a-f]{32}$/),
  documentId,
  pageId,
});

/** What a person decides about something that was changed behind us; `ask` takes back that it was left once. */
export const driftChoice = z.enum(['leave', 'overwrite', 'ask']);
export type DriftChoice = z.infer<typeof driftChoice>;

/** What a pull could not take in: `subject` in LINE's words, and why as a sentence that is said by code. */
export const withheld = z.object({
  subject: z.string(),
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type Withheld = z.infer<typeof withheld>;

/** Rows of `tapestry plan`; see the command-line contract in the README of electron/cli. */
export const planOperation = z.object({
  op: z.enum(['create', 'replace', 'update', 'delete', 'unchanged', 'adopt']),
  resource: z.enum([
    'richMenu',
    'richMenuAlias',
    'defaultRichMenu',
    'userLinks',
    'audience',
    'coupon',
    'webhook',
    'quota',
  ]),
  /** LINE's id where the thing exists there (richMenuId, alias id), else the page id. */
  id: z.string(),
  name: z.string(),
  /** What makes this necessary: a stable code with what fills its sentence (`reasons.publish.json`). */
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
  /** The same in English. */
  reason: z.string(),
  /** What is live is not what we last published: changed behind us, or gone. */
  drift: z.enum(['changed', 'gone']).nullable(),
  /** A person has decided to leave it as it is on LINE, now or in an earlier publish. */
  left: z.boolean(),
  documentId: documentId.nullable(),
  pageId: pageId.nullable(),
  /** Pictures before and after; asset hashes that `app://tapestry/asset/<hash>` serves. */
  before: sha256.nullable(),
  after: sha256.nullable(),
  /** Changed things in words, by code as the reason is: `{ code: 'plan.change.image' }`. */
  changes: z.array(z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) })),
  /** Areas that differ, in pixels of the page; framed on the picture after. */
  changedAreas: z.array(boundsSchema),
  /** The rich menu of somebody else that is in the way, or that could be taken into the workspace. */
  liveId: z.string().optional(),
  /** Who signed exactly this picture and JSON; null: nobody; missing: nothing is sent, or it was not drawn. */
  approval: z.object({ reviewer: z.string(), at: z.string() }).nullable().optional(),
});
export type PlanOperation = z.infer<typeof planOperation>;

/** What happens to a row in one word, for the window and the command line; what was changed behind us comes first. */
export const planVerb = ({
  op,
  drift,
  left,
}: Pick<PlanOperation, 'op' | 'drift' | 'left'>): { code: string } => ({
  code: left ? 'plan.left' : drift === null ? `plan.op.${op}` : `plan.drift.${drift}`,
});
/** What a row is about, in a word. */
export const planThing = ({ resource }: Pick<PlanOperation, 'resource'>): { code: string } => ({
  code: `plan.resource.${resource}`,
});

/** A person can decide about these; what else is gone or changed is only said. */
const DECIDED: ReadonlySet<PlanOperation['resource']> = new Set([
  'richMenu',
  'richMenuAlias',
  'defaultRichMenu',
  'userLinks',
]);
export const isDecidable = ({ resource }: Pick<PlanOperation, 'resource'>): boolean =>
  DECIDED.has(resource);
/** Something differs and nobody has decided to leave it so. */
export const isQuestion = (row: Pick<PlanOperation, 'resource' | 'drift' | 'left'>): boolean =>
  row.drift !== null && !row.left && isDecidable(row);

/** Names the default rich menu in a person's choices, whatever menu it is. */
export const DEFAULT_ROW = 'default';

/** Whether one of these was chosen for a row. A menu and its alias are decided together. */
export function isChosen(
  row: PlanOperation,
  rows: readonly PlanOperation[],
  choices: ReadonlyMap<string, DriftChoice>,
  wanted: readonly DriftChoice[],
): boolean {
  const isMenu = ({ resource }: PlanOperation) =>
    resource === 'richMenu' || resource === 'richMenuAlias';
  const has = (id: string) => wanted.includes(choices.get(id) as DriftChoice);
  return (
    has(row.id) ||
    (row.resource === 'defaultRichMenu' && has(DEFAULT_ROW)) ||
    rows.some(
      (other) => has(other.id) && isMenu(other) && isMenu(row) && other.pageId === row.pageId,
    )
  );
}

export const publishPlan = z.object({
  /** SHA-256 over what was read and what will be done; `apply` refuses when it no longer fits. */
  hash: sha256,
  channelId,
  readAt: z.string(),
  /** Nothing goes out unsigned on this channel. */
  requiresApproval: z.boolean(),
  /** A copied workspace touches no real account before a person has confirmed it. */
  waitsAsCopy: z.boolean(),
  operations: z.array(planOperation),
  problems: z.array(problemSchema),
  /** Ordered steps as people read them; `visible` ones change what followers see. */
  steps: z.array(
    z.object({
      code: z.string(),
      details: z.record(z.string(), z.unknown()),
      visible: z.boolean(),
    }),
  ),
});
export type PublishPlan = z.infer<typeof publishPlan>;

export const runStep = z.object({
  index: z.number().int(),
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
  state: z.enum(['pending', 'running', 'done', 'failed', 'undone', 'skipped']),
  at: z.string().nullable(),
  /** `x-line-request-id` of the answer, to show LINE's support. */
  requestId: z.string().nullable(),
});
export const publishRun = z.object({
  id: runId,
  channelId,
  kind: z.enum(['publish', 'rollback']),
  state: z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted']),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  documentIds: z.array(documentId),
  /** Who did it, by the name they gave; runs of before that was asked have none. */
  by: z.string().nullable().default(null),
  steps: z.array(runStep),
  resumed: z.boolean(),
  error: appErrorSchema.nullable(),
});
export type PublishRun = z.infer<typeof publishRun>;

/** What LINE says about a document on a channel. `unknown` carries the reason; it is never shown as "not live". */
export const liveState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('neverPublished') }),
  z.object({ state: z.literal('live'), readAt: z.string() }),
  z.object({ state: z.literal('differs'), readAt: z.string(), pages: z.array(pageId) }),
  z.object({ state: z.literal('gone'), readAt: z.string() }),
  z.object({ state: z.literal('unknown'), error: appErrorSchema }),
]);
export type LiveState = z.infer<typeof liveState>;

/** What a follower's phone would show now, read from the platform. */
export const followerView = z.object({
  readAt: z.string(),
  botName: z.string(),
  defaultRichMenuId: z.string().nullable(),
  menus: z.array(
    z.object({
      richMenuId: z.string(),
      /** The wire object as the platform serves it. */
      richMenu: z.record(z.string(), z.unknown()),
      image: sha256.nullable(),
    }),
  ),
  aliases: z.array(z.object({ richMenuAliasId: z.string(), richMenuId: z.string() })),
  quota: z.object({
    type: z.enum(['none', 'limited']),
    value: z.number().nullable(),
    used: z.number().nullable(),
  }),
});
export type FollowerView = z.infer<typeof followerView>;
