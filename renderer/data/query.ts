import { useEffect, useSyncExternalStore } from 'react';
import type { AppError, Result } from '#shared/errors/app-error';
import type { ChannelName, EventName, InputOf, OutputOf } from '#shared/ipc/contract';
import { invoke, on } from '../bridge';

/*
 * Answers of the main process, kept by channel and input. What is stale is asked again when an event
 * says so; the old answer stays on screen until the new one is here, so nothing flickers.
 */

export type QueryState<T> =
  | { status: 'loading'; value: undefined; error: undefined }
  | { status: 'ready'; value: T; error: undefined }
  /** `value` is the last good answer, if there was one. */
  | { status: 'failed'; value: T | undefined; error: AppError };

const LOADING = { status: 'loading', value: undefined, error: undefined } as const;

/** Which events make which answers stale. */
const STALE_ON: { [E in EventName]?: readonly ChannelName[] } = {
  'settings.changed': ['settings.get'],
  'app.preparingChanged': ['app.preparing'],
  'workspace.changed': [
    'workspace.current',
    'workspace.recent',
    'documents.list',
    'library.facets',
    'library.usage',
    'links.list',
    'channels.list',
    'channels.selected',
    'plan.settings',
    'plan.range',
    'plan.campaign',
    'media.hosts',
    'media.hosted',
    'media.ready',
    'reports.state',
  ],
  'documents.changed': [
    'documents.list',
    'library.facets',
    'library.usage',
    'links.list',
    'plan.range',
    'plan.campaign',
  ],
  'audiences.changed': ['audiences.list', 'plan.range', 'plan.campaign'],
  'plan.changed': ['plan.settings', 'plan.range', 'plan.campaign'],
  'outbox.changed': ['outbox.state', 'outbox.get', 'insight.report', 'experiments.list'],
  'channels.changed': [
    'channels.list',
    'channels.selected',
    'channels.view',
    'channels.health',
    'audiences.list',
    'publish.runs',
    'publish.state',
    'publish.timeline',
    'publish.liveThen',
    'publish.links',
    'publish.wishes',
  ],
  'insight.changed': ['insight.report', 'insight.richMenu', 'insight.imports', 'experiments.list'],
  'experiments.changed': ['experiments.list', 'experiments.get'],
  'media.changed': ['media.hosts', 'media.hosted', 'media.ready'],
  'reports.changed': ['reports.state'],
  'insight.notesChanged': ['insight.notes'],
  'publish.progress': [
    'channels.view',
    'publish.runs',
    'publish.state',
    'publish.timeline',
    'publish.liveThen',
  ],
};

class Entry {
  state: QueryState<unknown> = LOADING;
  stale = true;
  readonly listeners = new Set<() => void>();
  /** Counts questions, so that an answer that was overtaken is dropped. */
  private asked = 0;

  constructor(
    readonly channel: ChannelName,
    readonly input: unknown,
  ) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly read = () => this.state;
  readonly ask = async () => {
    const number = ++this.asked;
    this.stale = false;
    const answer = (await invoke(this.channel, this.input as never)) as Result<unknown>;
    if (number !== this.asked) return this.state;
    this.state = answer.ok
      ? { status: 'ready', value: answer.value, error: undefined }
      : { status: 'failed', value: this.state.value, error: answer.error };
    for (const listener of this.listeners) listener();
    return this.state;
  };
  invalidate() {
    this.stale = true;
    if (this.listeners.size > 0) void this.ask();
  }
}

const entries = new Map<string, Entry>();
let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  for (const [event, channels] of Object.entries(STALE_ON)) {
    on(event as EventName, (payload) => {
      // A run reports many times a second; what it changed is read once, when it ends.
      if (event === 'publish.progress' && (payload as { state: string }).state === 'running')
        return;
      for (const channel of channels) invalidate(channel);
    });
  }
}

function entryOf(channel: ChannelName, input: unknown): Entry {
  listen();
  const key = `${channel} ${JSON.stringify(input ?? null)}`;
  let entry = entries.get(key);
  if (!entry) {
    entry = new Entry(channel, input);
    entries.set(key, entry);
  }
  return entry;
}

const subscribeToNothing = () => () => undefined;
const readNothing = () => LOADING;
const askNothing = async () => LOADING;

export type Query<T> = QueryState<T> & {
  /** Asks again; answers with what is known then. */
  refresh(): Promise<QueryState<T>>;
};

/** The answer of a channel, kept fresh; `null` as input asks nothing yet. */
export function useQuery<C extends ChannelName>(
  channel: C,
  input: InputOf<C> | null,
): Query<OutputOf<C>> {
  const entry = input === null ? null : entryOf(channel, input);
  const state = useSyncExternalStore(
    entry?.subscribe ?? subscribeToNothing,
    entry?.read ?? readNothing,
  );
  useEffect(() => {
    if (entry?.stale) void entry.ask();
  }, [entry]);
  const refresh = (entry?.ask ?? askNothing) as Query<OutputOf<C>>['refresh'];
  return { ...(state as QueryState<OutputOf<C>>), refresh };
}

/**
 * Asks again what a channel answered, as far as it is on screen; the rest is asked when it is next shown.
 * `concerns` narrows it to some inputs.
 */
export function invalidate<C extends ChannelName>(
  channel: C,
  concerns: (input: InputOf<C>) => boolean = () => true,
): void {
  for (const entry of entries.values()) {
    if (entry.channel === channel && concerns(entry.input as InputOf<C>)) entry.invalidate();
  }
}

/** The last good answer, without asking. */
export function known<C extends ChannelName>(
  channel: C,
  input: InputOf<C>,
): OutputOf<C> | undefined {
  return entryOf(channel, input).state.value as OutputOf<C> | undefined;
}
