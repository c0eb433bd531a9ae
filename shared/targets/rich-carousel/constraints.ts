import type { RichCarousel } from '../../domain/design/rich-carousel';
import type { Size } from '../../geometry/bounds';
import type { SafeZone } from '../constraints';

/** What a box or a picture of a carousel may do. */
export const CAROUSEL_ACTIONS = [
  'uri',
  'message',
  'postback',
  'datetimepicker',
  'clipboard',
] as const;

/** Width and corner radius of bubbles on a phone, in its points, as LINE's own simulator draws them. */
export const BUBBLE_POINTS: Readonly<
  Record<RichCarousel['bubbleSize'], { width: number; radius: number }>
> = {
  nano: { width: 120, radius: 10 },
  micro: { width: 160, radius: 10 },
  deca: { width: 220, radius: 10 },
  hecto: { width: 241, radius: 10 },
  kilo: { width: 260, radius: 10 },
  mega: { width: 300, radius: 17 },
  giga: { width: 500, radius: 5 },
};

/** The label of an image carousel lies on the lower edge of its picture; its height is our measure. */
const LABEL_PART = 0.16;

/** Corners of the bubble, or the label of an image carousel. */
export function carouselSafeZones(design: RichCarousel, size: Size): SafeZone[] {
  if (design.form === 'image') {
    const height = Math.round(size.height * LABEL_PART);
    return [
      {
        covers: 'actionLabel',
        bounds: { x: 0, y: size.height - height, width: size.width, height },
      },
    ];
  }
  const { width, radius } = BUBBLE_POINTS[design.bubbleSize];
  const side = Math.round((size.width * radius) / width);
  return [
    [0, 0],
    [size.width - side, 0],
    [0, size.height - side],
    [size.width - side, size.height - side],
  ].map(([x = 0, y = 0]) => ({ covers: 'corner', bounds: { x, y, width: side, height: side } }));
}
