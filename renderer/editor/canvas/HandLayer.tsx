import type { Artboard } from '#shared/domain/design/artboard';
import { unionOf } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import { centreOf } from '#shared/geometry/turned';
import type { Camera, Guide, RulerGesture } from '../api';
import { HANDLES, handlePoint, knobPoint, type SelectionFrame } from '../core/hit-test';
import { CanvasLabel } from './CanvasLabel';
import { viewOf } from './view-of';

const HANDLE_PX = 8;
const INK = {
  area: 'var(--t-area)',
  areaFill: 'var(--t-area-fill)',
  onArea: 'var(--t-on-accent)',
  guide: 'var(--t-guide)',
  onGuide: 'var(--t-on-guide)',
  bad: 'var(--t-bad)',
  onBad: 'var(--t-on-bad)',
};

/**
 * What belongs to the hand and not to the page: handles, the size, guides, the rubber band, and gaps. Part of an SVG,
 * in pixels of the view.
 */
export function HandLayer(props: {
  camera: Camera;
  viewport: { width: number; height: number };
  /** What is chosen, whether it can be changed or not. */
  boxes: readonly Bounds[];
  /** Where handles stand; null: nothing is chosen that could be changed. */
  frame: SelectionFrame | null;
  hovered: { box: Bounds; rotation: number } | null;
  guides: readonly Guide[];
  /** Guides out of the rulers. */
  rulerGuides: Artboard['guides'];
  rulerGesture: RulerGesture | null;
  gaps: readonly Bounds[];
  marquee: Bounds | null;
  isDrawing: boolean;
}) {
  const { camera, marquee, frame, hovered, boxes } = props;
  const view = viewOf(camera);
  const box = frame?.box ?? unionOf(boxes);
  const isMany = boxes.length > 1;
  return (
    <>
      <Gaps gaps={props.gaps} camera={camera} />
      <RulerGuides {...props} guides={props.rulerGuides} dragged={props.rulerGesture} />
      {hovered && (
        <Outline {...hovered} camera={camera} stroke={INK.area} strokeWidth={1} opacity={0.7} />
      )}
      {props.guides.map((guide) =>
        guide.distance === undefined ? (
          <SmartGuide key={`${guide.axis}${guide.at}`} guide={guide} camera={camera} />
        ) : (
          <Distance key={`d${guide.axis}${guide.at} ${guide.from}`} guide={guide} camera={camera} />
        ),
      )}
      {frame && (
        <Outline
          {...frame}
          camera={camera}
          stroke={INK.area}
          strokeWidth={isMany ? 1 : 2}
          strokeDasharray={isMany ? '4 3' : undefined}
        />
      )}
      {!frame && box && (
        <rect {...view.box(box)} fill="none" stroke={INK.area} strokeDasharray="6 4" />
      )}
      {frame && <Handles frame={frame} camera={camera} />}
      {box && <SizeLabel box={box} camera={camera} />}
      {marquee && (
        <rect
          {...view.box(marquee)}
          stroke={INK.area}
          strokeWidth={props.isDrawing ? 2 : 1}
          fill={INK.areaFill}
        />
      )}
      {marquee && props.isDrawing && <SizeLabel box={marquee} camera={camera} />}
    </>
  );
}

/** A rectangle of the page in its own turn. */
function Outline(
  props: { box: Bounds; rotation: number; camera: Camera } & Pick<
    React.SVGProps<SVGRectElement>,
    'stroke' | 'strokeWidth' | 'strokeDasharray' | 'opacity'
  >,
) {
  const { box, rotation, camera, stroke, strokeWidth, strokeDasharray, opacity } = props;
  const view = viewOf(camera);
  const { x, y } = view.point(centreOf(box));
  return (
    <rect
      {...view.box(box)}
      transform={rotation ? `rotate(${rotation} ${x} ${y})` : undefined}
      fill="none"
      stroke={stroke}
      strokeWidth={strokeWidth}
      strokeDasharray={strokeDasharray}
      opacity={opacity}
    />
  );
}

function Handles({ frame, camera }: { frame: SelectionFrame; camera: Camera }) {
  const view = viewOf(camera);
  const knob = view.point(knobPoint(frame, camera.zoom));
  const top = view.point(handlePoint(frame.box, 'n', frame.rotation));
  return (
    <>
      {frame.canRotate && (
        <>
          <line x1={top.x} y1={top.y} x2={knob.x} y2={knob.y} stroke={INK.area} />
          <circle
            cx={knob.x}
            cy={knob.y}
            r={4.5}
            fill="#FFFFFF"
            stroke={INK.area}
            strokeWidth={1.5}
          />
        </>
      )}
      {HANDLES.map((handle) => {
        const { x, y } = view.point(handlePoint(frame.box, handle, frame.rotation));
        return (
          <rect
            key={handle}
            x={-HANDLE_PX / 2}
            y={-HANDLE_PX / 2}
            width={HANDLE_PX}
            height={HANDLE_PX}
            rx={2}
            transform={`translate(${x} ${y}) rotate(${frame.rotation})`}
            fill="#FFFFFF"
            stroke={INK.area}
            strokeWidth={1.5}
          />
        );
      })}
    </>
  );
}

