import type { Layer } from '#shared/domain/design/layers';
import type { Point } from '#shared/geometry/turned';

/**
 * How far layers stand from where they were, in page pixels, when that is all that became of them: then the picture
 * of before is only moved. null when any was resized, turned, or changed otherwise, or went another way than the rest.
 */
export function movedBy(before: readonly Layer[], after: readonly Layer[]): Point | null {
  const [from] = before;
  const [to] = after;
  if (!from || !to || before.length !== after.length) return null;
  const x = to.frame.x - from.frame.x;
  const y = to.frame.y - from.frame.y;
  const isSame = before.every((layer, at) => {
    const other = after[at];
    return (
      other !== undefined &&
      isAlike(layer, other) &&
      layer.frame.width === other.frame.width &&
      layer.frame.height === other.frame.height &&
      other.frame.x - layer.frame.x === x &&
      other.frame.y - layer.frame.y === y
    );
  });
  return isSame ? { x, y } : null;
}

/** Whether two states of a layer differ in nothing but the frame. Values are never changed in place. */
function isAlike(a: Layer, b: Layer): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Layer>;
  keys.delete('frame');
  return [...keys].every((key) => a[key] === b[key]);
}
