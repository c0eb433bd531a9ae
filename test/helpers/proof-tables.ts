import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * The documents of proofs (`shared/docs/security.md`, `checklist.md`, `reliability.md`) are tables. The last
 * column of a row names what shows it: `path › title` for a test, `path` for a decision, or says in words that
 * nothing does, after a dash.
 */

export interface ProofRow {
  /** First cell. */
  id: string;
  cells: string[];
  proofs: { path: string; title: string | null }[];
  /** The row says of itself that it is not shown, or not there. */
  isOpen: boolean;
}

const root = join(import.meta.dirname, '..', '..');

/** Rows of all tables below a heading; all tables of the document without one. */
export function proofRows(document: string, heading?: string): ProofRow[] {
  const text = readFileSync(join(root, document), 'utf8');
  const part =
    heading === undefined
      ? text
      : (text.split(/^## /m).find((section) => section.startsWith(`${heading}\n`)) ?? '');
  return part.split('\n').flatMap((line) => {
    if (!line.startsWith('| ') || /^\| ?-/.test(line)) return [];
    const cells = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    const last = cells.at(-1) ?? '';
    if (last === 'Shown by') return [];
    const proofs = [...last.matchAll(/`((?:test|shared)\/[^`]+)`/g)].map(([, span = '']) => {
      const [path = '', title = null] = span.split(' › ');
      return { path, title };
    });
    return [{ id: cells[0] ?? '', cells, proofs, isOpen: last.startsWith('–') }];
  });
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');

/** What is wrong with a row: a file that is not there, a test that nobody wrote, nothing named at all. */
export function faultsOf({ id, proofs, isOpen }: ProofRow): string[] {
  if (proofs.length === 0) return isOpen ? [] : [`${id}: names nothing`];
  return proofs.flatMap(({ path, title }) => {
    const file = join(root, path);
    if (!existsSync(file)) return [`${id}: there is no ${path}`];
    if (title === null) return path.endsWith('.md') ? [] : [`${id}: ${path} without a title`];
    // titles stand in the source as they stand here; a quoted apostrophe would not
    return flat(readFileSync(file, 'utf8')).includes(flat(title))
      ? []
      : [`${id}: no “${title}” in ${path}`];
  });
}
