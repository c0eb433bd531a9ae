import { memo } from 'react';
import { Group, Rect, Text } from 'react-konva';
import type { AreaId } from '#shared/domain/ids';
import type { Area } from '#shared/domain/rich-menu/schema';
import type { Bounds } from '#shared/geometry/bounds';
import type { SelectableId } from '../api';
import type { CanvasTheme } from './canvas-theme';

export type Tone = 'fine' | 'warning' | 'error';

const BADGE_PX = 20;
const BADGE_INSET_PX = 8;

/** Outlines with a lettered badge; filled only where selected, so that the picture stays readable. */
export function AreasLayer(props: {
  areas: readonly Area[];
  letters: ReadonlyMap<AreaId, string>;
  tones: ReadonlyMap<AreaId, Tone>;
  selection: ReadonlySet<SelectableId>;
  hovered: SelectableId | null;
  gesture: ReadonlyMap<SelectableId, Bounds> | null;
  zoom: number;
  theme: CanvasTheme;
}) {
  return (
    <>
      {props.areas.map((area) => (
        <AreaMark
          key={area.id}
          bounds={props.gesture?.get(area.id) ?? area.bounds}
          letter={props.letters.get(area.id) ?? ''}
          tone={props.tones.get(area.id) ?? 'fine'}
          isSelected={props.selection.has(area.id)}
          isHovered={props.hovered === area.id}
          isLocked={area.locked === true}
          zoom={props.zoom}
          theme={props.theme}
        />
      ))}
    </>
  );
}

/** Remembered as it was: while one area moves, the others cost nothing. */
const AreaMark = memo(function AreaMark(props: {
  bounds: Bounds;
  letter: string;
  tone: Tone;
  isSelected: boolean;
  isHovered: boolean;
  isLocked: boolean;
  zoom: number;
  theme: CanvasTheme;
}) {
  const { bounds, letter, tone, isSelected, isHovered, theme, zoom } = props;
  const px = 1 / zoom;
  // a badge that would cover its area is drawn smaller
  const size = Math.min(BADGE_PX, Math.min(bounds.width, bounds.height) * zoom * 0.6) * px;
  const inset = Math.min(BADGE_INSET_PX * px, bounds.width * 0.1, bounds.height * 0.1);
  return (
    <>
      <Rect
        {...bounds}
        stroke={tone === 'error' ? theme.bad : theme.area}
        strokeWidth={(isSelected ? 2 : 1.5) * px}
        opacity={isSelected || isHovered ? 1 : 0.85}
        fill={isSelected || isHovered ? theme.areaFill : undefined}
        dash={props.isLocked ? [6 * px, 4 * px] : undefined}
      />
      <Group x={bounds.x + inset} y={bounds.y + inset}>
        <Rect
          width={size}
          height={size}
          cornerRadius={size / 4}
          fill={tone === 'error' ? theme.bad : tone === 'warning' ? theme.warnEdge : theme.area}
        />
        <Text
          text={letter}
          width={size}
          height={size}
          align="center"
          verticalAlign="middle"
          fontSize={size * (letter.length > 1 ? 0.5 : 0.62)}
          fontStyle="700"
          fontFamily={theme.font}
          fill={
            tone === 'error' ? theme.onBad : tone === 'warning' ? theme.onWarnEdge : theme.onAccent
          }
        />
      </Group>
    </>
  );
});
