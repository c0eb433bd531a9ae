import type { RandomBytes } from '#shared/domain/ids';
import { newId } from '#shared/domain/ids';
import type { Area, Layer, Page } from '#shared/domain/rich-menu/schema';
import type { Size } from '#shared/geometry/bounds';
import { fitIntoTemplate, templateAreas } from '#shared/geometry/templates';

export interface LayoutChange {
  areas: Area[];
  layers: Layer[];
  /** Actions that found a place, and those that did not. */
  kept: number;
  lost: number;
}

/**
 * Another size or layout for a page that exists. Areas move into the new cells with what they do;
 * artwork is scaled to the new width, so that it stays whole where the proportions stay.
 */
export function changeTemplate(
  page: Pick<Page, 'areas' | 'layers' | 'size'>,
  wanted: { size: Size; template: string | null },
  random: RandomBytes,
): LayoutChange {
  const scale = wanted.size.width / page.size.width;
  const layers = scale === 1 ? page.layers : page.layers.map((layer) => scaled(layer, scale));
  if (wanted.template === null) {
    const areas = page.areas.map((area) => moved(area, page.size, wanted.size));
    return { areas, layers, kept: countActions(areas), lost: 0 };
  }
  const cells = templateAreas(wanted.template, wanted.size);
  const { placed, left } = fitIntoTemplate(page.areas, page.size, cells, wanted.size);
  const areas = cells.map((bounds, index): Area => {
    const old = placed[index];
    return old ? { ...old, bounds } : { id: newId('are', random), bounds, action: null };
  });
  return { areas, layers, kept: countActions(areas), lost: left.length };
}

const countActions = (areas: readonly Area[]) =>
  areas.filter((area) => area.action !== null).length;

/** Edges are rounded, not widths, so that areas which touched still touch. */
function moved(area: Area, from: Size, to: Size): Area {
  const { x, y, width, height } = area.bounds;
  const atX = (value: number) => Math.round((value / from.width) * to.width);
  const atY = (value: number) => Math.round((value / from.height) * to.height);
  return {
    ...area,
    bounds: {
      x: atX(x),
      y: atY(y),
      width: Math.max(1, atX(x + width) - atX(x)),
      height: Math.max(1, atY(y + height) - atY(y)),
    },
  };
}

function scaled(layer: Layer, scale: number): Layer {
  const frame = {
    x: layer.frame.x * scale,
    y: layer.frame.y * scale,
    width: layer.frame.width * scale,
    height: layer.frame.height * scale,
  };
  const radius = 'cornerRadius' in layer ? layer.cornerRadius : undefined;
  switch (layer.kind) {
    case 'text':
      return { ...layer, frame, fontSize: layer.fontSize * scale };
    case 'image':
      return { ...layer, frame, ...(radius === undefined ? {} : { cornerRadius: radius * scale }) };
    case 'shape':
      return {
        ...layer,
        frame,
        ...(radius === undefined ? {} : { cornerRadius: radius * scale }),
        ...(layer.strokeWidth === undefined ? {} : { strokeWidth: layer.strokeWidth * scale }),
      };
  }
}
