import { Circle, Group, Line, Rect } from 'react-konva';
import { unionOf } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import { centreOf } from '#shared/geometry/turned';
import type { Guide, SelectableId } from '../api';
import { HANDLES, handlePoint, knobPoint, type SelectionFrame } from '../core/hit-test';
import { CanvasLabel } from './CanvasLabel';
import type { CanvasTheme } from './canvas-theme';

const HANDLE_PX = 8;

/** What belongs to the hand and not to the page: handles, the size, guides, the rubber band. */
export function OverlayLayer(props: {
  boxes: ReadonlyMap<SelectableId, Bounds>;
  /** Where handles stand; null: nothing is chosen that could be changed. */
  frame: SelectionFrame | null;
  hovered: { box: Bounds; rotation: number } | null;
  guides: readonly Guide[];
  marquee: Bounds | null;
  isDrawing: boolean;
  zoom: number;
  theme: CanvasTheme;
}) {
  const { theme, zoom, marquee, frame, hovered } = props;
  const px = 1 / zoom;
  const box = frame?.box ?? unionOf([...props.boxes.values()]);
  return (
    <>
      {hovered && (
        <Turned {...hovered}>
          <Rect {...hovered.box} stroke={theme.area} strokeWidth={px} opacity={0.7} />
        </Turned>
      )}
      {props.guides.map((guide) =>
        guide.distance === undefined ? (
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
        ) : (
          <Distance
            key={`d${guide.axis}${guide.at} ${guide.from}`}
            guide={guide}
            px={px}
            theme={theme}
          />
        ),
      )}
      {frame && (
        <Turned box={frame.box} rotation={frame.rotation}>
          <Rect
            {...frame.box}
            stroke={theme.area}
            strokeWidth={props.boxes.size > 1 ? px : 2 * px}
            dash={props.boxes.size > 1 ? [4 * px, 3 * px] : undefined}
          />
        </Turned>
      )}
      {!frame && box && (
        <Rect {...box} stroke={theme.area} strokeWidth={px} dash={[6 * px, 4 * px]} />
      )}
      {frame && <Handles frame={frame} px={px} zoom={zoom} theme={theme} />}
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

/** Turns what it holds about the middle of a box. */
function Turned(props: { box: Bounds; rotation: number; children: React.ReactNode }) {
  const { x, y } = centreOf(props.box);
  return (
    <Group x={x} y={y} offsetX={x} offsetY={y} rotation={props.rotation}>
      {props.children}
    </Group>
  );
}

function Handles(props: { frame: SelectionFrame; px: number; zoom: number; theme: CanvasTheme }) {
  const { frame, px, theme } = props;
  const knob = knobPoint(frame, props.zoom);
  const top = handlePoint(frame.box, 'n', frame.rotation);
  return (
    <>
      {frame.canRotate && (
        <>
          <Line points={[top.x, top.y, knob.x, knob.y]} stroke={theme.area} strokeWidth={px} />
          <Circle
            {...knob}
            radius={4.5 * px}
            fill="#FFFFFF"
            stroke={theme.area}
            strokeWidth={1.5 * px}
          />
        </>
      )}
      {HANDLES.map((handle) => {
        const point = handlePoint(frame.box, handle, frame.rotation);
        return (
          <Rect
            key={handle}
            {...point}
            offsetX={(HANDLE_PX / 2) * px}
            offsetY={(HANDLE_PX / 2) * px}
            rotation={frame.rotation}
            width={HANDLE_PX * px}
            height={HANDLE_PX * px}
            cornerRadius={2 * px}
            fill="#FFFFFF"
            stroke={theme.area}
            strokeWidth={1.5 * px}
          />
        );
      })}
    </>
  );
}

/** A measured span with its length, in page pixels. */
function Distance({ guide, px, theme }: { guide: Guide; px: number; theme: CanvasTheme }) {
  const { at, from, to } = guide;
  const isAcross = guide.axis === 'y';
  const middle = (from + to) / 2;
  const end = 5 * px;
  const points = isAcross
    ? [
        [from, at, to, at],
        [from, at - end, from, at + end],
        [to, at - end, to, at + end],
      ]
    : [
        [at, from, at, to],
        [at - end, from, at + end, from],
        [at - end, to, at + end, to],
      ];
  return (
    <>
      {points.map((each) => (
        <Line key={each.join(' ')} points={each} stroke={theme.guide} strokeWidth={px} />
      ))}
      <CanvasLabel
        text={String(guide.distance)}
        centre={isAcross ? { x: middle, y: at } : { x: at, y: middle }}
        px={px}
        fill={theme.guide}
        colour={theme.onGuide}
        font={theme.font}
        height={18}
        padding={10}
        fontSize={11}
      />
    </>
  );
}

/** `810 × 843` on the accent, below what is selected. */
function SizeLabel({ box, px, theme }: { box: Bounds; px: number; theme: CanvasTheme }) {
  return (
    <CanvasLabel
      text={`${Math.round(box.width)} × ${Math.round(box.height)}`}
      centre={{ x: box.x + box.width / 2, y: box.y + box.height + 20 * px }}
      px={px}
      fill={theme.area}
      colour={theme.onAccent}
      font={theme.font}
      height={20}
      padding={14}
      fontSize={12}
    />
  );
}
