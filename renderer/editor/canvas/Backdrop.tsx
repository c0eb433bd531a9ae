import { useMemo } from 'react';
import { Group, Line, Rect } from 'react-konva';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Bounds, Size } from '#shared/geometry/bounds';
import type { SafeZone } from '#shared/targets/constraints';
import { gridStep } from '../tools/snapping';
import { type CanvasTheme, checks, hatch } from './canvas-theme';

/** What the page is painted on: white as in a chat; of a symbol, that something else shows through where it is clear. */
export function Paper(props: {
  page: Pick<Artboard, 'size' | 'background'>;
  zoom: number;
  isSymbol: boolean;
}) {
  const { background, size } = props.page;
  const isClear =
    props.isSymbol && background.type === 'solid' && /^#.{6}(?!ff)..$/i.test(background.colour);
  const pattern = useMemo(() => (isClear ? checks() : null), [isClear]);
  const shadow = { shadowColor: '#141828', shadowOpacity: 0.16, shadowBlur: 20, shadowOffsetY: 4 };
  if (pattern === null) return <Rect x={0} y={0} {...size} {...shadow} fill="#FFFFFF" />;
  const scale = { x: 1 / props.zoom, y: 1 / props.zoom };
  return (
    <Rect
      x={0}
      y={0}
      {...size}
      {...shadow}
      // Konva's types know pictures of the page alone; a canvas is drawn as well
      fillPatternImage={pattern as unknown as HTMLImageElement}
      fillPatternScale={scale}
    />
  );
}

/** Grid, thirds, and the strips of the page where a tap does nothing. */
export function Grid(props: { size: Size; zoom: number; theme: CanvasTheme }) {
  const { size, zoom, theme } = props;
  const px = 1 / zoom;
  const step = gridStep(size.width);
  const xs = range(step, size.width, step);
  const ys = range(step, size.height, step);
  return (
    <Group opacity={0.7}>
      {xs.map((x) => (
        <Line key={`x${x}`} points={[x, 0, x, size.height]} stroke={theme.line} strokeWidth={px} />
      ))}
      {ys.map((y) => (
        <Line key={`y${y}`} points={[0, y, size.width, y]} stroke={theme.line} strokeWidth={px} />
      ))}
    </Group>
  );
}

const range = (from: number, to: number, step: number) =>
  Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, i) => from + i * step);

/** From this zoom on single pixels are worth seeing. */
export const PIXEL_GRID_FROM = 6;

export function PixelGrid(props: { view: Bounds; zoom: number; theme: CanvasTheme }) {
  const { view, zoom, theme } = props;
  if (zoom < PIXEL_GRID_FROM) return null;
  const px = 1 / zoom;
  const xs = range(Math.ceil(view.x), view.x + view.width, 1);
  const ys = range(Math.ceil(view.y), view.y + view.height, 1);
  return (
    <Group opacity={0.35}>
      {xs.map((x) => (
        <Line
          key={`x${x}`}
          points={[x, view.y, x, view.y + view.height]}
          stroke={theme.line}
          strokeWidth={px}
        />
      ))}
      {ys.map((y) => (
        <Line
          key={`y${y}`}
          points={[view.x, y, view.x + view.width, y]}
          stroke={theme.line}
          strokeWidth={px}
        />
      ))}
    </Group>
  );
}

/** What LINE puts over the picture: nothing that matters should lie there. */
export function SafeZones(props: { zones: readonly SafeZone[]; zoom: number; theme: CanvasTheme }) {
  const { theme, zoom } = props;
  const pattern = useMemo(() => hatch(theme.warnEdge), [theme.warnEdge]);
  return (
    <>
      {props.zones.map(({ bounds, covers }) => (
        <Rect
          key={`${covers} ${bounds.x} ${bounds.y}`}
          {...bounds}
          fillPatternImage={pattern as unknown as HTMLImageElement}
          fillPatternScale={{ x: 1 / zoom, y: 1 / zoom }}
          opacity={0.7}
          stroke={theme.warnEdge}
          strokeWidth={1 / zoom}
          dash={[4 / zoom, 3 / zoom]}
        />
      ))}
    </>
  );
}
