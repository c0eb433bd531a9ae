import type { Area } from '#shared/domain/areas';
import type { Design } from '#shared/domain/design/design';
import type { Layer } from '#shared/domain/design/layers';
import type { AreaId, LayerId, PageId } from '#shared/domain/ids';
import type { Problem } from '#shared/errors/app-error';
import type { Bounds } from '#shared/geometry/bounds';

/*
 * What the rest of the window may know of the editor. Features and panels talk to this façade; only
 * `renderer/editor` knows how it is done. No React and no Konva here, so that tests can drive the
 * same object without a browser.
 */

/** A value that can be read and watched; zustand's vanilla stores fit it. */
export interface Readable<T> {
  getState(): T;
  subscribe(listener: (state: T, previous: T) => void): () => void;
}

/** Shapes that are drawn from corner to corner. */
export type DrawnShape = 'rectangle' | 'ellipse' | 'line';
export type ToolId = 'select' | 'area' | 'text' | 'hand' | DrawnShape;
export type SelectableId = AreaId | LayerId;

export interface Camera {
  /** Page pixel that lies at the left top corner of the viewport. */
  x: number;
  y: number;
  /** Screen pixels per page pixel, 0.02–8. */
  zoom: number;
}

export interface Guide {
  axis: 'x' | 'y';
  /** Page pixels. */
  at: number;
  from: number;
  to: number;
  /** The guide measures: a span from `from` to `to`, with its length in page pixels. */
  distance?: number;
}

/** A guide on its way out of a ruler, along the page, or back. */
export interface RulerGesture {
  axis: 'x' | 'y';
  at: number;
  /** Where the guide was; null for a new one. */
  from: number | null;
}

export interface SessionState {
  currentPageId: PageId;
  selection: ReadonlySet<SelectableId>;
  camera: Camera;
  viewport: { width: number; height: number };
  tool: ToolId;
  /** Readable path of the state machine, such as `select.translating`. */
  toolPath: string;
  hovered: SelectableId | null;
  snapping: boolean;
  grid: boolean;
  areasVisible: boolean;
  /** What LINE puts over the picture is shown. */
  safeZones: boolean;
  guides: readonly Guide[];
  /** Bounds of what is being dragged, before they become part of the document. */
  gesture: ReadonlyMap<SelectableId, Bounds> | null;
  /** Angles of layers that are being turned, before they become part of the document. */
  turns: ReadonlyMap<SelectableId, number> | null;
  /** The gesture shows copies; the originals stay where they are. */
  isCopying: boolean;
  /** Where a picture is being moved to within its frame, before it becomes part of the document. */
  focusGesture: { id: SelectableId; focus: { x: number; y: number } } | null;
  rulerGesture: RulerGesture | null;
  /** The rubber band, or the rectangle of an area that is being drawn. */
  marquee: Bounds | null;
  /** The shape that is being drawn, before it becomes part of the document. */
  drawn: Layer | null;
  /** The text layer whose words are being typed on the page. */
  typing: LayerId | null;
}

/** The parts of the session that tools write while the pointer is down. */
export type ShownByTools =
  | 'gesture'
  | 'turns'
  | 'isCopying'
  | 'focusGesture'
  | 'guides'
  | 'hovered'
  | 'marquee'
  | 'rulerGesture'
  | 'toolPath'
  | 'typing'
  | 'drawn';

export interface HistoryState {
  canUndo: boolean;
  canRedo: boolean;
  /** Translation key of the step, for "Undo move area". */
  undoLabel: string | null;
  redoLabel: string | null;
  /** Newest last; for the history panel. */
  steps: readonly { id: number; label: string; at: number }[];
  /** Index into `steps` of the step that is applied last; -1 at the start. */
  position: number;
}

export interface EditOptions {
  /** Translation key under `history.*`, e.g. `moveAreas`. */
  label: string;
  /** Edits with the same key in a row (typing in one field) become one step until `closeStep`. */
  coalesce?: string;
  /** `ignore`: not undoable (thumbnails, timestamps). */
  capture?: 'record' | 'ignore';
  /** Selected afterwards, as part of the step: redo selects it again. Default: the selection stays. */
  selection?: Iterable<SelectableId>;
  /** The page to be on afterwards, for edits that add one. */
  currentPageId?: PageId;
}

/** `D`: which design it has open; panels that only know rich menus ask for `Editor<RichMenuSet>`. */
export interface Editor<D extends Design = Design> {
  readonly document: Readable<D>;
  readonly session: Readable<SessionState>;
  readonly history: Readable<HistoryState>;
  /** Problems of the whole set, kept up to date by a short idle after each change. */
  readonly problems: Readable<{ problems: readonly Problem[] }>;

  page(): D['pages'][number];
  areas(): readonly Area[];
  selectedAreas(): readonly Area[];
  selectedLayers(): readonly Layer[];

  /** The one way to change the document; the recipe gets an immer draft. */
  edit(options: EditOptions, recipe: (draft: D) => void): void;
  closeStep(): void;
  undo(): void;
  redo(): void;
  /** Goes to a step of the history panel. */
  goToStep(position: number): void;
  /** Replaces the document by what came from elsewhere (restore, revert); one step. */
  replace(document: D, label: string): void;

  select(ids: Iterable<SelectableId>, mode?: 'replace' | 'add' | 'toggle'): void;
  setTool(tool: ToolId): void;
  setCurrentPage(id: PageId): void;
  setSnapping(on: boolean): void;
  setGrid(on: boolean): void;
  setAreasVisible(on: boolean): void;
  setSafeZones(on: boolean): void;

  setViewport(width: number, height: number): void;
  zoomTo(zoom: number, anchor?: { x: number; y: number }): void;
  zoomToFit(): void;
  zoomToSelection(): void;
  panBy(dx: number, dy: number): void;

  /** For tools: what a gesture shows before it becomes part of the document. */
  show(state: Partial<Pick<SessionState, ShownByTools>>): void;
  /** For tools: selects without closing the step, while a rubber band is drawn. */
  preselect(ids: Iterable<SelectableId>): void;

  /** Selects and shows what a problem's path points at. */
  reveal(problem: Problem): void;
  /** Runs the rules again: something outside of the document that they look at has changed. */
  checkAgain(): void;
  dispose(): void;
}
