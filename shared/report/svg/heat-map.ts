import type { Bounds } from '../../geometry/bounds';
import type { Rate } from '../../insight/figure';
import { heatColour } from '../../insight/heat';
import { escaped } from '../escape';

/** A label is so much of the picture's width: read as easily on half a sheet as on a whole screen. */
const LABEL = 1 / 26;

export interface HeatArea {
  letter: string;
  bounds: Bounds;
  rate: Rate;
  text: string;
}

/**
 * The published picture in grey, each area in one colour: LINE reports taps per area, so nothing here pretends to
 * know where in it fingers fell. What is withheld or not known has no colour and says so.
 */
export function heatMap(map: {
  label: string;
  caption: string;
  width: number;
  height: number;
  /** A `data:` address; null: the picture is gone. */
  picture: string | null;
  areas: readonly HeatArea[];
  /** Share at the end of the scale. */
  end: number;
}): string {
  const { width, height, picture, end } = map;
  const size = width * LABEL;
  const areas = map.areas
    .map(({ letter, bounds, rate, text }) => {
      const { x, y } = bounds;
      const fill = rate.known
        ? `fill="${heatColour(rate.value, end)}" fill-opacity="0.74"`
        : 'fill="#787e8c" fill-opacity="0.4"';
      const words = `${letter} ${text}`;
      const box = [...words].reduce(
        (sum, sign) => sum + (/[\d.,%<—]/.test(sign) ? 0.62 : 0.5),
        0.9,
      );
      return `<rect x="${x}" y="${y}" width="${bounds.width}" height="${bounds.height}" ${fill} stroke="#fff" stroke-width="${px(size / 16)}"/><rect x="${px(x + size / 2)}" y="${px(y + size / 2)}" width="${px(box * size)}" height="${px(size * 1.5)}" rx="${px(size / 4)}" fill="#fff"/><text x="${px(x + size)}" y="${px(y + size * 1.6)}" style="font-size:${px(size)}px;font-weight:700;fill:#1a1c22">${escaped(words)}</text>`;
    })
    .join('');
  const ground =
    picture === null
      ? `<rect width="${width}" height="${height}" fill="#eceef2"/>`
      : `<image href="${escaped(picture)}" width="${width}" height="${height}" preserveAspectRatio="none" style="filter:grayscale(1) contrast(0.5) brightness(1.25)"/>`;
  return `<figure><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(map.label)}">${ground}${areas}</svg><figcaption>${escaped(map.caption)}</figcaption></figure>`;
}

/** What the colours mean, from none to the end of the scale. */
export const heatScale = (scale: {
  label: string;
  from: string;
  to: string;
  end: number;
}): string =>
  `<div class="scale"><p>${escaped(scale.label)}</p><svg viewBox="0 0 200 6" role="presentation" preserveAspectRatio="none">${STEPS.map(
    (step) =>
      `<rect x="${step * 10}" width="10.5" height="6" fill="${heatColour((step / (STEPS.length - 1)) * scale.end, scale.end)}"/>`,
  ).join(
    '',
  )}</svg><p class="ends"><span>${escaped(scale.from)}</span><span>${escaped(scale.to)}</span></p></div>`;

const STEPS = Array.from({ length: 20 }, (_, at) => at);

const px = (value: number): string => String(Math.round(value * 100) / 100);
