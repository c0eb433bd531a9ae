import { z } from 'zod';
import { sha256 } from '../domain/ids';

/** How the company signs its reports. The logo is an asset of the workspace, kept by its hash. */
export const reportBrand = z.object({
  /** Empty: the workspace's name. */
  name: z.string().trim().max(80),
  logo: sha256.nullable(),
  accent: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
});
export type ReportBrand = z.infer<typeof reportBrand>;
export const PLAIN_BRAND: ReportBrand = { name: '', logo: null, accent: '#4C5FE0' };

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
/** WCAG's contrast of two colours, 1–21. */
export const contrastOf = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

/** The brand's colour, made darker until lines and words in it can be read on white. */
export function readableAccent(accent: string, least = 4.5): string {
  let colour = accent;
  for (let step = 0; step < 40 && contrastOf(colour, '#FFFFFF') < least; step += 1) {
    colour = `#${channels(colour)
      .map((part) =>
        Math.round(part * 255 * 0.94)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
  }
  return colour;
}
