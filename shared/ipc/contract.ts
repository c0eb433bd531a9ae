import { z } from 'zod';
import { tapestryDocument } from '../document/kinds';
import { layeredPicture } from '../domain/design/layered-picture';
import { channelId, documentId, pageId, sha256 } from '../domain/ids';
import { publishRun } from '../domain/publishing';
import { documentHead, locale, settings, workspaceInfo } from '../domain/workspace';
import { appErrorSchema, problemSchema } from '../errors/app-error';
import { boundsSchema } from '../geometry/bounds';
import { accountChannels } from './channels/accounts';
import { audienceListChannels, audienceListEvents } from './channels/audience-lists';
import { audienceChannels } from './channels/audiences';
import { brandChannels, brandEvents } from './channels/brand';
import { campaignRehearsalChannels, campaignRehearsalEvents } from './channels/campaign-rehearsal';
import { campaignChannels } from './channels/campaigns';
import { experimentChannels, experimentEvents } from './channels/experiments';
import { handoffChannels, sheetHostChannels, sheetHostEvents } from './channels/handoff';
import { insightChannels, insightEvents } from './channels/insight';
import { insightImportChannels } from './channels/insight-imports';
import { libraryChannels } from './channels/library';
import { linkChannels } from './channels/links';
import { mediaChannels, mediaEvents } from './channels/media';
import { messageChannels } from './channels/messages';
import { outboxChannels, outboxEvents } from './channels/outbox';
import { previewHostChannels, previewHostEvents } from './channels/preview';
import { reportChannels, reportEvents } from './channels/reports';
import { tableChannels } from './channels/tables';
import { versionChannels } from './channels/versions';
import { videoChannels } from './channels/videos';

/*
 * The whole conversation between the window and the main process. Channel names, argument and answer
 * types, the preload's list, the handlers and the client are all derived from this file.
 * Names are `noun.verb`, coarse as a use case. Bytes travel as Uint8Array with a cap; events carry ids.
 */

const nothing = z.undefined();
/** LINE takes 1 MB, but people drop 6,000 px photographs in: they are scaled down after this door. */
export const MAX_ASSET_BYTES = 60_000_000;
const bytes = (max: number) =>
  z.custom<Uint8Array>((v) => v instanceof Uint8Array && v.byteLength <= max, {
    message: `bytes expected, at most ${max}`,
  });

export const asset = z.object({
  hash: sha256,
  mime: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml', 'image/gif']),
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
  bytes: z.number().int(),
  name: z.string(),
});
export type Asset = z.infer<typeof asset>;

/** A picture ready for LINE, as made by the one renderer that the window and the command line share. */
export const renderedImage = z.object({
  pageId,
  hash: sha256,
  format: z.enum(['png', 'jpeg']),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  bytes: z.number().int(),
  /** 1–100 for JPEG; null where nothing was lost. */
  quality: z.number().nullable(),
  palette: z.number().int().nullable(),
  /** Luma SSIM against the lossless picture, 0–1; 1 when lossless. */
  ssim: z.number(),
});
export type RenderedImage = z.infer<typeof renderedImage>;

/** What people want a picture or a message to become; without it, what it looks most like. */
export const importAs = z.enum([
  'richMenuSet',
  'richMessage',
  'richCarousel',
  'message',
  'definition',
]);
export type ImportAs = z.infer<typeof importAs>;

const importPreview = z.object({
  token: z.string(),
  name: z.string(),
  kind: z.string(),
  /** What else the same file could become; empty where there is no choice. */
  choices: z.array(importAs),
  documents: z.array(tapestryDocument),
  problems: z.array(problemSchema),
  /** Problems that have a certain repair; `isRepaired`: those are made, in the documents only. */
  repairable: z.number().int().nonnegative(),
  isRepaired: z.boolean(),
});

export const openedDocument = z.object({
  document: tapestryDocument,
  revision: z.string(),
  readOnly: z.boolean(),
});

/** What the studio makes before it can show a workspace, and how far it is (0–1). */
const preparing = z.object({ what: z.literal('sample'), share: z.number() });
export type Preparing = z.infer<typeof preparing>;

