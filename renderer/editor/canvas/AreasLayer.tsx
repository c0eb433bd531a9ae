import { memo } from 'react';
import type { AreaId } from '#shared/domain/ids';
import type { Area } from '#shared/domain/rich-menu/schema';
import type { Bounds } from '#shared/geometry/bounds';
import type { Camera, SelectableId } from '../api';

export type Tone = 'fine' | 'warning' | 'error';

const BADGE_PX = 20;
const BADGE_INSET_PX = 8;
const LINE = { fine: 'var(--t-area)', warning: 'var(--t-area)', error: 'var(--t-bad)' };
const BADGE = { fine: 'var(--t-area)', warning: 'var(--t-warn-edge)', error: 'var(--t-bad)' };
const LETTER = {
  fine: 'var(--t-on-accent)',
  warning: 'var(--t-on-warn-edge)',
  error: 'var(--t-on-bad)',
};

/** Outlines with a lettered badge; filled only where selected, so that the picture stays readable. Part of an SVG. */
export function AreasLayer(props: {
  areas: readonly Area[];
  letters: ReadonlyMap<AreaId, string>;
  tones: ReadonlyMap<AreaId, Tone>;
  selection: ReadonlySet<SelectableId>;
  hovered: SelectableId | null;
  gesture: ReadonlyMap<SelectableId, Bounds> | null;
  camera: Camera;
}) {
  const { x, y, zoom } = props.camera;
  return (
    <g transform={`translate(${-x * zoom} ${-y * zoom})`}>
      {props.areas.map((area) => (
        <AreaMark
          key={area.id}
          bounds={props.gesture?.get(area.id) ?? area.bounds}
          letter={props.letters.get(area.id) ?? ''}
          tone={props.tones.get(area.id) ?? 'fine'}
          isSelected={props.selection.has(area.id)}
          isHovered={props.hovered === area.id}
          isLocked={area.locked === true}
          zoom={zoom}
        />
      ))}
    </g>
  );
}

/** Remembered as it was: while one area moves, or the view, the others cost nothing. */
const AreaMark = memo(function AreaMark(props: {
  bounds: Bounds;
  letter: string;
  tone: Tone;
  isSelected: boolean;
  isHovered: boolean;
  isLocked: boolean;
  zoom: number;
}) {
  const { bounds, letter, tone, isSelected, isHovered, zoom } = props;
  const [x, y] = [bounds.x * zoom, bounds.y * zoom];
  const [width, height] = [bounds.width * zoom, bounds.height * zoom];
  // a badge that would cover its area is drawn smaller
  const size = Math.min(BADGE_PX, Math.min(width, height) * 0.6);
  const left = x + Math.min(BADGE_INSET_PX, width * 0.1);
  const top = y + Math.min(BADGE_INSET_PX, height * 0.1);
  return (
    <>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        stroke={LINE[tone]}
        strokeWidth={isSelected ? 2 : 1.5}
        opacity={isSelected || isHovered ? 1 : 0.85}
        fill={isSelected || isHovered ? 'var(--t-area-fill)' : 'none'}
        strokeDasharray={props.isLocked ? '6 4' : undefined}
      />
      <rect x={left} y={top} width={size} height={size} rx={size / 4} fill={BADGE[tone]} />
      <text
        x={left + size / 2}
        y={top + size / 2}
        dy="0.35em"
        textAnchor="middle"
        fontSize={size * (letter.length > 1 ? 0.5 : 0.62)}
        fontWeight={700}
        fill={LETTER[tone]}
      >
        {letter}
      </text>
    </>
  );
});
