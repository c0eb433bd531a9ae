import { csvText } from '../table/csv';
import type { HandoffSheet } from './sheet-schema';
import { handoffWords } from './words';

/** Every area of every page as a table that a spreadsheet opens. */
export function areasCsv(sheet: HandoffSheet): string {
  const words = handoffWords(sheet.locale);
  const head = [
    words.page,
    words.area,
    words.x,
    words.y,
    words.width,
    words.height,
    words.type,
    words.action,
    words.label,
    words.detail,
  ];
  const rows = sheet.pages.flatMap((page) =>
    page.rows.map(({ letter, bounds, type, what, label, detail }) => [
      page.name,
      letter,
      bounds.x,
      bounds.y,
      bounds.width,
      bounds.height,
      type,
      what,
      label,
      detail,
    ]),
  );
  return csvText([head, ...rows]);
}
