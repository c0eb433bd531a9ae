import type { BrandKit } from '#shared/domain/brand/kit';
import { brandedBackground, brandedGroup, brandedLayer } from '#shared/domain/brand/resolve';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Layer, LayerGroup, SymbolLayer } from '#shared/domain/design/layers';
import { contentOf, MAX_SYMBOL_DEPTH, placementOf } from '#shared/domain/symbol/resolve';
import { type Bounds, doMeet } from '#shared/geometry/bounds';
import { paintedKit } from './brand';
import type { Context2D } from './canvas-types';
import { extentOf, paintExtent, reachOf, shadowReach } from './layer-extent';
import { paintBackground } from './paint-background';
import { paintIcon } from './paint-icon';
import { paintImage } from './paint-image';
import { paintLine } from './paint-line';
import { paintQr } from './paint-qr';
import { paintShape } from './paint-shape';
import { inSymbol, paintMissing } from './paint-symbol';
import { paintBadge, paintText } from './paint-text';
import type { Resources } from './resources';
import { castShadow, paintApart, scaleOf } from './scratch';

export interface PaintOptions {
  /** Which layers to paint; hidden ones never are. */
  layers?: (layer: Layer) => boolean;
  /** `false` leaves out the page's background, for painting single layers on top of a cached picture. */
  background?: boolean;
  /** Nothing outside of this rectangle is looked at afterwards: what cannot reach into it is left out. */
  within?: Bounds;
  /** Also what lies outside of the page, for a picture that is cut later: where it will stand by then. */
  isUncut?: boolean;
}

type Painted = Pick<Artboard, 'size' | 'background' | 'layers' | 'groups' | 'brand'>;

/**
 * Paints a page at the origin of `ctx`, one unit per page pixel, clipped to the page unless it is to be uncut. Scale the
 * context to paint smaller or larger. What follows the brand kit is painted as the kit has it now. Areas are not artwork and are never painted.
 */
export function paintPage(
  ctx: Context2D,
  page: Painted,
  resources: Resources,
  options: PaintOptions = {},
): void {
  ctx.save();
  if (!options.isUncut) {
    ctx.beginPath();
    ctx.rect(0, 0, page.size.width, page.size.height);
    ctx.clip();
  }
  const { kit } = paintedKit.getState();
  if (options.background !== false) paintBackground(ctx, brandedBackground(page, kit), page.size);
  const { within } = options;
  const chosen = options.layers ? page.layers.filter(options.layers) : page.layers;
  // a group is painted as one: it stays whole
  const needed = within
    ? chosen.filter((layer) => layer.groups?.length || doMeet(reachOf(layer, []), within))
    : chosen;
  const layers = needed.map((layer) => brandedLayer(layer, kit));
  const look: Look = {
    resources,
    kit,
    groups: groupsOf(page, kit),
    depth: 0,
    left: { symbols: MOST },
  };
  paintRun(ctx, layers, 0, look);
  ctx.restore();
}

/** Files may show each other more often than anybody could draw; a page ends somewhere. */
const MOST = 2_000;

/** All that painting needs to know beside the layers themselves. */
interface Look {
  resources: Resources;
  kit: BrandKit;
  groups: ReadonlyMap<string, LayerGroup>;
  /** How many symbols this lies in. */
  depth: number;
  /** Shared by the whole page. */
  left: { symbols: number };
}

const groupsOf = ({ groups }: Pick<Artboard, 'groups'>, kit: BrandKit): Look['groups'] =>
  new Map((groups ?? []).map((group) => [group.id, brandedGroup(group, kit)]));

/** Paints layers in order; neighbours of one group at this depth are painted together. */
function paintRun(ctx: Context2D, layers: readonly Layer[], depth: number, look: Look): void {
  for (let at = 0; at < layers.length; ) {
    const layer = layers[at] as Layer;
    const id = layer.groups?.[depth];
    const group = id === undefined ? undefined : look.groups.get(id);
    if (!group) {
      paintLayer(ctx, layer, look);
      at += 1;
      continue;
    }
    let end = at + 1;
    while (layers[end]?.groups?.[depth] === id) end += 1;
    const members = layers.slice(at, end);
    at = end;
    if (!group.hidden) paintGroup(ctx, group, members, depth, look);
  }
}

