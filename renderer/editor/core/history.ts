import { applyPatches, enablePatches, type Patch, produceWithPatches } from 'immer';
import { createStore } from 'zustand/vanilla';
import type { PageId } from '#shared/domain/ids';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import type { EditOptions, HistoryState, Readable, SelectableId } from '../api';

enablePatches();

interface Step {
  id: number;
  label: string;
  at: number;
  coalesce: string | undefined;
  /** From before to after, and back. */
  forward: Patch[];
  backward: Patch[];
  before: Place;
  after: Place;
}

/** Where the person was: undo and redo lead back there, so that nothing changes out of sight. */
export interface Place {
  currentPageId: PageId;
  selection: ReadonlySet<SelectableId>;
}

export interface HistoryHost {
  read(): RichMenuSet;
  write(document: RichMenuSet): void;
  readPlace(): Place;
  goTo(place: Place): void;
  now(): number;
}

/** The document's past as diffs between marks: one intention is one step, unlimited within a session. */
export class History {
  private readonly steps: Step[] = [];
  private position = -1;
  private nextId = 1;
  /** The last step still takes edits with its key; anything else closes it. */
  private isOpen = false;
  readonly state: Readable<HistoryState> & { setState(state: HistoryState): void };

  constructor(private readonly host: HistoryHost) {
    this.state = createStore<HistoryState>(() => this.snapshot());
  }

  edit(options: EditOptions, recipe: (draft: RichMenuSet) => void): void {
    const document = this.host.read();
    const before = this.host.readPlace();
    const [after, forward, backward] = produceWithPatches(document, (draft) => {
      recipe(draft as RichMenuSet);
    });
    // an edit without effect leaves no trace and keeps what could be redone
    if (forward.length === 0) return;
    this.host.write(after);
    if (options.selection !== undefined || options.currentPageId !== undefined) {
      this.host.goTo({
        currentPageId: options.currentPageId ?? before.currentPageId,
        selection: new Set(options.selection ?? []),
      });
    }
    if (options.capture === 'ignore') return;

    const last = this.steps[this.position];
    const joins =
      this.isOpen && last && options.coalesce !== undefined && last.coalesce === options.coalesce;
    if (joins) {
      last.forward.push(...forward);
      last.backward.unshift(...backward);
      last.at = this.host.now();
      last.after = this.host.readPlace();
    } else {
      this.steps.splice(this.position + 1);
      this.steps.push({
        id: this.nextId++,
        label: options.label,
        at: this.host.now(),
        coalesce: options.coalesce,
        forward: [...forward],
        backward: [...backward],
        before,
        after: this.host.readPlace(),
      });
      this.position = this.steps.length - 1;
    }
    this.isOpen = options.coalesce !== undefined;
    this.publish();
  }

  close(): void {
    this.isOpen = false;
  }

  undo(): void {
    const step = this.steps[this.position];
    if (!step) return;
    this.host.write(applyPatches(this.host.read(), step.backward));
    this.position -= 1;
    this.host.goTo(step.before);
    this.after();
  }

  redo(): void {
    const step = this.steps[this.position + 1];
    if (!step) return;
    this.host.write(applyPatches(this.host.read(), step.forward));
    this.position += 1;
    this.host.goTo(step.after);
    this.after();
  }

  goTo(position: number): void {
    const target = Math.max(-1, Math.min(position, this.steps.length - 1));
    while (this.position > target) this.undo();
    while (this.position < target) this.redo();
  }

  private after(): void {
    this.isOpen = false;
    this.publish();
  }

  private publish(): void {
    this.state.setState(this.snapshot());
  }

  private snapshot(): HistoryState {
    return {
      canUndo: this.position >= 0,
      canRedo: this.position < this.steps.length - 1,
      undoLabel: this.steps[this.position]?.label ?? null,
      redoLabel: this.steps[this.position + 1]?.label ?? null,
      steps: this.steps.map(({ id, label, at }) => ({ id, label, at })),
      position: this.position,
    };
  }
}