export const channels = {
  'app.info': {
    input: nothing,
    output: z.object({
      version: z.string(),
      electron: z.string(),
      platform: z.string(),
      systemLocale: locale,
      keychain: z.enum(['available', 'weak', 'none']),
      /** Simulated clock of end-to-end tests and screenshots; null in real life. */
      fixedNow: z.string().nullable(),
    }),
  },
  'app.preparing': { input: nothing, output: preparing.nullable() },
  'app.openExternal': { input: z.object({ url: z.string().max(2000) }), output: nothing },
  'app.showLogFolder': { input: nothing, output: nothing },
  /** Pastes as the key does: only with that event a page gets the files of the clipboard. */
  'app.paste': { input: nothing, output: nothing },
  /** The document of the link that came before there was a page; later ones are `documents.openRequested`. */
  'app.takeLink': { input: nothing, output: documentId.nullable() },
  /** The file that was opened from outside, before there was a page or with `app.fileArrived`. `token`: of `workspace.open`. */
  'app.takeFile': {
    input: nothing,
    output: z
      .discriminatedUnion('what', [
        z.object({
          what: z.literal('workspace'),
          /** Null: it is open already. */
          token: z.string().nullable(),
          document: documentId.nullable(),
        }),
        z.object({ what: z.literal('file'), name: z.string(), bytes: bytes(MAX_ASSET_BYTES) }),
      ])
      .nullable(),
  },
  'app.window': {
    input: z.object({ verb: z.enum(['minimize', 'toggleMaximize', 'close']) }),
    output: nothing,
  },
  'settings.get': { input: nothing, output: settings },
  'settings.update': { input: settings.partial(), output: settings },

  'session.get': {
    input: nothing,
    output: z.object({ json: z.string().nullable() }),
  },
  /** Open tabs, camera and selection, as an opaque JSON string the renderer parses itself. */
  'session.put': { input: z.object({ json: z.string().max(1_000_000) }), output: nothing },

  'workspace.current': { input: nothing, output: workspaceInfo },
  'workspace.recent': {
    input: nothing,
    output: z.array(z.object({ name: z.string(), folder: z.string(), token: z.string() })),
  },
  /** `pick` shows the system's folder dialog; null when the person closed it. */
  'workspace.open': {
    input: z.discriminatedUnion('from', [
      z.object({ from: z.literal('pick') }),
      z.object({ from: z.literal('recent'), token: z.string() }),
      z.object({ from: z.literal('sample') }),
    ]),
    output: workspaceInfo.nullable(),
  },

  'documents.list': {
    input: z.object({
      text: z.string().max(200).optional(),
      archived: z.boolean().optional(),
      /** Only templates, or none of them; both when absent. */
      templates: z.boolean().optional(),
      tag: z.string().optional(),
      /** A folder with all that lies in it; '': outside of all folders. */
      folder: z.string().max(200).optional(),
      /** Only these kinds of documents; all when absent. */
      kinds: z.array(z.string()).max(20).optional(),
      /** Members that the summary of a document must have, such as its state. */
      summary: z.record(z.string(), z.string()).optional(),
      /** Only these, as far as they fit the rest of the question. */
      ids: z.array(documentId).max(20_000).optional(),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(20_000),
    }),
    output: z.object({ total: z.number().int(), heads: z.array(documentHead) }),
  },
  'documents.get': { input: z.object({ id: documentId }), output: openedDocument },
  'documents.create': { input: z.object({ document: tapestryDocument }), output: openedDocument },
  /** Durable when it answers. `baseRevision` guards against a second writer. */
  'documents.save': {
    input: z.object({ document: tapestryDocument, baseRevision: z.string() }),
    output: z.object({ revision: z.string(), savedAt: z.string() }),
  },
  /** What is on the screen and not saved yet, kept in memory for the day on which the window's process dies. */
  'documents.draft': {
    input: z.object({ document: tapestryDocument, baseRevision: z.string() }),
    output: nothing,
  },
  'documents.thumbnail': {
    input: z.object({ id: documentId, png: bytes(2_000_000) }),
    output: nothing,
  },
  /** `as`: what the copy is; without it, what the original is. `name`: else the original's with a number. */
  'documents.duplicate': {
    input: z.object({
      id: documentId,
      as: z.enum(['template', 'document']).optional(),
      name: z.string().min(1).max(300).optional(),
    }),
    output: openedDocument,
  },
  /** Moves to the workspace's trash; `documents.restore` brings it back. */
  'documents.delete': { input: z.object({ id: documentId }), output: nothing },
  'documents.restore': { input: z.object({ id: documentId }), output: documentHead },

  'assets.put': {
    input: z.object({ bytes: bytes(MAX_ASSET_BYTES), name: z.string().max(500) }),
    output: asset,
  },
  'assets.pick': { input: nothing, output: asset.nullable() },
  /** What stands in a picture file that the person chose, before it is anything in the workspace. */
  'assets.pickFile': {
    input: nothing,
    output: z.object({ bytes: bytes(MAX_ASSET_BYTES), name: z.string() }).nullable(),
  },
  'assets.info': { input: z.object({ hash: sha256 }), output: asset },
  ...libraryChannels,
  ...linkChannels,
  ...videoChannels,

  'imports.preview': {
    input: z.object({
      bytes: bytes(MAX_ASSET_BYTES),
      name: z.string().max(500),
      as: importAs.optional(),
    }),
    output: importPreview,
  },
  /** A picture of several layers that the window has read; its parts are in the workspace already. */
  'imports.layered': {
    input: z.object({
      picture: layeredPicture,
      name: z.string().max(500),
      as: importAs.optional(),
    }),
    output: importPreview,
  },
  /** Makes every certain repair in what would be imported, or takes them back; the file stays as it is. */
  'imports.repair': {
    input: z.object({ token: z.string(), isRepaired: z.boolean() }),
    output: importPreview,
  },
  'imports.commit': {
    input: z.object({ token: z.string() }),
    output: z.object({ documentIds: z.array(documentId) }),
  },

  'render.page': {
    input: z.object({ documentId, pageId, format: z.enum(['best', 'png', 'jpeg']) }),
    output: renderedImage,
  },
  /** Renders all pages, asks for a folder and writes pictures and JSON; null when the dialog was closed. */
  'exports.save': {
    input: z.object({
      documentId,
      format: z.enum(['best', 'png', 'jpeg']),
      /** Where the files will lie on the net; LINE fetches a message's pictures itself. */
      mediaBase: z.string().max(2000).optional(),
    }),
    output: z
      .object({
        folder: z.string(),
        files: z.array(z.string()),
        images: z.array(renderedImage.extend({ file: z.string() })),
      })
      .nullable(),
  },

  ...accountChannels,
  ...outboxChannels,
  ...mediaChannels,
  ...versionChannels,
  ...brandChannels,
  ...tableChannels,
  ...insightChannels,
  ...insightImportChannels,
  ...reportChannels,
  ...campaignChannels,
  ...experimentChannels,
  ...campaignRehearsalChannels,
  ...audienceChannels,
  ...audienceListChannels,
  ...messageChannels,
  ...handoffChannels,

  /** The built-in rehearsal channel: its followers' view is `channels.view`; here are its controls. */
  'rehearsal.control': {
    input: z.object({ verb: z.enum(['reset', 'advanceMinute', 'advanceDay']) }),
    output: nothing,
  },

  /** Used by the hidden drawing page only; refused to any other window. */
  'renderHost.ready': { input: nothing, output: nothing },
  'renderHost.result': {
    input: z.object({
      jobId: z.string(),
      result: z.discriminatedUnion('ok', [
        z.object({
          ok: z.literal(true),
          bytes: bytes(20_000_000),
          format: z.enum(['png', 'jpeg']),
          widthPx: z.number().int(),
          heightPx: z.number().int(),
          quality: z.number().nullable(),
          palette: z.number().int().nullable(),
          ssim: z.number(),
        }),
        z.object({ ok: z.literal(false), error: appErrorSchema }),
      ]),
    }),
    output: nothing,
  },
  ...previewHostChannels,
  ...sheetHostChannels,
} as const;

