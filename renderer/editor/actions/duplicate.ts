import { unionOf } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import type { Editor } from '../api';
import { selectedPlaces } from '../core/areas';

/** What the last duplication made: duplicating again goes on in the same direction. */
interface Last {
  ids: string;
  source: Bounds;
}
const lastOf = new WeakMap<Editor, Last>();

const idsOf = (editor: Editor): string => [...editor.session.getState().selection].sort().join(' ');
const boxOf = (editor: Editor): Bounds | null => unionOf([...selectedPlaces(editor).values()]);

/**
 * Duplicates what is chosen. When it is itself the last copy, moved to where it is wanted, the next copy
 * goes as far again: that is how a row is made of one thing.
 */
export function duplicateAgain(
  editor: Editor,
  beside: { x: number; y: number },
  duplicate: (offset: { x: number; y: number }) => void,
): void {
  const source = boxOf(editor);
  if (!source) return;
  const last = lastOf.get(editor);
  const repeats = last !== undefined && last.ids === idsOf(editor);
  const step = repeats ? { x: source.x - last.source.x, y: source.y - last.source.y } : beside;
  duplicate(step.x === 0 && step.y === 0 ? beside : step);
  lastOf.set(editor, { ids: idsOf(editor), source });
}
