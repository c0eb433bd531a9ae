import { useEffect, useMemo, useState } from 'react';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Design } from '#shared/domain/design/design';
import type { DataTable } from '#shared/table/table';
import { type Pictures, slotsOf, type VariantProblem, variantOf } from '#shared/table/variants';
import { overflowingTexts } from '../../editor/paint';

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
  const [checked, setChecked] = useState<Checked>({ problems: [], rows: 0 });
  useEffect(() => {
    let isStale = false;
    setChecked({ problems: [], rows: 0 });
    if (table === null) return;
    void (async () => {
      const problems: VariantProblem[] = [];
      for (const [at, row] of table.rows.entries()) {
        const made = variantOf(design, table.columns, row, pictures);
        problems.push(...made.problems, ...(await overflows(design, made.design, row.line)));
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
  }, [design, table, pictures]);
  return checked;
}

/** Only texts that the table fills: what overflows in the design itself is no matter of a row. */
async function overflows(
  design: Design,
  made: Design,
  line: number,
): Promise<readonly VariantProblem[]> {
  const found: VariantProblem[] = [];
  const pages: readonly Artboard[] = made.pages;
  for (const [pageIndex, page] of pages.entries()) {
    const slots = slotsOf(design).filter(
      (slot) => slot.pageIndex === pageIndex && slot.field === 'text' && slot.column !== null,
    );
    if (slots.length === 0) continue;
    const texts = await overflowingTexts(page);
    for (const { id, name } of slots) {
      const layer = page.layers.find((one) => one.id === id);
      if (layer?.kind === 'text' && texts.has(layer.id))
        found.push({ line, pageIndex, id, name, code: 'overflow', value: layer.text });
    }
  }
  return found;
}

/** The page as one row makes it; the design itself without a table. */
export function useVariantPage(
  design: Design,
  table: DataTable | null,
  rowIndex: number,
  pictures: Pictures,
  pageIndex: number,
): Artboard | null {
  const made = useMemo(() => {
    const row = table?.rows[rowIndex];
    return table && row ? variantOf(design, table.columns, row, pictures).design : design;
  }, [design, table, rowIndex, pictures]);
  return made.pages[pageIndex] ?? made.pages[0] ?? null;
}
