import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CliContext } from '#electron/cli/command';
import { hostedRequest } from '#electron/cli/host-messages';
import { REHEARSAL_MEDIA } from '#electron/media/rehearsal';
import { memoryVault } from '#electron/secrets/token-vault';
import { accountServices } from '#electron/services/account';
import { bookOf } from '#electron/services/channels/handlers';
import { CurrentWorkspace } from '#electron/services/current-workspace';
import { mediaService } from '#electron/services/media/handlers';
import { messageHosting } from '#electron/services/media/message-hosting';
import { workspacePorts } from '#electron/services/publish/workspace-ports';
import { Drawings } from '#electron/services/render';
import type { Workspace } from '#electron/store/workspace';
import { frozenSource } from '#renderer/features/results/experiments/frozen-source';
import { warningKey } from '#shared/campaign/check/check-campaign';
import type { CardMessage } from '#shared/domain/card-message/schema';
import type { RichMessage } from '#shared/domain/design/rich-message';
import { type ChannelId, documentId, newId, type Sha256 } from '#shared/domain/ids';
import type { MessageDocument } from '#shared/domain/message/schema';
import { sendRequest } from '#shared/domain/outbox';
import { ok } from '#shared/errors/app-error';
import { IMAGEMAP_WIDTHS } from '#shared/line/limits';
import { assetUrlOf } from '#shared/preview/asset-url';
import { localMessages } from '#shared/preview/draft-messages';
import { withAddresses } from '#shared/preview/local-address';
import { blankDesign } from '#shared/targets/blank-design';
import { blankCardMessage } from '#shared/targets/card-message/blank';
import { aBroadcast, aCampaign, anExperiment } from '#test/helpers/a-campaign';
import { aPng } from '#test/helpers/a-rich-menu';
import { aWorkspace, type OnDisk } from '#test/helpers/a-workspace';
import { unwrap } from '#test/helpers/publish-bench';
import { seeded } from '#test/helpers/random';

/*
 * Everything that sends, over the rehearsal channel: what only this workspace has is drawn, hosted and fetched
 * back before anything is frozen, and what cannot be hosted is not sent.
 */

const NOW = new Date('2026-09-05T02:00:00.000Z');
const DAY = 86_400_000;

let laterMs: number;
let disk: OnDisk;
let workspace: Workspace;
let current: CurrentWorkspace;
let services: ReturnType<typeof accountServices>;
let media: ReturnType<typeof mediaService>;
let rehearsal: ChannelId;
let progress: { step: string; done: number; total: number }[];
let drawn: number;
/** What the next drawing does before it is done. */
let whileDrawing: () => void;

const drawings = new Drawings(
  {
    draw: async (page, { widthPx, maxBytes }) => {
      drawn += 1;
      whileDrawing();
      const shade = JSON.stringify(page).length % 251;
      const bytes = aPng(Math.min(widthPx, 64), 32 + (widthPx % 97), shade);
      expect(bytes.byteLength).toBeLessThanOrEqual(maxBytes);
      const facts = { format: 'png' as const, quality: null, palette: null, ssim: 1 };
      return ok({ ...facts, bytes, widthPx, heightPx: widthPx });
    },
    close: async () => undefined,
  },
  () => null,
);

beforeEach(async () => {
  disk = await aWorkspace();
  current = new CurrentWorkspace();
  progress = [];
  drawn = 0;
  laterMs = 0;
  whileDrawing = () => undefined;
  const vault = memoryVault();
  const now = () => new Date(NOW.getTime() + laterMs);
  const emit = (event: string, payload: unknown) => {
    if (event === 'media.progress') progress.push(payload as (typeof progress)[number]);
  };
  const dialogs = { pickFolder: async () => null, pickFile: async () => null };
  media = mediaService({ current, vault, dialogs, emit, now });
  const hosting = messageHosting({ media, drawings, emit });
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  services = accountServices({
    current,
    drawings,
    vault,
    emit,
    logger: silent,
    now,
    dialogs,
    hosting,
  });
  workspace = unwrap(await current.open(disk.folder));
  const channels = await bookOf(workspace).list();
  rehearsal = channels.find(({ kind }) => kind === 'rehearsal')?.id as ChannelId;
});
afterEach(async () => {
  await services.close();
  await media.close();
  await current.close();
  disk.remove();
});

