import { memo } from 'react';
import { Group, Image as KonvaImage, Layer, Stage } from 'react-konva';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Size } from '#shared/geometry/bounds';
import type { Camera } from '../api';
import { Paper } from './Backdrop';
import type { Artwork } from './use-artwork';
import { groundOf } from './view-of';

/** The page as it is painted, without what is being moved. Remembered: nothing of it changes with a step of a drag. */
export const ArtworkStage = memo(function ArtworkStage(props: {
  page: Artboard;
  artwork: Artwork | null;
  camera: Camera;
  viewport: Size;
  isSymbol: boolean;
}) {
  const { page, artwork, camera } = props;
  return (
    <Stage {...props.viewport} listening={false}>
      <Layer listening={false} imageSmoothingEnabled={camera.zoom < 4}>
        <Group {...groundOf(camera)}>
          <Paper page={page} zoom={camera.zoom} isSymbol={props.isSymbol} />
          {artwork && (
            // an attribute of its own with each picture: Konva draws nothing anew for a canvas that it knows
            <KonvaImage image={artwork.below} artwork={artwork} x={0} y={0} {...page.size} />
          )}
        </Group>
      </Layer>
    </Stage>
  );
});
