import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLineClient } from '#electron/line/client';
import type { Clock } from '#electron/line/clock';
import type { LinePort } from '#electron/line/port';
import { standingClock } from '#electron/rehearsal/clock';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import type { PlatformState } from '#electron/rehearsal/state';
import { hashBytes } from '#electron/services/publish/fingerprint';
import { historyFiles } from '#electron/services/publish/history';
import { leftFiles } from '#electron/services/publish/left-alone';
import type { PublishTarget } from '#electron/services/publish/ports';
import { publicationFiles } from '#electron/services/publish/publication-file';
import { PublishService } from '#electron/services/publish/service';
import type { UserLink } from '#electron/services/publish/user-links';
import { channelId, newId, type Sha256 } from '#shared/domain/ids';
import type { Page, RichMenuSet } from '#shared/domain/rich-menu/schema';
import { appError, fail, ok } from '#shared/errors/app-error';
import { aPng } from './a-rich-menu';

/** Numbers that repeat for a seed. */
export function seeded(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    below: (n: number) => Math.floor(next() * n),
    chance: (p: number) => next() < p,
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
    bytes: (length: number) => Uint8Array.from({ length }, () => Math.floor(next() * 256)),
  };
}
export type Random = ReturnType<typeof seeded>;

const SHADES = 12;
const pictures = Array.from({ length: SHADES }, (_, shade) => aPng(800, 540, 20 * shade + 5));
const shadeOf = (page: Page): number =>
  page.background.type === 'solid' ? Number.parseInt(page.background.colour.slice(1, 3), 16) : 0;

const FOLLOWERS = 6;

/** What a workspace wants: documents and people with a menu of their own. */
export interface Wish {
  documents: RichMenuSet[];
  links: UserLink[];
}

/** A random page; tabs lead to other pages of its set. */
function aPage(random: Random, alias: string, others: readonly string[]): Page {
  const areas = [...others, null].map((other, index, all) => {
    const width = Math.floor(800 / all.length);
    return {
      id: newId('are', random.bytes),
      bounds: { x: index * width, y: 0, width, height: 540 },
      action:
        other === null
          ? { type: 'message' as const, label: 'Ask', text: `q${random.below(4)}` }
          : {
              type: 'richmenuswitch' as const,
              label: 'Tab',
              data: `to-${other}`,
              target: { kind: 'alias' as const, richMenuAliasId: other },
            },
    };
  });
  return {
    id: newId('pag', random.bytes),
    name: `Page ${alias}`,
    richMenuAliasId: alias,
    size: { width: 800, height: 540 },
    template: null,
    selected: random.chance(0.5),
    chatBarText: `Bar ${random.below(4)}`,
    background: {
      type: 'solid',
      colour: `#${random.below(SHADES).toString(16).padStart(2, '0')}0000`,
    },
    layers: [],
    areas,
  };
}

function aSet(random: Random, prefix: string): RichMenuSet {
  const aliases = Array.from({ length: 1 + random.below(3) }, (_, at) => `${prefix}-${at}`);
  const pages = aliases.map((alias) =>
    aPage(
      random,
      alias,
      aliases.filter((other) => other !== alias),
    ),
  );
  return {
    id: newId('doc', random.bytes),
    kind: 'richMenuSet',
    name: prefix,
    tags: [],
    notes: '',
    archived: false,
    defaultPageId: prefix === 'a' && random.chance(0.85) ? (pages[0]?.id ?? null) : null,
    displayPeriod: null,
    createdAt: '2026-11-01T00:00:00.000Z',
    updatedAt: '2026-11-01T00:00:00.000Z',
    pages,
  };
}

export function aWish(random: Random, userIds: readonly string[]): Wish {
  const documents = ['a', 'b']
    .filter((_, at) => at === 0 || random.chance(0.6))
    .map((prefix) => aSet(random, prefix));
  return { documents, links: someLinks(random, documents, userIds) };
}

function someLinks(
  random: Random,
  documents: readonly RichMenuSet[],
  userIds: readonly string[],
): UserLink[] {
  const pages = documents.flatMap((set) => set.pages.map((page) => ({ set, page })));
  return userIds.flatMap((userId) => {
    if (pages.length === 0 || random.chance(0.5)) return [];
    const { set, page } = random.pick(pages);
    return [{ userId, documentId: set.id, pageId: page.id }];
  });
}