const random = seeded(5);
const bytesPort = (count: number) =>
  Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
const base = (name: string) => ({
  id: newId('doc', bytesPort),
  name,
  tags: [],
  notes: '',
  archived: false,
  createdAt: NOW.toISOString(),
  updatedAt: NOW.toISOString(),
});

async function aDesign(): Promise<RichMessage> {
  const design = blankDesign('richMessage', {
    random: bytesPort,
    now: NOW,
    name: '月光禮盒',
    pageName: '月光禮盒',
    size: { width: 1040, height: 700 },
    template: null,
    alias: '',
    chatBarText: '',
  }) as RichMessage;
  design.altText = '月光禮盒';
  const [page] = design.pages;
  page?.areas.push({
    id: newId('are', bytesPort),
    bounds: { x: 0, y: 0, width: 1040, height: 700 },
    action: { type: 'uri', label: '看禮盒', uri: 'https://shanlan.example/moon' },
  } as never);
  unwrap(await workspace.create(design));
  return design;
}

async function aMessage(bubbles: MessageDocument['bubbles']): Promise<MessageDocument> {
  const message: MessageDocument = { ...base('中秋'), kind: 'message', bubbles };
  unwrap(await workspace.create(message));
  return message;
}
const wireBubble = (wire: Record<string, unknown>) => ({
  id: newId('bub', bytesPort),
  source: 'wire' as const,
  wire,
});
const designBubble = (design: { id: RichMessage['id'] }) => ({
  id: newId('bub', bytesPort),
  source: 'design' as const,
  documentId: design.id,
});
const anAsset = async (bytes: Uint8Array) =>
  unwrap(await workspace.assets.put(bytes, 'a.png')).hash;

