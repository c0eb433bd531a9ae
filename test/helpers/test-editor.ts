import { type ActionPorts, createEditorActions } from '#renderer/editor/actions';
import type { Editor } from '#renderer/editor/api';
import { createEditor } from '#renderer/editor/core';
import { paintedSymbols } from '#renderer/editor/paint/symbols';
import { ToolMachine } from '#renderer/editor/tools/tool-machine';
import type { PointerInfo } from '#renderer/editor/tools/types';
import type { Area, AreaAction } from '#shared/domain/areas';
import type { Design } from '#shared/domain/design/design';
import type { Layer } from '#shared/domain/design/layers';
import { type AreaId, type LayerId, newId, type PageId, type Sha256 } from '#shared/domain/ids';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import type { Bounds } from '#shared/geometry/bounds';

/** Ids in a fixed order, so that a failing script is the same the next time. */
export function countingIds(): (length: number) => Uint8Array {
  let next = 0;
  const one = () => {
    next = (next + 7) % 252;
    return next;
  };
  return (length) => Uint8Array.from({ length }, one);
}

interface Keys {
  shift?: boolean;
  alt?: boolean;
  mod?: boolean;
  button?: PointerInfo['button'];
  device?: PointerInfo['device'];
}

/**
 * The real editor, its tools and its commands, driven by a hand that exists only here: no browser, no
 * canvas. Points are pixels of the page; the view is at 100 %, so a drag of three pixels is a drag.
 */
export class TestEditor {
  readonly editor: Editor;
  readonly machine: ToolMachine;
  /** The machine hears of no chosen tool any more, as while a canvas is between two lives. */
  readonly deafen: () => void;
  readonly actions: ReturnType<typeof createEditorActions>;
  /** What lies on the clipboard; the same one may be handed to several editors, as between windows. */
  clipboard: { text: string | null };
  /** Commands that said that there was nothing for them. */
  readonly refused: string[] = [];

  constructor(design: Design, options: { clipboard?: { text: string | null } } = {}) {
    this.clipboard = options.clipboard ?? { text: null };
    this.editor = createEditor(design, { idle: () => () => undefined, now: () => 0 });
    this.editor.setViewport(5000, 5000);
    this.editor.zoomTo(1);
    this.machine = new ToolMachine(this.editor, { newText: () => 'text' });
    this.deafen = this.machine.connect();
    const ports: ActionPorts = {
      placePicture: async () => undefined,
      putImage: async () => ({
        hash: 'a'.repeat(64) as Sha256,
        name: 'pasted',
        mime: 'image/png',
        widthPx: 300,
        heightPx: 200,
        bytes: 10,
      }),
      clipboard: {
        write: async (text) => {
          this.clipboard.text = text;
        },
        writePicture: async () => undefined,
        read: async () => ({ text: this.clipboard.text, image: null }),
      },
      refuse: (id) => this.refused.push(id),
      renamePage: () => undefined,
      chooseIcon: () => undefined,
      chooseLogo: () => undefined,
      chooseSymbol: () => undefined,
      createSymbol: async (art) => {
        const id = newId('doc', ids);
        paintedSymbols.setState(({ symbols }) => ({ symbols: new Map(symbols).set(id, art) }));
        return id;
      },
      openDocument: () => undefined,
      splitArea: () => undefined,
      words: {
        newPage: () => 'page',
        newText: () => 'text',
        newBadge: () => 'new',
        newSymbol: () => 'symbol',
      },
    };
    this.actions = createEditorActions(ports);
  }

  private info(x: number, y: number, keys: Keys = {}): PointerInfo {
    return {
      x,
      y,
      screenX: x,
      screenY: y,
      shift: keys.shift ?? false,
      alt: keys.alt ?? false,
      mod: keys.mod ?? false,
      button: keys.button ?? 'left',
      device: keys.device ?? 'mouse',
    };
  }

  down(x: number, y: number, keys?: Keys): this {
    this.machine.pointerDown(this.info(x, y, keys));
    return this;
  }
  move(x: number, y: number, keys?: Keys): this {
    this.machine.pointerMove(this.info(x, y, keys));
    return this;
  }
  up(x: number, y: number, keys?: Keys): this {
    this.machine.pointerUp(this.info(x, y, keys));
    return this;
  }
  click(x: number, y: number, keys?: Keys): this {
    return this.down(x, y, keys).up(x, y, keys);
  }
  doubleClick(x: number, y: number): this {
    this.click(x, y);
    this.machine.doubleClick(this.info(x, y));
    return this;
  }
  drag(from: readonly [number, number], to: readonly [number, number], keys?: Keys): this {
    const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const;
    this.down(...from, keys);
    this.move(...middle, keys);
    this.move(...to, keys);
    return this.up(...to, keys);
  }
  escape(): this {
    this.machine.cancel();
    return this;
  }

  async run(id: string): Promise<boolean> {
    const action = this.actions[id];
    if (!action) throw new Error(`there is no command ${id}`);
    if (action.isEnabled && !action.isEnabled(this.editor)) return false;
    await action.run(this.editor);
    return true;
  }

  get document(): Design {
    return this.editor.document.getState();
  }
  get layers(): readonly Layer[] {
    return this.editor.page().layers;
  }
  get areas(): readonly Area[] {
    return this.editor.areas();
  }
  get selected(): string[] {
    return [...this.editor.session.getState().selection];
  }
  layer(name: string): Layer {
    const found = this.layers.find((layer) => layer.name === name);
    if (!found) throw new Error(`there is no layer ${name}`);
    return found;
  }
}

const ids = countingIds();

export const rectangleLayer = (name: string, frame: Bounds, more: Partial<Layer> = {}): Layer =>
  ({
    kind: 'shape',
    id: newId('lay', ids) as LayerId,
    name,
    shape: 'rectangle',
    fill: '#336699',
    frame,
    ...more,
  }) as Layer;

export const areaOf = (bounds: Bounds, action: AreaAction | null = null): Area => ({
  id: newId('are', ids) as AreaId,
  bounds,
  action,
});

/** A menu of one page, 2500 × 1686, with the given content. */
export function aMenu(layers: readonly Layer[] = [], areas: readonly Area[] = []): RichMenuSet {
  return {
    id: newId('doc', ids),
    kind: 'richMenuSet',
    name: 'menu',
    tags: [],
    notes: '',
    archived: false,
    createdAt: '2026-09-01T00:00:00.000Z',
    updatedAt: '2026-09-01T00:00:00.000Z',
    defaultPageId: null,
    displayPeriod: null,
    pages: [
      {
        id: newId('pag', ids) as PageId,
        name: 'page',
        richMenuAliasId: 'page',
        size: { width: 2500, height: 1686 },
        template: null,
        selected: true,
        chatBarText: 'bar',
        background: { type: 'solid', colour: '#FFFFFF' },
        layers: [...layers],
        areas: [...areas],
      },
    ],
  };
}