/** What stands in line with something else: a line along both, and a little beyond. */
function SmartGuide({ guide, camera }: { guide: Guide; camera: Camera }) {
  const beyond = 20 / camera.zoom;
  const { axis, at } = guide;
  const ends = [guide.from - beyond, guide.to + beyond] as const;
  return <Span axis={axis} at={at} ends={ends} camera={camera} />;
}

/** A line along an axis, between two places of it. */
function Span(props: {
  axis: 'x' | 'y';
  at: number;
  ends: readonly [number, number];
  camera: Camera;
}) {
  const { at, ends } = props;
  const view = viewOf(props.camera);
  const [from, to] = ends.map((end) =>
    view.point(props.axis === 'x' ? { x: at, y: end } : { x: end, y: at }),
  ) as [{ x: number; y: number }, { x: number; y: number }];
  return <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke={INK.guide} />;
}

/** A measured span with its length, in page pixels. */
function Distance({ guide, camera }: { guide: Guide; camera: Camera }) {
  const { axis, at, from, to } = guide;
  const across = axis === 'x' ? 'y' : 'x';
  const end = 5 / camera.zoom;
  const middle = (from + to) / 2;
  return (
    <>
      <Span axis={axis} at={at} ends={[from, to]} camera={camera} />
      <Span axis={across} at={from} ends={[at - end, at + end]} camera={camera} />
      <Span axis={across} at={to} ends={[at - end, at + end]} camera={camera} />
      <CanvasLabel
        text={String(guide.distance)}
        centre={viewOf(camera).point(axis === 'y' ? { x: middle, y: at } : { x: at, y: middle })}
        fill={INK.guide}
        colour={INK.onGuide}
        height={18}
        padding={10}
        fontSize={11}
      />
    </>
  );
}

/** `810 × 843` on the accent, below what is selected. */
function SizeLabel({ box, camera }: { box: Bounds; camera: Camera }) {
  const { x, y } = viewOf(camera).point({ x: box.x + box.width / 2, y: box.y + box.height });
  return (
    <CanvasLabel
      text={`${Math.round(box.width)} × ${Math.round(box.height)}`}
      centre={{ x, y: y + 20 }}
      fill={INK.area}
      colour={INK.onArea}
      height={20}
      padding={14}
      fontSize={12}
    />
  );
}

/** Guides out of the rulers, over the whole view. The one under the hand is not drawn where it was. */
function RulerGuides(props: {
  guides: Artboard['guides'];
  dragged: RulerGesture | null;
  camera: Camera;
  viewport: { width: number; height: number };
}) {
  const { guides, dragged, viewport } = props;
  const view = viewOf(props.camera);
  const at = (axis: 'x' | 'y') => [
    ...(guides?.[axis] ?? []).filter((each) => dragged?.axis !== axis || each !== dragged.from),
    ...(dragged?.axis === axis ? [dragged.at] : []),
  ];
  return (
    <g stroke={INK.guide} opacity={0.75}>
      {at('x').map((each) => {
        const { x } = view.point({ x: each, y: 0 });
        return <line key={`x${each}`} x1={x} y1={0} x2={x} y2={viewport.height} />;
      })}
      {at('y').map((each) => {
        const { y } = view.point({ x: 0, y: each });
        return <line key={`y${each}`} x1={0} y1={y} x2={viewport.width} y2={y} />;
      })}
    </g>
  );
}

/** A gap is hatched in bad with its width, in the same words as the field and the problem. */
function Gaps({ gaps, camera }: { gaps: readonly Bounds[]; camera: Camera }) {
  if (gaps.length === 0) return null;
  const view = viewOf(camera);
  return (
    <>
      <pattern id="tapestry-gap" width={8} height={8} patternUnits="userSpaceOnUse">
        <path d="M-8 8l8 -8M0 8l8 -8M8 8l8 -8" stroke={INK.bad} strokeWidth={2} />
      </pattern>
      {gaps.map((gap) => (
        <g key={`${gap.x},${gap.y}`}>
          <rect {...view.box(gap)} fill="url(#tapestry-gap)" />
          <CanvasLabel
            text={String(Math.min(gap.width, gap.height))}
            centre={view.point(centreOf(gap))}
            fill={INK.bad}
            colour={INK.onBad}
            height={18}
            padding={12}
            fontSize={11}
          />
        </g>
      ))}
    </>
  );
}
