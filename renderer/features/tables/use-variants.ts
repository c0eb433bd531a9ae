import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Design } from '#shared/domain/design/design';
import type { Sha256 } from '#shared/domain/ids';
import type { SymbolLibrary } from '#shared/domain/symbol/resolve';
import type { DataTable, TableRow } from '#shared/table/table';
import {
  type Pictures,
  pictureKey,
  slotsOf,
  type VariantProblem,
  variantOf,
} from '#shared/table/variants';
import { brandState } from '../../data/brand';
import { symbolState } from '../../data/symbols';
import { overflowingTexts, textInInstance } from '../../editor/paint';

/** Rows between two breaths of the window. */
const ROWS_AT_ONCE = 10;

export interface Checked {
  problems: readonly VariantProblem[];
  /** Rows looked at so far. */
  rows: number;
}

/** Everything that is to be said about the variants, row by row: cells that cannot be used, texts too long. */
export function useVariantProblems(
  design: Design,
  table: DataTable | null,
  pictures: Pictures,
): Checked {
  const symbols = useStore(symbolState, (state) => state.symbols);
  const [checked, setChecked] = useState<Checked>({ problems: [], rows: 0 });
  useEffect(() => {
    let isStale = false;
    setChecked({ problems: [], rows: 0 });
    if (table === null) return;
    void (async () => {
      const problems: VariantProblem[] = [];
      for (const [at, row] of table.rows.entries()) {
        const made = variantOf(design, table.columns, row, pictures, symbols);
        const long = await overflows(design, made.design, row, table.columns, symbols);
        problems.push(...made.problems, ...long);
        if (isStale) return;
        const isLast = at === table.rows.length - 1;
        if (!isLast && at % ROWS_AT_ONCE !== ROWS_AT_ONCE - 1) continue;
        setChecked({ problems: [...problems], rows: at + 1 });
        await new Promise((resolve) => setTimeout(resolve));
        if (isStale) return;
      }
    })();
    return () => {
      isStale = true;
    };
  }, [design, table, pictures, symbols]);
  return checked;
}

/** Only texts that the table fills: what overflows in the design itself is no matter of a row. */
async function overflows(
  design: Design,
  made: Design,
  row: TableRow,
  columns: readonly string[],
  symbols: SymbolLibrary,
): Promise<readonly VariantProblem[]> {
  const found: VariantProblem[] = [];
  const bound = slotsOf(design, symbols).filter(
    ({ field, column }) => field === 'text' && column !== null,
  );
  const pages: readonly Artboard[] = made.pages;
  for (const [pageIndex, page] of pages.entries()) {
    const slots = bound.filter((slot) => slot.pageIndex === pageIndex);
    if (slots.length === 0) continue;
    const texts = await overflowingTexts(page);
    for (const { id, part, name, column } of slots) {
      if (!texts.has(part === undefined ? id : textInInstance(id, part))) continue;
      const value = row.cells[columns.indexOf(column ?? '')] ?? '';
      found.push({ line: row.line, pageIndex, id, name, code: 'overflow', value });
    }
  }
  return found;
}

/** The page as one row makes it; the design itself without a table. */
export function useVariantPage(
  /** Null: there is nothing to be shown. */
  design: Design | null,
  table: DataTable | null,
  rowIndex: number,
  pictures: Pictures,
  pageId: string,
): Artboard | null {
  const symbols = useStore(symbolState, (state) => state.symbols);
  const made = useMemo(() => {
    const row = table?.rows[rowIndex];
    return design && table && row
      ? variantOf(design, table.columns, row, pictures, symbols).design
      : design;
  }, [design, table, rowIndex, pictures, symbols]);
  const pages: readonly Artboard[] = made?.pages ?? [];
  return pages.find(({ id }) => id === pageId) ?? pages[0] ?? null;
}

/** The pictures that cells may name: those of the design, the logos of the kit, and files that were added. */
export function useTablePictures(design: Design | null, files: Pictures): Pictures {
  const { logos } = useStore(brandState, (state) => state.kit);
  return useMemo(() => {
    const known = new Map<string, Sha256>();
    const pages: readonly Artboard[] = design?.pages ?? [];
    for (const { layers } of pages)
      for (const layer of layers)
        if (layer.kind === 'image' && layer.name) known.set(pictureKey(layer.name), layer.asset);
    for (const logo of logos) known.set(pictureKey(logo.name), logo.asset);
    for (const [key, asset] of files) known.set(key, asset);
    return known;
  }, [design, logos, files]);
}
