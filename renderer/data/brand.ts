import { createStore } from 'zustand/vanilla';
import { type BrandKit, EMPTY_KIT } from '#shared/domain/brand/kit';
import { invoke, on } from '../bridge';
import type { HistoryState, Readable } from '../editor/api';
import { History, type StepOptions } from '../editor/core/history';
import { reportFailure } from './failures';

/** What the open workspace's designs share, as the window has it now. */
export const brandState = createStore<{
  kit: BrandKit;
  /** Changed here, not only read. */
  isEdited: boolean;
}>(() => ({ kit: EMPTY_KIT, isEdited: false }));

const makeHistory = () =>
  new History<BrandKit, null>({
    read: () => brandState.getState().kit,
    write(kit) {
      brandState.setState({ kit, isEdited: true });
      void store();
    },
    readPlace: () => null,
    goTo: () => undefined,
    now: Date.now,
  });
let history = makeHistory();
const state = createStore<HistoryState>(() => history.state.getState());
let stopWatching = watch();

function watch(): () => void {
  state.setState(history.state.getState(), true);
  return history.state.subscribe((next) => state.setState(next, true));
}

/** Changes, undoes and redoes the kit; every change is stored at once. */
export const brandModel = {
  history: state as Readable<HistoryState>,
  edit: (options: StepOptions, recipe: (kit: BrandKit) => void) => history.edit(options, recipe),
  closeStep: () => history.close(),
  undo: () => history.undo(),
  redo: () => history.redo(),
};

/** One write at a time, and always of what is there last: a hand on the colour wheel asks often. */
let writing: Promise<void> | null = null;
let stored: BrandKit = EMPTY_KIT;
function store(): Promise<void> {
  writing ??= (async () => {
    for (;;) {
      const { kit } = brandState.getState();
      if (kit === stored) break;
      const answer = await invoke('brand.put', kit);
      if (!answer.ok) {
        reportFailure(answer.error);
        // what could not be stored is not shown as if it were
        take(stored);
        break;
      }
      stored = kit;
    }
    writing = null;
  })();
  return writing;
}

/** Waits until what was changed lies on the disk. */
export const flushBrand = (): Promise<void> => writing ?? Promise.resolve();

function take(kit: BrandKit): void {
  stored = kit;
  stopWatching();
  history = makeHistory();
  stopWatching = watch();
  brandState.setState({ kit, isEdited: false });
}

const load = async (): Promise<void> => {
  const answer = await invoke('brand.get', undefined);
  if (answer.ok) take(answer.value);
};

/** Reads the kit and follows the workspace; the answer takes it back. */
export function followBrandKit(): () => void {
  void load();
  return on('workspace.changed', () => void load());
}
