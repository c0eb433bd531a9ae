import { describe, expect, it } from 'vitest';
import { movedBy } from '#renderer/editor/canvas/moved-by';
import type { Layer } from '#shared/domain/design/layers';
import { rectangleLayer } from '../../../../helpers/test-editor';

const at = (layer: Layer, x: number, y: number): Layer => ({
  ...layer,
  frame: { ...layer.frame, x: layer.frame.x + x, y: layer.frame.y + y },
});
const [one, two] = ['one', 'two'].map((name, index) =>
  rectangleLayer(name, { x: index * 300, y: 100, width: 200, height: 80 }),
) as [Layer, Layer];

describe('the way layers went', () => {
  it('is the same for all of them', () => {
    expect(movedBy([one, two], [at(one, 7, -4), at(two, 7, -4)])).toEqual({ x: 7, y: -4 });
    expect(movedBy([one], [one])).toEqual({ x: 0, y: 0 });
  });

  it('is none when more became of them than a move', () => {
    const wider: Layer = { ...one, frame: { ...one.frame, width: 201 } };
    const turned: Layer = { ...one, rotation: 5 };
    const hidden: Layer = { ...one, hidden: true };
    for (const after of [wider, turned, hidden]) {
      expect(movedBy([one], [after])).toBeNull();
      expect(movedBy([after], [one])).toBeNull();
    }
  });

  it('is none when they went apart, or are others', () => {
    expect(movedBy([one, two], [at(one, 7, 0), at(two, 8, 0)])).toBeNull();
    expect(movedBy([one, two], [at(one, 7, 0)])).toBeNull();
    expect(movedBy([one], [two])).toBeNull();
    expect(movedBy([], [])).toBeNull();
  });
});
