import { applyPatches, enablePatches, type Patch, produceWithPatches } from 'immer';
import { createStore } from 'zustand/vanilla';
import type { HistoryState, Readable } from '../api';

enablePatches();

interface Step<P> {
  id: number;
  label: string;
  at: number;
  coalesce: string | undefined;
  /** From before to after, and back. */
  forward: Patch[];
  backward: Patch[];
  before: P;
  after: P;
}

/** How one edit is remembered. */
export interface StepOptions {
  /** Translation key under `history.*`. */
  label: string;
  /** Edits with the same key in a row become one step until `close`. */
  coalesce?: string;
  capture?: 'record' | 'ignore';
}

/**
 * `D` is the document; `P` is where the person was: undo and redo lead back there, so that nothing changes
 * out of sight.
 */
export interface HistoryHost<D, P> {
  read(): D;
  write(document: D): void;
  readPlace(): P;
  goTo(place: P): void;
  now(): number;
}

/** The document's past as diffs between marks: one intention is one step, unlimited within a session. */
export class History<D extends object, P> {
  private readonly steps: Step<P>[] = [];
  private position = -1;
  private nextId = 1;
  /** The last step still takes edits with its key; anything else closes it. */
  private isOpen = false;
  readonly state: Readable<HistoryState> & { setState(state: HistoryState): void };

  constructor(private readonly host: HistoryHost<D, P>) {
    this.state = createStore<HistoryState>(() => this.snapshot());
  }

  /** `place`: where the person is after the edit, when the edit itself leads somewhere. */
  edit(options: StepOptions, recipe: (draft: D) => void, place?: P): void {
    const document = this.host.read();
    const before = this.host.readPlace();
    const [after, forward, backward] = produceWithPatches(document, (draft) => {
      recipe(draft as D);
    });
    // an edit without effect leaves no trace and keeps what could be redone
    if (forward.length === 0) return;
    this.host.write(after);
    if (place !== undefined) this.host.goTo(place);
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
