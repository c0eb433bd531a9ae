import { describe, expect, it } from 'vitest';
import { paintBadge } from '#renderer/editor/paint/paint-text';
import type { BadgeLayer } from '#shared/domain/design/layers';
import { layerId } from '#shared/domain/ids';

/** Sizes at which words were put; every letter is as wide as it is large. */
function sizesIn(frame: { width: number; height: number }): number[] {
  const found: number[] = [];
  const context = {
    font: '',
    beginPath() {},
    roundRect() {},
    fill() {},
    measureText: (text: string) => ({ width: text.length * sizeIn(context.font) }),
    fillText: () => found.push(sizeIn(context.font)),
  };
  const badge: BadgeLayer = {
    id: layerId.parse('lay_badge00000000001'),
    name: '',
    kind: 'badge',
    frame: { x: 0, y: 0, ...frame },
    text: 'New',
    fontSize: 60,
    fontWeight: 700,
    colour: '#FFFFFF',
    fill: '#C02040',
  };
  paintBadge(context as never, badge);
  return found;
}

const sizeIn = (font: string): number => Number(/([\d.]+)px/.exec(font)?.[1]);

describe('the word of a badge', () => {
  it('is as large as asked for where there is room', () => {
    expect(sizesIn({ width: 400, height: 120 })).toEqual([60]);
  });

  it('becomes smaller with its badge, and never vanishes in one that stands upright', () => {
    expect(sizesIn({ width: 200, height: 120 })[0]).toBeCloseTo((200 - 72) / 3);
    expect(sizesIn({ width: 350, height: 680 })[0]).toBeCloseTo((350 - 210) / 3);
  });
});
