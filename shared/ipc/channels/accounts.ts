import { z } from 'zod';
import { accountWishes } from '../../domain/account-wishes';
import { approval } from '../../domain/approval';
import { channelHealth, credentialInput, madeKey } from '../../domain/channel-access';
import { channelId, documentId, pageId, runId, sha256 } from '../../domain/ids';
import {
  driftChoice,
  followerView,
  liveState,
  publishPlan,
  publishRun,
  userLink,
  withheld,
} from '../../domain/publishing';
import { liveThen, timelineEntry } from '../../domain/timeline';
import { channel } from '../../domain/workspace';

const nothing = z.undefined();
/** Who sends it, by name; asked for where a second person has to have signed. */
const by = z.string().trim().min(1).max(80).optional();

/** Accounts of a workspace and what is published to them. */
export const accountChannels = {
  'channels.list': { input: nothing, output: z.array(channel) },
  'channels.add': {
    input: z.object({
      name: z.string().min(1).max(80),
      kind: z.enum(['test', 'production']),
      colour: z.string(),
      credential: credentialInput,
    }),
    output: channel,
  },
  /** A fresh key pair for a v2.1 channel: the public half is registered in LINE Developers Console. */
  'channels.makeKey': { input: nothing, output: madeKey },
  'channels.update': {
    input: z.object({
      id: channelId,
      name: z.string().min(1).max(80).optional(),
      colour: z.string().optional(),
      /** Production asks twice; the window says so before it asks for another use. */
      kind: z.enum(['test', 'production']).optional(),
      requiresApproval: z.boolean().optional(),
      credential: credentialInput.optional(),
    }),
    output: channel,
  },
  /** Tokens that Tapestry was issued are revoked; a long-lived one only when `revoke` says so. */
  'channels.remove': {
    input: z.object({ id: channelId, revoke: z.boolean().optional() }),
    output: z.object({ revoked: z.boolean() }),
  },
  /** What LINE says about the account now: who it is, its token, its quota, what it may use. */
  'channels.health': { input: z.object({ id: channelId }), output: channelHealth },
  /** A new token in place of the one that LINE issued; the old one is revoked. */
  'channels.renewToken': { input: z.object({ id: channelId }), output: channel },
  'channels.select': { input: z.object({ id: channelId }), output: channel },
  'channels.selected': { input: nothing, output: channel.nullable() },
  /** What a follower sees now, read from the platform at this moment. */
  'channels.view': { input: z.object({ id: channelId }), output: followerView },

  'publish.plan': {
    input: z.object({
      channelId,
      documentIds: z.array(documentId).min(1),
      /** What the person decided about drift, by operation id; a choice makes another plan with another hash. */
      choices: z.record(z.string(), driftChoice).optional(),
    }),
    output: publishPlan,
  },
  /** Remembers that differences stay as they are on LINE (`leave`), or that the next plan asks again (`ask`). */
  'publish.decide': {
    input: z.object({
      channelId,
      documentIds: z.array(documentId).min(1),
      choices: z.record(z.string(), z.enum(['leave', 'ask'])),
    }),
    output: nothing,
  },
  'publish.apply': {
    input: z.object({ channelId, planHash: sha256, by }),
    output: publishRun,
  },
  'publish.cancel': { input: z.object({ runId }), output: nothing },
  'publish.resume': { input: z.object({ runId }), output: publishRun },
  'publish.rollback': {
    input: z.object({ channelId, runId: runId.optional(), by }),
    output: publishRun,
  },
  'publish.runs': { input: z.object({ channelId }), output: z.array(publishRun) },
  'publish.state': { input: z.object({ channelId, documentId }), output: liveState },
  /** Brings back what a run had made live, however much was published since. */
  'publish.restore': { input: z.object({ channelId, runId, by }), output: publishRun },
  /** When what followers see became different, oldest first. */
  'publish.timeline': { input: z.object({ channelId }), output: z.array(timelineEntry) },
  'publish.liveThen': {
    input: z.object({ channelId, at: z.iso.datetime({ offset: true }) }),
    output: liveThen,
  },
  /** Takes a rich menu that was made elsewhere into the workspace, with the tabs it leads to. */
  'publish.adopt': {
    input: z.object({ channelId, richMenuId: z.string().max(100) }),
    output: z.object({ documentIds: z.array(documentId) }),
  },
  /** Takes an audience of the account into the workspace, as a document that points there. */
  'publish.adoptAudience': {
    input: z.object({ channelId, audienceGroupId: z.number().int().positive() }),
    output: z.object({ documentIds: z.array(documentId) }),
  },
  /** Everything that others made on the account comes into the workspace; nothing there is overwritten. */
  'publish.pull': {
    input: z.object({ channelId }),
    output: z.object({
      fetched: z.record(z.string(), z.number()),
      /** What could not be taken in and why, said by code. */
      withheld: z.array(withheld),
      documentIds: z.array(documentId),
    }),
  },
  /** What somebody else made of a page becomes its design. */
  'publish.adoptDrift': {
    input: z.object({ channelId, pageId }),
    output: z.object({ documentIds: z.array(documentId) }),
  },
  /** A reviewer signs exactly what was shown: pictures by page. */
  'publish.approve': {
    input: z.object({
      documentId,
      reviewer: z.string().trim().min(1).max(80),
      note: z.string().max(500),
      shown: z.record(z.string(), sha256).optional(),
    }),
    output: approval,
  },
  /** A reviewer signs a version that was live once, so that it may be brought back. */
  'publish.approveKept': {
    input: z.object({
      channelId,
      runId,
      /** What was live before that run, or what it made live. */
      version: z.enum(['before', 'after']),
      reviewer: z.string().trim().min(1).max(80),
      note: z.string().max(500),
    }),
    output: z.array(approval),
  },
  'publish.approvals': { input: z.object({ documentId }), output: z.array(approval) },
  /** Who has a page as their own rich menu on this account. */
  'publish.links': { input: z.object({ channelId }), output: z.array(userLink) },
  'publish.setLinks': {
    input: z.object({
      channelId,
      documentId,
      pageId,
      /** Everybody who is to have this page; people of other pages move here. */
      userIds: z.array(userLink.shape.userId).max(100_000),
    }),
    output: z.array(userLink),
  },
  /** What is wanted of the account beside rich menus; the next publish to it brings it about. */
  'publish.wishes': { input: z.object({ channelId }), output: accountWishes },
  'publish.setWishes': {
    input: z.object({ channelId, wishes: accountWishes }),
    output: accountWishes,
  },
  /** LINE calls an address once and says what came of it; nothing is set. */
  'publish.testWebhook': {
    input: z.object({ channelId, endpoint: z.string().min(1).max(500) }),
    output: z.object({ success: z.boolean(), reason: z.string(), detail: z.string() }),
  },
  /** This copy of a workspace is the one to publish from. */
  'publish.confirmCopy': { input: nothing, output: nothing },
} as const;