function paintGroup(
  ctx: Context2D,
  group: LayerGroup,
  members: readonly Layer[],
  depth: number,
  look: Look,
): void {
  const opacity = group.opacity ?? 1;
  const inside = (on: Context2D) => paintRun(on, members, depth + 1, look);
  if (opacity === 0) return;
  if (opacity === 1 && !group.shadow) {
    inside(ctx);
    return;
  }
  const extent = extentOf(members.filter((layer) => !layer.hidden));
  if (!extent) return;
  const pageTransform = ctx.getTransform();
  paintApart(
    ctx,
    withShadows(extent, members),
    { opacity, shadow: group.shadow, pageTransform },
    inside,
  );
}

/** Room for the shadows of the layers themselves. */
function withShadows(extent: ReturnType<typeof paintExtent>, layers: readonly Layer[]) {
  const reach = Math.max(0, ...layers.map(({ shadow }) => shadowReach(shadow)));
  return {
    x: extent.x - reach,
    y: extent.y - reach,
    width: extent.width + 2 * reach,
    height: extent.height + 2 * reach,
  };
}

/** Paints one layer in page coordinates, with its rotation, opacity and shadow. */
function paintLayer(ctx: Context2D, layer: Layer, look: Look): void {
  const opacity = layer.opacity ?? 1;
  if (layer.hidden || opacity === 0) return;
  const pageTransform = ctx.getTransform();
  ctx.save();
  if (layer.rotation) {
    const cx = layer.frame.x + layer.frame.width / 2;
    const cy = layer.frame.y + layer.frame.height / 2;
    ctx.translate(cx, cy);
    ctx.rotate((layer.rotation * Math.PI) / 180);
    ctx.translate(-cx, -cy);
  }
  const paint = (on: Context2D) => paintContent(on, layer, look);
  const needsSheet =
    (opacity < 1 && hasSeveralStrokes(layer)) ||
    (layer.shadow !== undefined && (hasSeveralStrokes(layer) || layer.kind === 'image'));
  if (needsSheet) {
    paintApart(ctx, paintExtent(layer), { opacity, shadow: layer.shadow, pageTransform }, paint);
  } else {
    ctx.globalAlpha *= opacity;
    if (layer.shadow) castShadow(ctx, layer.shadow, scaleOf(ctx));
    paint(ctx);
  }
  ctx.restore();
}

function paintContent(ctx: Context2D, layer: Layer, look: Look): void {
  switch (layer.kind) {
    case 'image':
      paintImage(ctx, layer, look.resources);
      break;
    case 'text':
      paintText(ctx, layer);
      break;
    case 'shape':
      paintShape(ctx, layer);
      break;
    case 'line':
      paintLine(ctx, layer);
      break;
    case 'icon':
      paintIcon(ctx, layer);
      break;
    case 'qr':
      paintQr(ctx, layer);
      break;
    case 'badge':
      paintBadge(ctx, layer);
      break;
    case 'symbol':
      paintSymbol(ctx, layer, look);
      break;
  }
}

/** A symbol as it is now, as large as it fits into the frame, cut to its own size. */
function paintSymbol(ctx: Context2D, layer: SymbolLayer, look: Look): void {
  const art = look.resources.symbols.get(layer.symbol);
  if (look.resources.missingSymbols.includes(layer.symbol)) paintMissing(ctx, layer);
  if (!art || look.depth >= MAX_SYMBOL_DEPTH || look.left.symbols <= 0) return;
  look.left.symbols -= 1;
  const content = contentOf(layer, art);
  const layers = content.layers.map((inner) => brandedLayer(inner, look.kit));
  const within = { ...look, groups: groupsOf(content, look.kit), depth: look.depth + 1 };
  inSymbol(ctx, placementOf(layer, art), art.size, (on) => {
    paintBackground(on, brandedBackground(content, look.kit), art.size);
    paintRun(on, layers, 0, within);
  });
}

/** Painted in several goes that lie on each other; with alpha or a shadow the overlap would show. */
function hasSeveralStrokes(layer: Layer): boolean {
  switch (layer.kind) {
    case 'shape':
      return (
        (layer.fill !== undefined || layer.gradient !== undefined) && (layer.strokeWidth ?? 0) > 0
      );
    case 'text':
      return layer.stroke !== undefined || layer.text.includes('\n') || layer.text.length > 1;
    case 'line':
      return layer.start !== undefined || layer.end !== undefined;
    case 'badge':
    case 'symbol':
      return true;
    case 'qr':
      return layer.background !== undefined;
    default:
      return false;
  }
}
