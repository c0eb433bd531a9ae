import { memo } from 'react';
import { Group, Image as KonvaImage, Layer, Stage } from 'react-konva';
import type { Bounds, Size } from '#shared/geometry/bounds';
import type { SafeZone } from '#shared/targets/constraints';
import type { Camera } from '../api';
import { Grid, PIXEL_GRID_FROM, PixelGrid, SafeZones } from './Backdrop';
import type { CanvasTheme } from './canvas-theme';
import { groundOf } from './view-of';

/** What lies over a layer that moves: the layers above it, grids, and safe zones. Remembered, as what lies below. */
export const CoverStage = memo(function CoverStage(props: {
  size: Size;
  /** The layers above; null while nothing moves. */
  above: HTMLCanvasElement | null;
  hasGrid: boolean;
  zones: readonly SafeZone[];
  /** The part of the page that is in the view. */
  view: Bounds;
  camera: Camera;
  viewport: Size;
  theme: CanvasTheme;
}) {
  const { size, above, zones, camera, theme } = props;
  const { zoom } = camera;
  return (
    <Stage {...props.viewport} listening={false}>
      <Layer
        listening={false}
        imageSmoothingEnabled={zoom < 4}
        // an empty canvas is put together with the others in every frame all the same
        visible={props.hasGrid || zones.length > 0 || above !== null || zoom >= PIXEL_GRID_FROM}
      >
        <Group {...groundOf(camera)}>
          {above && <KonvaImage image={above} x={0} y={0} {...size} />}
          {props.hasGrid && <Grid size={size} zoom={zoom} theme={theme} />}
          <PixelGrid view={props.view} zoom={zoom} theme={theme} />
          <SafeZones zones={zones} zoom={zoom} theme={theme} />
        </Group>
      </Layer>
    </Stage>
  );
});
