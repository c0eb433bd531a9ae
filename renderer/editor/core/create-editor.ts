import { createStore } from 'zustand/vanilla';
import type { Design } from '#shared/domain/design/design';
import type { Layer } from '#shared/domain/design/layers';
import type { PageId } from '#shared/domain/ids';
import type { Problem } from '#shared/errors/app-error';
import { unionOf } from '#shared/geometry/arrange';
import type { Bounds, Size } from '#shared/geometry/bounds';
import { turnedBounds } from '#shared/geometry/turned';
import type { Editor, SelectableId, SessionState } from '../api';
import { cameraFor, clampZoom, isSameCamera, keepInSight, zoomAt } from './camera';
import { History } from './history';

export interface EditorOptions<D extends Design = Design> {
  /** The rules; run a moment after the last change. */
  check?: (document: D) => Problem[];
  now?: () => number;
  /** Runs a task when there is time; tests run it at once. */
  idle?: (task: () => void) => () => void;
}

type DesignPage = Design['pages'][number];

/** Where the person is on the canvas. */
type Place = Pick<SessionState, 'currentPageId' | 'selection'>;

/** Nothing is under the hand. */
const NO_GESTURE = {
  gesture: null,
  turns: null,
  isCopying: false,
  focusGesture: null,
  guides: [],
  hovered: null,
  marquee: null,
  rulerGesture: null,
  typing: null,
  drawn: null,
} satisfies Partial<SessionState>;

const CHECK_PAUSE_MS = 60;
const laterByTimer = (task: () => void) => {
  const timer = setTimeout(task, CHECK_PAUSE_MS);
  return () => clearTimeout(timer);
};

