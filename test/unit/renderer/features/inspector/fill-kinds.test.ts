import { describe, expect, it } from 'vitest';
import { gradientOf, solidOf } from '#renderer/features/inspector/fill-kinds';
import { gradient } from '#shared/domain/design/values';

const stops = [
  { offset: 0, colour: '#FF0000' },
  { offset: 1, colour: '#00FF00' },
];

describe('another kind of fill', () => {
  it('keeps the colours, the angle and the middle as far as it has them', () => {
    const round = gradientOf(
      { type: 'angleGradient', x: 0.2, y: 0.8, angle: 30, stops },
      'radialGradient',
    );
    expect(round).toEqual({ type: 'radialGradient', x: 0.2, y: 0.8, radius: 0.5, stops });
    expect(gradientOf({ type: 'linearGradient', angle: 30, stops }, 'angleGradient')).toEqual({
      type: 'angleGradient',
      x: 0.5,
      y: 0.5,
      angle: 30,
      stops,
    });
    expect(solidOf(round)).toEqual({ type: 'solid', colour: '#FF0000' });
  });

  it('can be seen, whatever the one colour was', () => {
    const runs = (colour: string) =>
      gradientOf({ type: 'solid', colour }, 'linearGradient').stops.map((stop) => stop.colour);
    expect(runs('#FFFFFF')).toEqual(['#FFFFFF', '#1A1C22']);
    expect(runs('#F4EBDD80')).toEqual(['#F4EBDD80', '#1A1C22']);
    expect(runs('#FFE000')).toEqual(['#FFE000', '#FFFFFF']);
  });

  it('is one that a document can hold, whichever it comes from', () => {
    for (const type of ['linearGradient', 'radialGradient', 'angleGradient'] as const) {
      const made = gradientOf({ type: 'solid', colour: '#123456' }, type);
      expect(gradient.parse(made)).toEqual(made);
      expect(made.stops[0]?.colour).toBe('#123456');
    }
  });
});