/** Another wish that shares much with this one: repainted, renamed, dropped and new pages, other people. */
export function changedWish(random: Random, wish: Wish, userIds: readonly string[]): Wish {
  const documents = wish.documents.flatMap((set) => {
    if (set.name !== 'a' && random.chance(0.2)) return [];
    let pages = set.pages.map((page) => {
      const colour = `#${random.below(SHADES).toString(16).padStart(2, '0')}0000`;
      if (random.chance(0.4)) return { ...page, background: { type: 'solid' as const, colour } };
      return random.chance(0.4) ? { ...page, chatBarText: `Bar ${random.below(9)}` } : page;
    });
    const last = pages.at(-1);
    if (pages.length > 1 && last && random.chance(0.3)) {
      pages = pages.slice(0, -1).map((page) => ({
        ...page,
        areas: page.areas.filter(
          (area) =>
            area.action?.type !== 'richmenuswitch' ||
            area.action.data !== `to-${last.richMenuAliasId}`,
        ),
      }));
    }
    const [first] = pages;
    if (first && random.chance(0.2)) {
      const alias = `${set.name}-x${random.below(3)}`;
      const old = first.richMenuAliasId;
      pages = pages.map((page, index) => ({
        ...page,
        richMenuAliasId: index === 0 ? alias : page.richMenuAliasId,
        areas: page.areas.map((area) =>
          area.action?.type === 'richmenuswitch' && area.action.data === `to-${old}`
            ? {
                ...area,
                action: {
                  ...area.action,
                  data: `to-${alias}`,
                  target: { kind: 'alias' as const, richMenuAliasId: alias },
                },
              }
            : area,
        ),
      }));
    }
    const defaultPageId = set.defaultPageId === null ? null : random.pick(pages).id;
    return [{ ...set, pages, defaultPageId }];
  });
  if (documents.length < 2 && random.chance(0.3)) documents.push(aSet(random, 'c'));
  return { documents, links: someLinks(random, documents, userIds) };
}

/** Client and platform share a time that passes only by waiting, and waiting costs nothing. */
const hurried = (clock: ReturnType<typeof standingClock>): Clock => ({
  monotonicMs: () => clock.now(),
  sleep: async (ms) => clock.advance(ms),
});

export interface ModelBench {
  server: RehearsalServer;
  /** The time of the platform and of whoever waits for it. */
  clock: Clock;
  userIds: string[];
  target: PublishTarget;
  /** A service over the memory on the disk, as a fresh process has it. */
  service(): PublishService;
  wish: Wish;
  /** Account and memory as they are now, to come back to. */
  save(): () => void;
  /** The account without LINE's random ids: what followers could tell apart. */
  seen(): unknown;
  /** Menus of the account that neither the memory nor somebody else has a use for. */
  orphans(): Promise<string[]>;
  foreign: Set<string>;
  close(): Promise<void>;
}

