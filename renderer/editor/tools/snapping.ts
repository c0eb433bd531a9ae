import type { Bounds, Size } from '#shared/geometry/bounds';
import { SNAP_SCREEN_PX, type SnapEdges, type SnapResult, snapBounds } from '#shared/geometry/snap';
import { turnedBounds } from '#shared/geometry/turned';
import type { Editor, SelectableId } from '../api';

/** Lines of the grid lie this far apart on the page, whatever its size: a twelfth of the width. */
export const gridStep = (pageWidth: number): number => Math.round(pageWidth / 12);

/** Snaps a box against everything on the page that is not being moved itself. */
export function snapInEditor(
  editor: Editor,
  box: Bounds,
  moving: ReadonlySet<SelectableId>,
  suspended: boolean,
  edges?: SnapEdges,
): SnapResult {
  const { snapping, grid, camera } = editor.session.getState();
  if (!snapping || suspended) return { dx: 0, dy: 0, guides: [] };
  const page = editor.page();
  const others = [
    ...page.areas.filter((area) => !moving.has(area.id)).map((area) => area.bounds),
    ...page.layers
      // a picture that fills the page has the page's own edges
      .filter((layer) => !layer.hidden && !moving.has(layer.id) && !fills(layer.frame, page.size))
      .map((layer) => turnedBounds(layer.frame, layer.rotation)),
  ];
  return snapBounds(
    box,
    {
      page: page.size,
      others,
      gridPx: grid ? gridStep(page.size.width) : null,
      guides: page.guides,
      marginPx: marginOf(page.size),
    },
    SNAP_SCREEN_PX / camera.zoom,
    edges,
  );
}

const fills = (frame: Bounds, page: Size): boolean =>
  frame.width >= page.width && frame.height >= page.height;

/** The same free edge on all sides, as designers leave it: a twenty-fifth of the shorter side. */
const marginOf = ({ width, height }: Size): number => Math.round(Math.min(width, height) / 25);