/** The one object that panels, tools and tests talk to. Knows neither React nor Konva. */
export function createEditor<D extends Design>(
  initial: D,
  options: EditorOptions<D> = {},
): Editor<D> {
  const document = createStore<D>(() => initial);
  const check = options.check ?? (() => []);
  const idle = options.idle ?? laterByTimer;
  const problems = createStore<{ problems: readonly Problem[] }>(() => ({
    problems: check(initial),
  }));
  const firstPage =
    (initial.kind === 'richMenuSet' ? initial.defaultPageId : null) ??
    (initial.pages[0] as DesignPage).id;
  const session = createStore<SessionState>(() => ({
    currentPageId: firstPage,
    selection: new Set(),
    camera: { x: 0, y: 0, zoom: 0.25 },
    viewport: { width: 0, height: 0 },
    tool: 'select',
    toolPath: 'select.idle',
    snapping: true,
    grid: false,
    areasVisible: true,
    safeZones: false,
    ...NO_GESTURE,
  }));
  /** The page was fitted once it had a viewport; later sizes keep what the person chose. */
  let isFitted = false;

  const history = new History<D, Place>({
    read: () => document.getState(),
    write: (next) => document.setState(next, true),
    readPlace() {
      const { currentPageId, selection } = session.getState();
      return { currentPageId, selection };
    },
    goTo({ currentPageId, selection }) {
      showPage(currentPageId);
      session.setState({ selection: alive(selection) });
    },
    now: options.now ?? Date.now,
  });

  let cancelCheck: (() => void) | null = null;
  const checkSoon = () => {
    cancelCheck?.();
    cancelCheck = idle(() => {
      cancelCheck = null;
      problems.setState({ problems: check(document.getState()) }, true);
    });
  };
  const stopWatching = document.subscribe(() => {
    settleSession();
    checkSoon();
  });

  const page = (): D['pages'][number] => {
    const pages: readonly D['pages'][number][] = document.getState().pages;
    const id = session.getState().currentPageId;
    return pages.find((candidate) => candidate.id === id) ?? (pages[0] as D['pages'][number]);
  };

  /** Ids that still exist on the current page. */
  function alive(selection: ReadonlySet<SelectableId>): ReadonlySet<SelectableId> {
    const { areas, layers } = page();
    const ids = new Set<SelectableId>([...areas.map((a) => a.id), ...layers.map((l) => l.id)]);
    const kept = [...selection].filter((id) => ids.has(id));
    return kept.length === selection.size ? selection : new Set(kept);
  }

  /** Shows another page whole; a page that is gone leaves things as they are. */
  function showPage(id: PageId): void {
    if (session.getState().currentPageId === id) return;
    if (!document.getState().pages.some((candidate) => candidate.id === id)) return;
    session.setState({ currentPageId: id, selection: new Set(), ...NO_GESTURE });
    fit(wholePage());
  }

  /** After undo or a deletion: the page and the selection must be ones that exist. */
  function settleSession(): void {
    const { pages } = document.getState();
    const { currentPageId, selection } = session.getState();
    if (!pages.some((candidate) => candidate.id === currentPageId)) {
      session.setState({ currentPageId: (pages[0] as DesignPage).id, selection: new Set() });
      return;
    }
    const kept = alive(selection);
    if (kept !== selection) session.setState({ selection: kept });
  }

  const fit = (box: Bounds) =>
    session.setState({ camera: cameraFor(box, session.getState().viewport) });
  const wholePage = (): Bounds => ({ x: 0, y: 0, ...page().size });

  return {
    document,
    session,
    history: history.state,
    problems,
    page,
    areas: () => page().areas,
    selectedAreas: () => page().areas.filter((area) => session.getState().selection.has(area.id)),
    selectedLayers: () =>
      page().layers.filter((layer) => session.getState().selection.has(layer.id)),

    edit(editOptions, recipe) {
      const { selection, currentPageId } = editOptions;
      const leads = selection !== undefined || currentPageId !== undefined;
      history.edit(
        editOptions,
        recipe,
        leads
          ? {
              currentPageId: currentPageId ?? session.getState().currentPageId,
              selection: new Set(selection ?? []),
            }
          : undefined,
      );
    },
    closeStep: () => history.close(),
    undo: () => history.undo(),
    redo: () => history.redo(),
    goToStep: (position) => history.goTo(position),
    replace(next, label) {
      history.edit({ label }, (draft) => {
        Object.assign(draft, next);
      });
    },

    select(ids, mode = 'replace') {
      const { selection } = session.getState();
      const wanted = [...ids];
      let next: Set<SelectableId>;
      if (mode === 'replace') next = new Set(wanted);
      else {
        next = new Set(selection);
        for (const id of wanted) {
          if (mode === 'toggle' && next.has(id)) next.delete(id);
          else next.add(id);
        }
      }
      session.setState({ selection: alive(next) });
      history.close();
    },
    show: (state) => session.setState(state),
    preselect: (ids) => session.setState({ selection: new Set(ids) }),
    setTool: (tool) => session.setState({ tool, toolPath: `${tool}.idle`, ...NO_GESTURE }),
    setCurrentPage(id: PageId) {
      showPage(id);
      history.close();
    },
    setSnapping: (snapping) => session.setState({ snapping }),
    setGrid: (grid) => session.setState({ grid }),
    setAreasVisible: (areasVisible) => session.setState({ areasVisible }),
    setSafeZones: (safeZones) => session.setState({ safeZones }),

    setViewport(width, height) {
      const { camera, viewport } = session.getState();
      // who sees the whole page sees it whole, also beside a panel that has just been opened
      const isWhole = isFitted && isSameCamera(camera, cameraFor(wholePage(), viewport));
      session.setState({ viewport: { width, height } });
      if ((!isFitted || isWhole) && width > 0 && height > 0) {
        isFitted = true;
        fit(wholePage());
      }
    },
    zoomTo(zoom, anchor) {
      const { camera, viewport } = session.getState();
      const at = anchor ?? { x: viewport.width / 2, y: viewport.height / 2 };
      const next = zoomAt(camera, clampZoom(zoom), at);
      session.setState({ camera: keepInSight(next, page().size, viewport) });
    },
    zoomToFit: () => fit(wholePage()),
    zoomToSelection() {
      const { selection } = session.getState();
      const boxes = [
        ...page()
          .areas.filter((area) => selection.has(area.id))
          .map((area) => area.bounds),
        ...page()
          .layers.filter((layer) => selection.has(layer.id))
          .map((layer) => turnedBounds(layer.frame, layer.rotation)),
      ];
      fit(unionOf(boxes) ?? wholePage());
    },
    panBy(dx, dy) {
      const { camera, viewport } = session.getState();
      const moved = { ...camera, x: camera.x + dx / camera.zoom, y: camera.y + dy / camera.zoom };
      session.setState({ camera: keepInSight(moved, page().size, viewport) });
    },

    reveal(problem) {
      const [list, pageIndex, inner, index] = problem.path;
      const target =
        list === 'pages' && typeof pageIndex === 'number'
          ? document.getState().pages[pageIndex]
          : undefined;
      if (!target) {
        session.setState({ selection: new Set() });
        return;
      }
      if (target.id !== session.getState().currentPageId) this.setCurrentPage(target.id);
      const thing =
        typeof index !== 'number'
          ? undefined
          : inner === 'areas'
            ? target.areas[index]
            : inner === 'layers'
              ? target.layers[index]
              : undefined;
      this.select(thing ? [thing.id] : []);
      const box = thing && ('bounds' in thing ? thing.bounds : (thing as Layer).frame);
      if (box && !isVisible(box, session.getState())) this.zoomToSelection();
    },
    checkAgain: checkSoon,
    dispose() {
      cancelCheck?.();
      stopWatching();
    },
  };
}

function isVisible(
  box: Bounds,
  { camera, viewport }: { camera: SessionState['camera']; viewport: Size },
) {
  const right = camera.x + viewport.width / camera.zoom;
  const bottom = camera.y + viewport.height / camera.zoom;
  return (
    box.x >= camera.x &&
    box.y >= camera.y &&
    box.x + box.width <= right &&
    box.y + box.height <= bottom
  );
}
