import type { Bounds, Size } from '../../geometry/bounds';

/*
 * The eight square layouts of LINE's manager, A to H. Edges lie at round(length · k / n), so cells cover the
 * picture exactly at any height; which letter stands for which layout is the common usage, not LINE's word.
 */
type Row = { parts: number };
const LAYOUTS: Readonly<Record<string, readonly Row[]>> = {
  A: [{ parts: 1 }],
  B: [{ parts: 2 }],
  C: [{ parts: 1 }, { parts: 1 }],
  D: [{ parts: 1 }, { parts: 1 }, { parts: 1 }],
  E: [{ parts: 2 }, { parts: 2 }],
  F: [{ parts: 1 }, { parts: 2 }],
  G: [{ parts: 1 }, { parts: 3 }],
  H: [{ parts: 3 }, { parts: 3 }],
};
const SQUARE = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
/** What makes sense in a picture that is much lower than wide. */
const LOW = ['A', 'B'] as const;

/** The fixed heights that LINE's manager offers for a width of 1040, beside the square. */
export const MESSAGE_HEIGHTS = [1040, 350, 585, 700, 1300, 1850] as const;
/** The bounds of a free height in LINE's manager; the API has none. */
export const FREE_HEIGHT = { min: 520, max: 2080 } as const;

/** Ids of the layouts for a size. */
export const messageTemplatesFor = ({ width, height }: Size): readonly string[] =>
  (height * 2 < width ? LOW : SQUARE).map((letter) => `M-${letter}`);

/** Cells of a layout, row by row; empty for an unknown id. */
export function messageTemplateAreas(id: string, size: Size): Bounds[] {
  const rows = id.startsWith('M-') ? LAYOUTS[id.slice(2)] : undefined;
  if (!rows) return [];
  const cut = (length: number, part: number, parts: number) => Math.round((length * part) / parts);
  return rows.flatMap((row, r) => {
    const top = cut(size.height, r, rows.length);
    const bottom = cut(size.height, r + 1, rows.length);
    return Array.from({ length: row.parts }, (_, c) => {
      const left = cut(size.width, c, row.parts);
      return {
        x: left,
        y: top,
        width: cut(size.width, c + 1, row.parts) - left,
        height: bottom - top,
      };
    });
  });
}
