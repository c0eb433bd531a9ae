import type { Bounds, Size } from './bounds';

/*
 * The twelve layouts of LINE's own manager: seven large and five small. Cells are given in sixths of the
 * width and halves of the height; an edge lies at round(size · k / 6), so the cells always cover the page
 * exactly, without a gap and without overlap, at any size.
 */
interface Cell {
  /** From and to, in sixths of the width. */
  x: readonly [number, number];
  /** From and to, in halves of the height. */
  y: readonly [number, number];
}

export interface Template {
  id: string;
  kind: 'large' | 'small';
  cells: readonly Cell[];
}

const ALL = [0, 6] as const;
const FULL = [0, 2] as const;
const TOP = [0, 1] as const;
const BOTTOM = [1, 2] as const;
const LEFT = [0, 3] as const;
const RIGHT = [3, 6] as const;
const THIRDS = [
  [0, 2],
  [2, 4],
  [4, 6],
] as const;
const row = (y: readonly [number, number], xs: readonly (readonly [number, number])[]): Cell[] =>
  xs.map((x) => ({ x, y }));

export const TEMPLATES: readonly Template[] = [
  { id: 'L1', kind: 'large', cells: [...row(TOP, THIRDS), ...row(BOTTOM, THIRDS)] },
  { id: 'L2', kind: 'large', cells: [...row(TOP, [LEFT, RIGHT]), ...row(BOTTOM, [LEFT, RIGHT])] },
  { id: 'L3', kind: 'large', cells: [...row(TOP, [ALL]), ...row(BOTTOM, THIRDS)] },
  {
    id: 'L4',
    kind: 'large',
    cells: [
      { x: [0, 4], y: FULL },
      { x: [4, 6], y: TOP },
      { x: [4, 6], y: BOTTOM },
    ],
  },
  { id: 'L5', kind: 'large', cells: [...row(TOP, [ALL]), ...row(BOTTOM, [ALL])] },
  { id: 'L6', kind: 'large', cells: row(FULL, [LEFT, RIGHT]) },
  { id: 'L7', kind: 'large', cells: row(FULL, [ALL]) },
  { id: 'S1', kind: 'small', cells: row(FULL, THIRDS) },
  { id: 'S2', kind: 'small', cells: row(FULL, [LEFT, RIGHT]) },
  {
    id: 'S3',
    kind: 'small',
    cells: row(FULL, [
      [0, 4],
      [4, 6],
    ]),
  },
  {
    id: 'S4',
    kind: 'small',
    cells: row(FULL, [
      [0, 2],
      [2, 6],
    ]),
  },
  { id: 'S5', kind: 'small', cells: row(FULL, [ALL]) },
];

/** The six sizes that LINE's manager accepts. */
export const OAM_SIZES: readonly Size[] = [
  { width: 2500, height: 1686 },
  { width: 1200, height: 810 },
  { width: 800, height: 540 },
  { width: 2500, height: 843 },
  { width: 1200, height: 405 },
  { width: 800, height: 270 },
];

/** A page at least twice as wide as high is a small one, as LINE's manager has them. */
export const kindOfSize = ({ width, height }: Size): Template['kind'] =>
  width / height >= 2 ? 'small' : 'large';

/** The layouts that are meant for a size. */
export const templatesFor = (size: Size): readonly Template[] =>
  TEMPLATES.filter(({ kind }) => kind === kindOfSize(size));

/** Rectangles of a layout at a size, row by row; empty for an unknown layout. */
export function templateAreas(id: string, size: Size): Bounds[] {
  const template = TEMPLATES.find((candidate) => candidate.id === id);
  if (!template) return [];
  const edgeX = (sixths: number) => Math.round((size.width * sixths) / 6);
  const edgeY = (halves: number) => Math.round((size.height * halves) / 2);
  return template.cells.map(({ x, y }) => ({
    x: edgeX(x[0]),
    y: edgeY(y[0]),
    width: edgeX(x[1]) - edgeX(x[0]),
    height: edgeY(y[1]) - edgeY(y[0]),
  }));
}

/**
 * Puts areas into a layout without losing what they do: each new cell takes the old area that covers it
 * most, else the next in reading order that is left. Areas with something to do that find no cell come
 * back in `left`, so that the caller can say so.
 */
export function fitIntoTemplate<A extends { bounds: Bounds; action: unknown }>(
  old: readonly A[],
  oldSize: Size,
  cells: readonly Bounds[],
  size: Size,
): { placed: (A | null)[]; left: A[] } {
  const scaled = old.map(({ bounds: b }) => ({
    x: (b.x / oldSize.width) * size.width,
    y: (b.y / oldSize.height) * size.height,
    width: (b.width / oldSize.width) * size.width,
    height: (b.height / oldSize.height) * size.height,
  }));
  const pairs = cells.flatMap((cell, c) =>
    scaled.map((box, a) => ({ c, a, share: overlap(cell, box) / (cell.width * cell.height) })),
  );
  pairs.sort((p, q) => q.share - p.share);
  const placed: (A | null)[] = cells.map(() => null);
  const used = new Set<number>();
  for (const { c, a, share } of pairs) {
    if (share <= 0 || placed[c] !== null || used.has(a)) continue;
    placed[c] = old[a] ?? null;
    used.add(a);
  }
  const rest = old.filter((area, index) => !used.has(index) && area.action !== null);
  for (const [index, cell] of placed.entries()) {
    if (cell === null) placed[index] = rest.shift() ?? null;
  }
  return { placed, left: rest };
}

function overlap(a: Bounds, b: Bounds): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
