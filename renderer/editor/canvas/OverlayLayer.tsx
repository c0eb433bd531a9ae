import { Group, Line, Rect, Text } from 'react-konva';
import { unionOf } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import type { Guide, SelectableId } from '../api';
import { HANDLES, handlePoint } from '../core/hit-test';
import type { CanvasTheme } from './canvas-theme';

const HANDLE_PX = 8;

/** What belongs to the hand and not to the page: handles, the size, guides, the rubber band. */
export function OverlayLayer(props: {
  boxes: ReadonlyMap<SelectableId, Bounds>;
  isResizable: boolean;
  guides: readonly Guide[];
  marquee: Bounds | null;
  isDrawing: boolean;
  zoom: number;
  theme: CanvasTheme;
}) {
  const { theme, zoom, marquee } = props;
  const px = 1 / zoom;
  const box = unionOf([...props.boxes.values()]);
  return (
    <>
      {props.guides.map((guide) => (
        <Line
          key={`${guide.axis}${guide.at}`}
          points={
            guide.axis === 'x'
              ? [guide.at, guide.from - 20 * px, guide.at, guide.to + 20 * px]
              : [guide.from - 20 * px, guide.at, guide.to + 20 * px, guide.at]
          }
          stroke={theme.guide}
          strokeWidth={px}
        />
      ))}
      {box && props.boxes.size > 1 && (
        <Rect {...box} stroke={theme.area} strokeWidth={px} dash={[4 * px, 3 * px]} />
      )}
      {box && props.boxes.size === 1 && <Rect {...box} stroke={theme.area} strokeWidth={2 * px} />}
      {box &&
        props.isResizable &&
        HANDLES.map((handle) => {
          const point = handlePoint(box, handle);
          return (
            <Rect
              key={handle}
              x={point.x - (HANDLE_PX / 2) * px}
              y={point.y - (HANDLE_PX / 2) * px}
              width={HANDLE_PX * px}
              height={HANDLE_PX * px}
              cornerRadius={2 * px}
              fill="#FFFFFF"
              stroke={theme.area}
              strokeWidth={1.5 * px}
            />
          );
        })}
      {box && <SizeLabel box={box} px={px} theme={theme} />}
      {marquee && (
        <Rect
          {...marquee}
          stroke={theme.area}
          strokeWidth={props.isDrawing ? 2 * px : px}
          fill={theme.areaFill}
        />
      )}
      {marquee && props.isDrawing && <SizeLabel box={marquee} px={px} theme={theme} />}
    </>
  );
}

/** `810 × 843` on the accent, below what is selected. */
function SizeLabel({ box, px, theme }: { box: Bounds; px: number; theme: CanvasTheme }) {
  const text = `${Math.round(box.width)} × ${Math.round(box.height)}`;
  const width = (text.length * 7 + 14) * px;
  const height = 20 * px;
  return (
    <Group x={box.x + box.width / 2 - width / 2} y={box.y + box.height + 10 * px}>
      <Rect width={width} height={height} cornerRadius={4 * px} fill={theme.area} />
      <Text
        text={text}
        width={width}
        height={height}
        align="center"
        verticalAlign="middle"
        fontSize={12 * px}
        fontStyle="700"
        fontFamily={theme.font}
        fill={theme.onAccent}
      />
    </Group>
  );
}