/** What the rehearsal channel has in its record of accepted messages. */
const record = (): Record<string, unknown>[][] =>
  readFileSync(join(workspace.privateDir, 'rehearsal', 'sends.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { messages?: Record<string, unknown>[] })
    .flatMap(({ messages }) => (messages ? [messages] : []));
const fileOf = (url: string): Uint8Array => {
  expect(url.startsWith(`${REHEARSAL_MEDIA}/`)).toBe(true);
  const path = url.slice(REHEARSAL_MEDIA.length + 1);
  return new Uint8Array(
    readFileSync(join(workspace.privateDir, 'rehearsal', 'media', ...path.split('/'))),
  );
};
const sendTest = (
  message: MessageDocument,
  wires: Record<string, unknown>[],
  channelId = rehearsal,
) =>
  services.handlers['outbox.sendTest']({
    channelId,
    name: 'test',
    documentId: message.id,
    messages: wires,
  });
const delivered = async () => {
  const outbox = unwrap(await services.outbox.outboxOf(workspace));
  await outbox.tick();
  await outbox.idle();
  return outbox.state().sends;
};

describe('a message that is a design', () => {
  it('arrives as the preview’s JSON, and its pictures answer with the drawn bytes', async () => {
    const design = await aDesign();
    const message = await aMessage([designBubble(design)]);
    const wires = localMessages(message, new Map([[design.id, design]])) as Record<
      string,
      unknown
    >[];
    const sent = unwrap(await sendTest(message, wires));
    expect((await delivered()).map(({ state }) => state)).toEqual(['accepted']);
    const [arrived] = record();
    const address = String(arrived?.[0]?.baseUrl);
    expect(arrived).toEqual(withAddresses(wires, () => address));
    expect(address).toMatch(/\/imagemap\/[0-9a-f]{64}$/);
    for (const width of IMAGEMAP_WIDTHS) {
      const shade = JSON.stringify(paintedOf(design)).length % 251;
      expect(fileOf(`${address}/${width}`)).toEqual(
        aPng(Math.min(width, 64), 32 + (width % 97), shade),
      );
    }
    expect(progress.at(-1)).toMatchObject({ step: 'upload', done: 5, total: 5 });
    // every file is needed by the document and by the send, and by neither once both are gone
    const hosted = unwrap(await media.handlers['media.hosted'](undefined));
    expect(hosted).toHaveLength(5);
    for (const { usedBy } of hosted)
      expect(usedBy).toEqual([message.id, sent[0]?.id].sort() as string[]);
  });

  it('is drawn and uploaded once, however often it is sent', async () => {
    const design = await aDesign();
    const message = await aMessage([designBubble(design)]);
    const wires = localMessages(message, new Map([[design.id, design]])) as Record<
      string,
      unknown
    >[];
    unwrap(await sendTest(message, wires));
    await delivered();
    const before = readFileSync(join(disk.folder, 'media', 'uploads.jsonl'), 'utf8');
    unwrap(await sendTest(message, wires));
    await delivered();
    const after = readFileSync(join(disk.folder, 'media', 'uploads.jsonl'), 'utf8');
    expect(after.slice(before.length)).not.toContain('"begin"');
    expect(record()).toHaveLength(1); // the same content is kept once
  });

  it('that was deleted is not sent in silence', async () => {
    const design = await aDesign();
    const message = await aMessage([designBubble(design)]);
    const wires = localMessages(message, new Map([[design.id, design]])) as Record<
      string,
      unknown
    >[];
    unwrap(await workspace.trash(design.id));
    const refused = await sendTest(message, wires);
    expect(refused.ok).toBe(false);
    expect(await delivered()).toEqual([]);
  });
});

const paintedOf = (design: RichMessage) => {
  const [page] = design.pages;
  const { size, background, layers, groups } = page as NonNullable<typeof page>;
  return { size, background, layers, groups };
};

describe('pictures and films of the workspace', () => {
  it('stand at public addresses: picture, its preview, a hero, a card', async () => {
    const png = aPng(900, 600, 7);
    const hash = await anAsset(png);
    const own = assetUrlOf(hash);
    const cards = blankCardMessage({ random: bytesPort, now: NOW, name: 'cards', cards: 1 });
    const withPicture: CardMessage = {
      ...cards,
      altText: 'cards',
      cards: cards.cards.map((card) => ({
        ...card,
        title: '禮盒',
        actions: [{ type: 'uri' as const, label: '看看', uri: 'https://shanlan.example/' }],
        picture: { asset: hash as Sha256, url: '' },
      })),
    };
    unwrap(await workspace.create(withPicture));
    const flex = {
      type: 'flex',
      altText: 'tea',
      contents: { type: 'bubble', hero: { type: 'image', url: own } },
    };
    const message = await aMessage([
      wireBubble({ type: 'image', originalContentUrl: own, previewImageUrl: own }),
      wireBubble(flex),
      designBubble(withPicture),
    ]);
    const wires = localMessages(message, new Map([[withPicture.id, withPicture]]));
    unwrap(await sendTest(message, wires as Record<string, unknown>[]));
    await delivered();
    const [arrived] = record();
    expect(JSON.stringify(arrived)).not.toContain('tapestry:');
    const [image] = arrived as { originalContentUrl: string; previewImageUrl: string }[];
    expect(fileOf(image?.originalContentUrl ?? '')).toEqual(png);
    expect(fileOf(image?.previewImageUrl ?? '')).toEqual(png);
    expect(JSON.stringify(arrived?.[1])).toContain(image?.originalContentUrl);
    expect(JSON.stringify(arrived?.[2])).toContain(image?.originalContentUrl);
    expect(drawn).toBe(0);
  });

  it('are drawn anew where LINE takes neither their type nor their size', async () => {
    const svg = new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="1500"><rect width="9" height="9"/></svg>',
    );
    const own = assetUrlOf(await anAsset(svg));
    const wire = { type: 'image', originalContentUrl: own, previewImageUrl: own };
    unwrap(await sendTest(await aMessage([wireBubble(wire)]), [wire]));
    await delivered();
    const [image] = record()[0] as { originalContentUrl: string; previewImageUrl: string }[];
    expect(image?.originalContentUrl).toMatch(/\.png$/);
    expect(image?.previewImageUrl).not.toBe(image?.originalContentUrl);
    expect(drawn).toBe(2);
  });

  it('that are gone stop the send', async () => {
    const own = assetUrlOf('c'.repeat(64));
    const wire = { type: 'image', originalContentUrl: own, previewImageUrl: own };
    const refused = await sendTest(await aMessage([wireBubble(wire)]), [wire]);
    expect(refused).toMatchObject({ ok: false, error: { code: 'asset.missing' } });
    expect(await delivered()).toEqual([]);
  });
});

const aShop = {
  id: 'chn_00000000000shop0' as ChannelId,
  name: 'shop',
  kind: 'production' as const,
  colour: '#444444',
  basicId: null,
  botUserId: null,
  requiresApproval: false,
};

describe('what stands in the way', () => {
  const image = async () => {
    const own = assetUrlOf(await anAsset(aPng(20, 20, 3)));
    return { type: 'image', originalContentUrl: own, previewImageUrl: own };
  };

  it('no host for the account: the error says where to set one up, and nothing is kept', async () => {
    unwrap(await bookOf(workspace).put(aShop));
    const shop = aShop.id;
    const wire = await image();
    const message = await aMessage([wireBubble(wire)]);
    expect(await sendTest(message, [wire], shop)).toMatchObject({
      ok: false,
      error: { code: 'media.noHost' },
    });
    expect(await services.handlers['outbox.enqueue'](enqueued(shop, wire))).toMatchObject({
      ok: false,
      error: { code: 'media.noHost' },
    });
    expect(await delivered()).toEqual([]);
    expect(drawn).toBe(0);
  });

  it('a host that has lost what it was given: it is put there again', async () => {
    const wire = await image();
    const message = await aMessage([wireBubble(wire)]);
    unwrap(await sendTest(message, [wire]));
    await delivered();
    const [sent] = record()[0] as { originalContentUrl: string }[];
    const url = sent?.originalContentUrl ?? '';
    const path = url.slice(REHEARSAL_MEDIA.length + 1).split('/');
    rmSync(join(workspace.privateDir, 'rehearsal', 'media', ...path));
    unwrap(await sendTest(message, [wire]));
    await delivered();
    expect(fileOf(url)).toEqual(aPng(20, 20, 3));
  });

  it('a host that serves something else: the check fails and nothing is sent', async () => {
    const wire = await image();
    const message = await aMessage([wireBubble(wire)]);
    unwrap(await sendTest(message, [wire]));
    await delivered();
    const [sent] = record()[0] as { originalContentUrl: string }[];
    const path = (sent?.originalContentUrl ?? '').slice(REHEARSAL_MEDIA.length + 1).split('/');
    const file = join(workspace.privateDir, 'rehearsal', 'media', ...path);
    rmSync(file);
    writeFileSync(file, aPng(20, 20, 4));
    expect(await sendTest(message, [wire])).toMatchObject({
      ok: false,
      error: { code: 'media.otherBytes' },
    });
    expect(await delivered()).toHaveLength(1);
  });

  it('a person who stops it: nothing is kept, and the next try goes on', async () => {
    const design = await aDesign();
    const message = await aMessage([designBubble(design)]);
    const wires = localMessages(message, new Map([[design.id, design]])) as Record<
      string,
      unknown
    >[];
    const hostingOf = messageHosting({ media, drawings, emit: () => undefined });
    whileDrawing = () => hostingOf.stop(message.id);
    const request = { channelId: rehearsal, usedBy: message.id, lists: [wires] };
    expect(await hostingOf.publish(workspace, request)).toMatchObject({
      ok: false,
      error: { code: 'media.stopped' },
    });
    whileDrawing = () => undefined;
    expect((await hostingOf.publish(workspace, request)).ok).toBe(true);
  });
});

const enqueued = (channelId: ChannelId, wire: Record<string, unknown>) =>
  ({
    request: {
      channelId,
      name: 'all',
      origin: { kind: 'campaign', documentId: null, itemId: null },
      messages: [wire],
      target: { method: 'broadcast' },
      notificationDisabled: false,
      aggregationUnit: null,
      dueAt: null,
      undoMs: 0,
      graceMs: 3_600_000,
      notAfter: null,
      zone: 'Asia/Taipei',
      partial: 'refuse',
      expected: null,
      guard: { keepLeft: null, maxRecipients: null },
      price: null,
      arm: null,
    },
    confirmation: null,
    draft: false,
  }) as Parameters<(typeof services.handlers)['outbox.enqueue']>[0];

describe('a send that leaves days after its pictures were uploaded', () => {
  const own = async () => assetUrlOf(await anAsset(aPng(40, 40, 8)));
  /** In two days; answers its id and where its picture lies. */
  async function inTwoDays() {
    const url = await own();
    const wire = { type: 'image', originalContentUrl: url, previewImageUrl: url };
    const { request, ...rest } = enqueued(rehearsal, wire);
    const dueAt = new Date(NOW.getTime() + 2 * DAY).toISOString();
    const { id } = unwrap(
      await services.handlers['outbox.enqueue']({ ...rest, request: { ...request, dueAt } }),
    );
    const [object] = unwrap(await media.handlers['media.hosted'](undefined));
    const path = (object?.url ?? '').slice(REHEARSAL_MEDIA.length + 1).split('/');
    return { id, file: join(workspace.privateDir, 'rehearsal', 'media', ...path) };
  }
  const twoDaysLater = async (id: string) => {
    const outbox = unwrap(await services.outbox.outboxOf(workspace));
    laterMs = 2 * DAY;
    outbox.woke();
    await outbox.tick();
    await outbox.idle();
    return outbox.state().sends.find((send) => send.id === id);
  };

  it('is looked at again, and goes when everything is still there', async () => {
    const { id } = await inTwoDays();
    expect(await twoDaysLater(id)).toMatchObject({ state: 'accepted' });
    const [object] = unwrap(await media.handlers['media.hosted'](undefined));
    expect(Date.parse(object?.verifiedAt ?? '')).toBe(NOW.getTime() + 2 * DAY);
  });

  it.each([
    ['gone', (file: string) => rmSync(file), 'media.notPublic'],
    [
      'another picture of the same size',
      (file: string) => {
        const bytes = readFileSync(file);
        rmSync(file);
        writeFileSync(file, bytes.fill(1, bytes.length - 4));
      },
      'media.otherBytes',
    ],
    [
      'of another type',
      (file: string) => {
        const bytes = readFileSync(file);
        rmSync(file);
        writeFileSync(file, bytes.fill(0xff, 0, 1).fill(0xd8, 1, 2));
      },
      'media.wrongType',
    ],
  ])('%s: nothing leaves; mended, it goes on', async (_what, spoil, code) => {
    const { id, file } = await inTwoDays();
    const good = readFileSync(file);
    spoil(file);
    expect(await twoDaysLater(id)).toMatchObject({
      state: 'failed',
      canContinue: true,
      error: { code },
      totals: { accepted: 0, uncertain: 0 },
    });
    writeFileSync(file, good);
    const outbox = unwrap(await services.outbox.outboxOf(workspace));
    unwrap(await outbox.decide(id, { kind: 'continue' }));
    await outbox.idle();
    expect(outbox.find(id)?.view.state).toBe('accepted');
  });
});

describe('the command line', () => {
  it('seals and sends public addresses, and ends where there is no host', async () => {
    const own = assetUrlOf(await anAsset(aPng(25, 25, 6)));
    const wire = { type: 'image', originalContentUrl: own, previewImageUrl: own };
    const context = {
      env: {},
      cwd: disk.folder,
      locale: 'en',
      signal: new AbortController().signal,
      note: () => undefined,
    } as unknown as CliContext;
    const { request } = enqueued(rehearsal, wire);
    const hosted = await hostedRequest(context, workspace, sendRequest.parse(request));
    expect(JSON.stringify(hosted.messages)).toContain(`${REHEARSAL_MEDIA}/`);
    expect(JSON.stringify(hosted.messages)).not.toContain('tapestry:');
    unwrap(await bookOf(workspace).put(aShop));
    const other = sendRequest.parse({ ...request, channelId: aShop.id });
    await expect(hostedRequest(context, workspace, other)).rejects.toMatchObject({
      appError: { code: 'media.noHost' },
    });
  });
});

describe('campaigns and tests', () => {
  it('queue what is public, and say before whether there is a host', async () => {
    const design = await aDesign();
    const message = await aMessage([designBubble(design)]);
    const broadcast = aBroadcast({
      messages: [{ source: 'document', documentId: message.id }],
      at: '2026-09-10T03:30:00Z',
    });
    const campaign = aCampaign({ broadcasts: [broadcast], budget: null });
    unwrap(await workspace.create(campaign));
    const ask = (dryRun: boolean) =>
      services.handlers['outbox.queueCampaign']({
        channelId: rehearsal,
        documentId: campaign.id,
        confirmations: {},
        now: false,
        dryRun,
      });
    const dry = unwrap(await ask(true));
    expect(dry.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(drawn).toBe(0);
    // warnings (people unknown and the like) are stood by
    const loaded = unwrap(await workspace.loadAs('campaign', campaign.id));
    const acknowledged = dry.problems.map((problem) => ({
      key: warningKey(problem),
      by: '',
      at: NOW.toISOString(),
    }));
    unwrap(await workspace.save({ ...loaded.document, acknowledged }, loaded.revision));
    const queued = unwrap(await ask(false));
    const [send] = queued.broadcasts[0]?.sends ?? [];
    const outbox = unwrap(await services.outbox.outboxOf(workspace));
    const frozen = send && outbox.find(send.id);
    expect(JSON.stringify(frozen?.send.messages)).toContain(`${REHEARSAL_MEDIA}/imagemap/`);
    const needed = unwrap(await media.handlers['media.hosted'](undefined));
    expect(needed.every(({ usedBy }) => usedBy.includes(send?.id ?? ''))).toBe(true);
    // taken back: no send needs the files any more
    unwrap(
      await services.handlers['outbox.withdrawCampaign']({
        channelId: rehearsal,
        documentId: campaign.id,
      }),
    );
    const left = unwrap(await media.handlers['media.hosted'](undefined));
    expect(left.some(({ usedBy }) => usedBy.includes(send?.id ?? ''))).toBe(false);
  });

  it('and coupons alike: their pictures are public before LINE is asked to make one', async () => {
    const own = assetUrlOf(await anAsset(aPng(30, 30, 7)));
    const id = documentId.parse('doc_00000000coupon01');
    const hosting = messageHosting({ media, drawings, emit: () => undefined });
    const { beside } = workspacePorts(workspace, drawings, () => NOW, hosting);
    expect(await beside.hosting?.stateOf(rehearsal)).toBe('ready');
    const wire = { title: '買一送一', imageUrl: own };
    const hosted = unwrap((await beside.hosting?.publish(rehearsal, id, wire)) as never);
    expect(hosted).toEqual({
      title: '買一送一',
      imageUrl: expect.stringContaining(REHEARSAL_MEDIA),
    });
    const seen = await media.logOf(workspace).hosted();
    expect(seen.filter(({ usedBy }) => usedBy.includes(id))).toHaveLength(1);
  });

  it('freeze the arms of a test with public addresses, and keep what their pictures were', async () => {
    const own = assetUrlOf(await anAsset(aPng(30, 30, 9)));
    const design = await aDesign();
    const message = await aMessage([designBubble(design)]);
    const wire = { type: 'image', originalContentUrl: own, previewImageUrl: own };
    const experiment = anExperiment({ assignment: 'randomCap' });
    const broadcast = aBroadcast({
      messages: [
        { source: 'wire', wire },
        { source: 'document', documentId: message.id },
      ],
      target: { who: 'everyone' },
      at: '2026-09-10T03:30:00Z',
      experiment,
    });
    const campaign = aCampaign({
      id: documentId.parse('doc_0000000campaign2'),
      broadcasts: [broadcast],
    });
    unwrap(await workspace.create(campaign));
    const started = unwrap(
      await services.handlers['experiments.start']({
        campaignId: campaign.id,
        broadcastId: broadcast.id,
        channelId: rehearsal,
        confirmation: null,
      }),
    );
    const [a] = started.run.arms;
    expect(JSON.stringify(a?.messages)).toContain(REHEARSAL_MEDIA);
    expect(JSON.stringify(started.run)).not.toContain('tapestry:');
    // the address of an imagemap does not say which bytes lie behind it
    const { baseUrl } = a?.messages.find(({ type }) => type === 'imagemap') ?? {};
    const kept = started.run.pictures?.[String(baseUrl)];
    expect(kept).toBeDefined();
    expect(String(baseUrl)).not.toContain(kept);
    const shown = unwrap(await workspace.assets.info(kept as Sha256));
    expect(shown.heightPx).toBe(32 + (700 % 97));
    const source = frozenSource(started.run.pictures);
    expect(source(String(baseUrl))).toBe(`app://tapestry/asset/${kept}`);
  });
});
