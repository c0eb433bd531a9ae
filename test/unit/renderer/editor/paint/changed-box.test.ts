import { describe, expect, it } from 'vitest';
import { changedBox } from '#renderer/editor/paint/changed-box';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Layer, LayerGroup } from '#shared/domain/design/layers';
import { layerId } from '#shared/domain/ids';

const shape = (name: string, over: Partial<Extract<Layer, { kind: 'shape' }>> = {}): Layer => ({
  kind: 'shape',
  id: layerId.parse(`lay_${name.padEnd(10, '0')}`),
  name,
  shape: 'rectangle',
  fill: '#112233',
  frame: { x: 100, y: 100, width: 50, height: 40 },
  ...over,
});

const background = { type: 'solid', colour: '#FFFFFF' } as const;
const size = { width: 1000, height: 800 };
const page = (
  layers: Layer[],
  groups: LayerGroup[] = [],
): Pick<Artboard, 'size' | 'background' | 'layers' | 'groups'> => ({
  size,
  background,
  layers,
  groups,
});

describe('the place that is painted again', () => {
  const [under, over] = [shape('under'), shape('over')];

  it('is where a layer was and where it is now', () => {
    const groups: LayerGroup[] = [];
    const moved = { ...over, frame: { ...over.frame, x: 300 } } as Layer;
    expect(
      changedBox({ ...page([under, over]), groups }, { ...page([under, moved]), groups }),
    ).toEqual({ x: 100, y: 100, width: 250, height: 40 });
  });

  it('is the place of a layer that came, and of one that went', () => {
    const groups: LayerGroup[] = [];
    const [less, more] = [
      { ...page([under]), groups },
      { ...page([under, over]), groups },
    ];
    expect(changedBox(less, more)).toEqual(over.frame);
    expect(changedBox(more, less)).toEqual(over.frame);
  });

  it('reaches as far as outlines, turns, shadows and the shadows of groups', () => {
    const grouped = shape('grouped', {
      strokeWidth: 6,
      shadow: { x: 0, y: 10, blur: 5, colour: '#000000' },
      groups: ['group'],
    });
    const groups: LayerGroup[] = [
      { id: 'group', name: '', shadow: { x: 3, y: 0, blur: 2, colour: '#000000' } },
    ];
    const gone = { ...page([]), groups };
    // 6 of the outline, 2 × 5 + 10 of its shadow, 2 × 2 + 3 of the group's
    expect(changedBox({ ...page([grouped]), groups }, gone)).toEqual({
      x: 100 - 33,
      y: 100 - 33,
      width: 50 + 66,
      height: 40 + 66,
    });
    const turned = { ...over, rotation: 90 } as Layer;
    const box = changedBox({ ...page([turned]), groups }, gone);
    expect(box).toMatchObject({ width: 40, height: 50 });
  });

  it('is nothing when only what nobody sees changed', () => {
    const groups: LayerGroup[] = [];
    const hidden = { ...over, hidden: true } as Layer;
    const layers = [under];
    expect(changedBox({ ...page(layers), groups }, { ...page(layers), groups })).toBeNull();
    expect(
      changedBox({ ...page([under, hidden]), groups }, { ...page([under]), groups }),
    ).toBeNull();
  });

  it('is the whole page when the order, the ground or a group changed', () => {
    const groups: LayerGroup[] = [];
    const before = { ...page([under, over]), groups };
    expect(changedBox(before, { ...page([over, under]), groups })).toBe('all');
    expect(changedBox(before, { ...before, groups: [] })).toBe('all');
    expect(changedBox(before, { ...before, size: { width: 2500, height: 843 } })).toBe('all');
    expect(
      changedBox(before, { ...before, background: { type: 'solid', colour: '#000000' } }),
    ).toBe('all');
  });
});
