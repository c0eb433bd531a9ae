import type { Editor, ToolId } from '../api';
import { areaIdle } from './area-tool';
import { guideDragging } from './guide-dragging';
import { handDragging, handIdle } from './hand-tool';
import { selectIdle } from './select-tool';
import { shapeIdle } from './shape-tool';
import { textIdle } from './text-tool';
import type { PointerInfo, ToolState } from './types';

export interface ToolMachineOptions {
  /** First words of a new text, in the language of the studio. */
  newText: () => string;
}

/** Turns pointer events into edits. One state has the pointer at a time; its path is in the session. */
export class ToolMachine {
  private state: ToolState;
  private last: PointerInfo | null = null;
  private isSpaceDown = false;
  /** Whose idle state it rests in. */
  private tool: ToolId;

  constructor(
    private readonly editor: Editor,
    private readonly options: ToolMachineOptions,
  ) {
    this.tool = editor.session.getState().tool;
    this.state = this.idleOf(this.tool);
  }

  /** Follows the chosen tool until the answer is called; the canvas may come and go, the machine stays. */
  connect(): () => void {
    this.follow();
    return this.editor.session.subscribe(() => this.follow());
  }

  /** A tool chosen in the middle of a gesture ends it as if it had never begun. */
  private follow(): void {
    const { tool } = this.editor.session.getState();
    if (tool === this.tool) return;
    this.tool = tool;
    this.state.cancel?.();
    this.enter(this.idleOf(tool));
  }

  private idleOf(tool: ToolId): ToolState {
    switch (tool) {
      case 'select':
        return selectIdle(this.editor);
      case 'area':
        return areaIdle(this.editor);
      case 'hand':
        return handIdle(this.editor);
      case 'rectangle':
      case 'ellipse':
      case 'line':
        return shapeIdle(this.editor, tool);
      case 'text':
        return textIdle(this.editor, { words: this.options.newText });
    }
  }

  private enter(state: ToolState): void {
    // a handler may have changed the tool; its idle state is already entered then
    this.state = state;
    if (this.editor.session.getState().toolPath !== state.path) {
      this.editor.show({ toolPath: state.path });
    }
  }

  private step(next: ToolState | undefined, before: ToolState): void {
    if (next === undefined || this.state !== before) return;
    this.enter(next);
  }

  get path(): string {
    return this.state.path;
  }

  /** True while a gesture is going on. */
  get isBusy(): boolean {
    return !this.state.path.endsWith('.idle');
  }

  pointerDown(info: PointerInfo): void {
    this.last = info;
    // a press that comes before anybody listens is meant for the chosen tool all the same
    this.follow();
    const before = this.state;
    if (info.button === 'right' || info.button === 'other') return;
    if (info.button === 'middle' || this.isSpaceDown) {
      this.enter(handDragging(this.editor, { last: info, back: () => before }));
      return;
    }
    this.step(before.down?.(info), before);
  }

  /** A press on a ruler: a new guide comes along with the pointer. */
  pullGuide(axis: 'x' | 'y', info: PointerInfo): void {
    const before = this.state;
    this.state.cancel?.();
    this.last = info;
    this.enter(guideDragging(this.editor, { guide: { axis, from: null }, idle: () => before }));
    this.pointerMove(info);
  }

  pointerMove(info: PointerInfo): void {
    this.last = info;
    const before = this.state;
    this.step(before.move?.(info), before);
  }

  pointerUp(info: PointerInfo): void {
    this.last = info;
    const before = this.state;
    this.step(before.up?.(info), before);
  }

  doubleClick(info: PointerInfo): void {
    const before = this.state;
    this.step(before.doubleClick?.(info), before);
  }

  /** A key that changes the gesture (Shift, Alt, Ctrl) was pressed or let go while the pointer rests. */
  modifiers(keys: Pick<PointerInfo, 'shift' | 'alt' | 'mod'>): void {
    if (this.isBusy && this.last) this.pointerMove({ ...this.last, ...keys });
  }

  /** Escape or a lost pointer. Answers whether there was a gesture to give up. */
  cancel(): boolean {
    const was = this.isBusy;
    const before = this.state;
    this.step(before.cancel?.(), before);
    return was;
  }

  space(isDown: boolean): void {
    this.isSpaceDown = isDown;
  }

  cursor(): string {
    if (this.isSpaceDown && !this.isBusy) return 'grab';
    return this.state.cursor?.(this.last) ?? 'default';
  }
}
