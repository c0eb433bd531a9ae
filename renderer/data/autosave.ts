import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TapestryDocument } from '#shared/document/kinds';
import type { AppError, Result } from '#shared/errors/app-error';
import type { SaveStatus } from './save-status';

/** After a pause of this length a change is written … */
const PAUSE_MS = 400;
/** … but never later than this after the first unsaved change, however busy the hands are. */
const LONGEST_MS = 2000;
/** A copy of unsaved work leaves for the main process at once, then at most this often. */
const DRAFT_MS = 100;
const RETRY_MS = [2000, 4000, 8000, 15_000, 30_000];

export interface Clock {
  now(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (handle) => clearTimeout(handle as number),
};

export interface AutosavePorts {
  read(): TapestryDocument;
  save(
    document: TapestryDocument,
    baseRevision: string,
  ): Promise<Result<{ revision: string; savedAt: string }>>;
  afterSave?(document: TapestryDocument): void;
  /** Keeps unsaved work where a crash of the window does not reach it. */
  draft?(document: TapestryDocument, baseRevision: string): void;
  clock: Clock;
}

export interface Autosave {
  readonly status: StoreApi<SaveStatus>;
  revision(): string;
  isDirty(): boolean;
  /** The document changed. */
  touched(): void;
  /** Writes what is unsaved now; resolves when nothing is left to write or a write failed. */
  flush(): Promise<void>;
  /** The document in memory is exactly what the store holds under this revision. */
  adopt(revision: string): void;
  /** Keep the version in memory, on top of what the other writer left. */
  overwrite(theirRevision: string): Promise<void>;
  dispose(): void;
}

/** Someone else wrote in between. */
const CONFLICT = 'store.conflict';
/** Trying again cannot help. */
const PERMANENT: ReadonlySet<string> = new Set(['store.readOnly', 'store.tooNew']);

/** Writes a document after pauses and says honestly how that goes. Work in memory is never given up. */
export function createAutosave(
  start: { revision: string; readOnly: boolean },
  ports: AutosavePorts,
): Autosave {
  const { clock } = ports;
  const status = createStore<SaveStatus>(() =>
    start.readOnly ? { state: 'readOnly' } : { state: 'saved', at: null },
  );
  let revision = start.revision;
  let saved = ports.read();
  let timer: unknown = null;
  let firstUnsavedAt: number | null = null;
  let running: Promise<void> | null = null;
  let failures = 0;
  let lastSavedAt: string | null = null;
  let disposed = false;

  let draftTimer: unknown = null;
  let drafted: TapestryDocument | null = null;
  const sendDraft = () => {
    const document = ports.read();
    if (!ports.draft || !isDirty() || document === drafted || disposed) return;
    drafted = document;
    ports.draft(document, revision);
    draftTimer = clock.setTimeout(() => {
      draftTimer = null;
      sendDraft();
    }, DRAFT_MS);
  };

  const put = (next: SaveStatus) => status.setState(next, true);
  const isDirty = () => ports.read() !== saved;
  const stop = () => {
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
  };
  const schedule = (ms: number) => {
    stop();
    timer = clock.setTimeout(() => {
      timer = null;
      void flush();
    }, ms);
  };

  const write = async (): Promise<void> => {
    const document = ports.read();
    put({ state: 'saving' });
    firstUnsavedAt = null;
    const answer = await ports.save(
      { ...document, updatedAt: new Date(clock.now()).toISOString() },
      revision,
    );
    if (answer.ok) {
      failures = 0;
      revision = answer.value.revision;
      saved = document;
      lastSavedAt = answer.value.savedAt;
      // a draft of meanwhile was on top of the revision before, and the save has made it forgotten
      drafted = null;
      if (draftTimer !== null) clock.clearTimeout(draftTimer);
      draftTimer = null;
      sendDraft();
      put(isDirty() ? { state: 'pending' } : { state: 'saved', at: lastSavedAt });
      ports.afterSave?.(document);
      return;
    }
    fail(answer.error);
  };
  const fail = (error: AppError) => {
    if (error.code === CONFLICT) return put({ state: 'conflict', error });
    if (PERMANENT.has(error.code) || error.retry === 'never') {
      return put({ state: 'failed', error, retryAt: null });
    }
    const ms = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 30_000;
    failures += 1;
    put({ state: 'failed', error, retryAt: clock.now() + ms });
    if (!disposed) schedule(ms);
  };

  const flush = async (): Promise<void> => {
    stop();
    if (start.readOnly || status.getState().state === 'conflict') return;
    while (running) await running;
    if (!isDirty() && status.getState().state !== 'saved') put({ state: 'saved', at: lastSavedAt });
    while (isDirty()) {
      running = write();
      await running;
      running = null;
      if (status.getState().state === 'failed' || status.getState().state === 'conflict') return;
    }
  };

  return {
    status,
    revision: () => revision,
    isDirty,
    touched() {
      if (start.readOnly || disposed) return;
      const state = status.getState().state;
      if (state === 'conflict') return;
      // A failure stays on screen until a save succeeds, also while the person goes on working.
      if (state === 'saved' && isDirty()) put({ state: 'pending' });
      if (draftTimer === null) sendDraft();
      const now = clock.now();
      firstUnsavedAt ??= now;
      schedule(Math.max(0, Math.min(PAUSE_MS, firstUnsavedAt + LONGEST_MS - now)));
    },
    flush,
    adopt(next) {
      stop();
      revision = next;
      saved = ports.read();
      put(start.readOnly ? { state: 'readOnly' } : { state: 'saved', at: null });
    },
    async overwrite(theirRevision) {
      revision = theirRevision;
      put({ state: 'pending' });
      await flush();
    },
    dispose() {
      disposed = true;
      if (draftTimer !== null) clock.clearTimeout(draftTimer);
      stop();
    },
  };
}
