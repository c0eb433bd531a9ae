import type { Sha256 } from '#shared/domain/ids';
import type { LiveThen, TimelineEntry } from '#shared/domain/timeline';
import type { HistoryEntry, SeenStretch } from './history';
import type { Snapshot } from './publication';

/*
 * What followers could see at a moment, told from our own runs and from what was read in between. What
 * others did between two looks has no exact time, and the answer says so instead of guessing.
 */

interface State {
  defaultRichMenuId: string | null;
  aliases: ReadonlyMap<string, string>;
}
interface Stretch {
  state: State;
  entry: TimelineEntry;
  /** The state before was last seen then: others changed it between this moment and `entry.from`. */
  earliest: string;
  /** Last time it was certain. */
  until: string;
}
interface Menu {
  richMenu: Readonly<Record<string, unknown>>;
  picture: Sha256 | null;
}

type Fact =
  | { at: string; kind: 'run'; run: HistoryEntry }
  | { at: string; kind: 'before'; run: HistoryEntry }
  | { at: string; kind: 'seen'; state: State; until: string };

/** Newest last. */
export function timelineOf(
  runs: readonly HistoryEntry[],
  seen: readonly SeenStretch[],
): TimelineEntry[] {
  return stretches(runs, seen).map((stretch) => stretch.entry);
}

/** What was live at a moment (ISO 8601). */
export function liveThen(
  at: string,
  runs: readonly HistoryEntry[],
  seen: readonly SeenStretch[],
): LiveThen {
  const all = stretches(runs, seen);
  const index = all.findLastIndex((stretch) => stretch.entry.from <= at);
  const current = all[index];
  if (!current) return { at, certainty: 'unknown', entry: null, menus: [] };
  const next = all[index + 1];
  const isChanging = current.entry.runId !== null && at < current.entry.to;
  const isBetween = next !== undefined && next.entry.runId === null && at >= next.earliest;
  const certainty = isChanging
    ? 'changing'
    : isBetween && at > current.until
      ? 'between'
      : next === undefined && at > current.until
        ? 'assumed'
        : 'certain';
  const book = menuBook(runs, seen);
  const { defaultRichMenuId, aliases } = current.state;
  const ids = new Set([
    ...(defaultRichMenuId === null ? [] : [defaultRichMenuId]),
    ...aliases.values(),
  ]);
  return {
    at,
    certainty,
    entry: current.entry,
    menus: [...ids].map((richMenuId) => {
      const menu = book.get(richMenuId);
      return {
        richMenuId,
        name: typeof menu?.richMenu.name === 'string' ? menu.richMenu.name : richMenuId,
        chatBarText:
          typeof menu?.richMenu.chatBarText === 'string' ? menu.richMenu.chatBarText : '',
        isDefault: richMenuId === defaultRichMenuId,
        aliases: [...aliases].flatMap(([alias, id]) => (id === richMenuId ? [alias] : [])),
        picture: menu?.picture ?? null,
      };
    }),
  };
}

function stretches(runs: readonly HistoryEntry[], seen: readonly SeenStretch[]): Stretch[] {
  const facts: Fact[] = [
    ...runs.flatMap((run): Fact[] => [
      { at: run.run.startedAt, kind: 'before', run },
      { at: run.visible.from, kind: 'run', run },
    ]),
    ...seen.map(
      ({ state, until }): Fact => ({
        at: state.at,
        kind: 'seen',
        until,
        state: {
          defaultRichMenuId: state.defaultRichMenuId,
          aliases: new Map(state.aliases.map((a) => [a.richMenuAliasId, a.richMenuId])),
        },
      }),
    ),
  ];
  const rank = { seen: 0, before: 1, run: 2 };
  facts.sort((a, b) => (a.at === b.at ? rank[a.kind] - rank[b.kind] : a.at < b.at ? -1 : 1));
  const found: Stretch[] = [];
  for (const fact of facts) {
    const last = found.at(-1) ?? null;
    const was = last?.state ?? { defaultRichMenuId: null, aliases: new Map<string, string>() };
    if (fact.kind === 'run') {
      found.push({
        state: overlay(overlay(was, fact.run.before, null), fact.run.after, fact.run.before),
        entry: {
          from: fact.run.visible.from,
          to: fact.run.visible.to,
          cause: fact.run.run.kind,
          runId: fact.run.run.id,
        },
        earliest: fact.run.run.startedAt,
        until: fact.run.visible.to,
      });
      continue;
    }
    const state = fact.kind === 'seen' ? fact.state : overlay(was, fact.run.before, null);
    const until = fact.kind === 'seen' ? fact.until : fact.at;
    if (last && isSame(last.state, state)) {
      if (until > last.until) last.until = until;
      continue;
    }
    // Inside the visible span of a run the account is in between; that is no change by others.
    if (last?.entry.runId && fact.at < last.entry.to) continue;
    found.push({
      state,
      entry: { from: fact.at, to: fact.at, cause: last ? 'others' : 'first', runId: null },
      earliest: last?.until ?? fact.at,
      until,
    });
  }
  return found;
}

/** A snapshot knows only what is ours or was touched; the rest is as it was. `before`: aliases it had and has no more are gone. */
function overlay(state: State, snapshot: Snapshot, before: Snapshot | null): State {
  const aliases = new Map(state.aliases);
  for (const alias of before?.aliases ?? []) aliases.delete(alias.richMenuAliasId);
  for (const alias of snapshot.aliases ?? []) aliases.set(alias.richMenuAliasId, alias.richMenuId);
  return { defaultRichMenuId: snapshot.defaultRichMenuId, aliases };
}

const isSame = (a: State, b: State): boolean =>
  a.defaultRichMenuId === b.defaultRichMenuId &&
  a.aliases.size === b.aliases.size &&
  [...a.aliases].every(([alias, id]) => b.aliases.get(alias) === id);

function menuBook(runs: readonly HistoryEntry[], seen: readonly SeenStretch[]): Map<string, Menu> {
  const book = new Map<string, Menu>();
  for (const { state } of seen)
    for (const menu of state.menus)
      book.set(menu.richMenuId, { richMenu: menu.richMenu, picture: menu.picture });
  for (const run of runs)
    for (const page of [...run.before.pages, ...run.after.pages])
      book.set(page.richMenuId, { richMenu: page.richMenu, picture: page.image.hash });
  return book;
}
