import type { RichMessage } from '../../domain/design/rich-message';
import type { Size } from '../../geometry/bounds';
import type { SafeZone } from '../constraints';

/** What an imagemap area may do. */
export const MESSAGE_ACTIONS = ['uri', 'message', 'clipboard'] as const;

/** The chat rounds the corners of a picture by about this part of its width; our measure, not LINE's word. */
const CORNER = 0.03;

/** Corners are cut by the chat; a video covers what is painted under it. */
export function messageSafeZones(design: RichMessage, size: Size): SafeZone[] {
  const side = Math.round(size.width * CORNER);
  const corners: SafeZone[] = [
    [0, 0],
    [size.width - side, 0],
    [0, size.height - side],
    [size.width - side, size.height - side],
  ].map(([x = 0, y = 0]) => ({ covers: 'corner', bounds: { x, y, width: side, height: side } }));
  return design.video ? [...corners, { covers: 'video', bounds: design.video.area }] : corners;
}