export const events = {
  'app.preparingChanged': z.object({ preparing: preparing.nullable() }),
  'settings.changed': settings,
  'workspace.changed': workspaceInfo,
  'workspace.notice': z.object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()),
  }),
  /** How the workspace pays, or what the account says of itself. */
  'plan.changed': z.object({}),
  'audiences.changed': z.object({}),
  'documents.changed': z.object({ ids: z.array(documentId) }),
  'channels.changed': z.object({ id: channelId.nullable() }),
  'publish.progress': publishRun,
  ...outboxEvents,
  ...mediaEvents,
  ...brandEvents,
  ...insightEvents,
  ...reportEvents,
  ...experimentEvents,
  ...campaignRehearsalEvents,
  ...audienceListEvents,
  'exports.progress': z.object({ done: z.number(), total: z.number(), step: z.string() }),
  /** A menu item or shortcut of the application menu: the id of a command in the renderer's registry. */
  'command.invoked': z.object({ id: z.string() }),
  /** A file was opened from outside: `app.takeFile` has it. */
  'app.fileArrived': z.object({}),
  /** A `tapestry://` link asked for this document. */
  'documents.openRequested': z.object({ id: documentId }),
  'renderHost.job': z.object({
    jobId: z.string(),
    /** JSON of one page; the drawing page parses it by schema again. */
    pageJson: z.string(),
    format: z.enum(['best', 'png', 'jpeg']),
    maxBytes: z.number().int(),
    widthPx: z.number().int().positive(),
    crop: boundsSchema.optional(),
  }),
  ...previewHostEvents,
  ...sheetHostEvents,
} as const;

export type ChannelName = keyof typeof channels;
export type EventName = keyof typeof events;
export type InputOf<C extends ChannelName> = z.input<(typeof channels)[C]['input']>;
export type ParsedInputOf<C extends ChannelName> = z.output<(typeof channels)[C]['input']>;
export type OutputOf<C extends ChannelName> = z.output<(typeof channels)[C]['output']>;
export type PayloadOf<E extends EventName> = z.output<(typeof events)[E]>;

/** What the preload puts on `window.tapestry`: functions only. */
export interface Bridge {
  invoke(channel: ChannelName, input: unknown): Promise<unknown>;
  on(event: EventName, listener: (payload: unknown) => void): () => void;
}