/** Publishing over HTTP against a rehearsal account; documents and pictures in memory, journals on the disk. */
export async function modelBench(seed: number): Promise<ModelBench> {
  const folder = mkdtempSync(join(tmpdir(), 'tapestry-model-'));
  const clock = standingClock(Date.parse('2026-11-24T02:00:00Z'));
  const started = await startRehearsal({ followers: FOLLOWERS, clock, seed });
  if (!started.ok) throw new Error(started.error.message);
  const server = started.value;
  const { platform } = server;
  const assets = new Map<string, Uint8Array>(pictures.map((bytes) => [hashBytes(bytes), bytes]));
  const random = seeded(seed ^ 0x5eed);
  const line: LinePort = createLineClient({
    channelAccessToken: server.credentials.channelAccessToken,
    endpoint: server.url,
    clock: hurried(clock),
    timeoutMs: 60,
    uploadTimeoutMs: 60,
    random: random.next,
  });
  let home = join(folder, 'now');
  const bench: ModelBench = {
    server,
    clock: hurried(clock),
    userIds: Array.from({ length: FOLLOWERS }, (_, at) => platform.followers.userId(at)),
    target: {
      channelId: channelId.parse('chn_00000000test'),
      botUserId: server.credentials.botUserId,
      line,
    },
    wish: { documents: [], links: [] },
    foreign: new Set(),
    service() {
      const place = home;
      return new PublishService({
        documents: {
          lostFile: async () => null,
          load: async (scope) =>
            ok(
              bench.wish.documents.filter(
                (set) => scope.kind === 'everything' || scope.documentIds.includes(set.id),
              ),
            ),
        },
        renderPage: async (document, pageId) => {
          const page = document.pages.find((entry) => entry.id === pageId) as Page;
          return ok({ bytes: pictures[shadeOf(page)] as Uint8Array, format: 'png' as const });
        },
        assets: {
          put: async (bytes) => {
            const hash = hashBytes(bytes);
            assets.set(hash, bytes);
            return ok({ hash });
          },
          read: async (hash) => {
            const bytes = assets.get(hash);
            return bytes ? ok(bytes) : fail(appError('asset.missing', 'no such picture'));
          },
        },
        publications: publicationFiles(place),
        left: leftFiles(place),
        links: { read: async () => ok(bench.wish.links) },
        history: historyFiles(place, () => false),
        livePicture: async (_line, richMenuId) =>
          ok(
            (platform.state.richMenus.find((m) => m.richMenuId === richMenuId)?.image?.sha256 ??
              null) as Sha256 | null,
          ),
        approvals: { list: async () => [], add: async () => ok(undefined) },
        waitsAsCopy: async () => false,
        workspaceId: 'wsp_00000000test',
        journalFolder: join(place, 'journal'),
        now: () => new Date(clock.now()),
        random: random.bytes,
        pause: async (ms) => clock.advance(ms),
      });
    },
    save() {
      const state = structuredClone(platform.state) as PlatformState;
      const kept = mkdtempSync(join(folder, 'kept-'));
      cpSync(home, kept, { recursive: true, force: true });
      return () => {
        const now = platform.state as PlatformState;
        Object.assign(now, structuredClone(state));
        home = mkdtempSync(join(folder, 'again-'));
        cpSync(kept, home, { recursive: true, force: true });
        // LINE's hourly limits are another test's subject.
        clock.advance(3_600_000);
      };
    },
    seen() {
      const { richMenus, aliases, defaultRichMenuId, links } = platform.state;
      const nameOf = (id: string) => {
        if (bench.foreign.has(id)) return id;
        const menu = richMenus.find((entry) => entry.richMenuId === id);
        return menu ? JSON.stringify([menu.richMenu, menu.image]) : `dead ${id}`;
      };
      return {
        menus: richMenus.map((menu) => nameOf(menu.richMenuId)).sort(),
        aliases: aliases.map((a) => [a.richMenuAliasId, nameOf(a.richMenuId)]).sort(),
        default: defaultRichMenuId === null ? null : nameOf(defaultRichMenuId),
        links: Object.entries(links)
          .map(([userId, id]) => [userId, nameOf(id)])
          .sort(),
      };
    },
    async orphans() {
      const memory = await publicationFiles(home).read(server.credentials.botUserId);
      const known = new Set(memory.ok ? memory.value?.pages.map((page) => page.richMenuId) : []);
      return platform.state.richMenus
        .map((menu) => menu.richMenuId)
        .filter((id) => !known.has(id) && !bench.foreign.has(id));
    },
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  cpSync(mkdtempSync(join(folder, 'empty-')), home, { recursive: true });
  return bench;
}

/** What other tools have on the account before Tapestry comes. */
export function foreignThings(random: Random, bench: ModelBench): void {
  const { platform } = bench.server;
  for (let count = random.below(3); count > 0; count -= 1) {
    const id = platform.createRichMenu({
      size: { width: 800, height: 540 },
      selected: false,
      name: `theirs ${count}`,
      chatBarText: 'theirs',
      areas: [],
    });
    platform.setImage(id, pictures[random.below(SHADES)] as Uint8Array, 'image/png');
    bench.foreign.add(id);
    if (random.chance(0.5)) platform.createAlias(`theirs-${count}`, id);
    if (random.chance(0.3)) platform.setDefault(id);
    if (random.chance(0.3)) platform.link(random.pick(bench.userIds), id);
  }
}
