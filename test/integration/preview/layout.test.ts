import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAYOUTS } from '../../fixtures/preview/layouts';
import { buildOnce } from '../../helpers/command-line';
import { aPreviewJob, bareFlex, previewPort, rectangleAt } from '../../helpers/preview';

const port = previewPort();
beforeAll(() => buildOnce(), 240_000);
afterAll(() => port.close());

/** How far a rectangle may be from the one worked out by hand, CSS px. */
const TOLERANCE = 1;

describe('Flex stands where LINE’s rules put it', () => {
  test.each(LAYOUTS)('$name', async ({ container, bubbles, boxes, phone, fontScale }) => {
    const drawn = await port.preview(
      aPreviewJob(bareFlex(container), {
        ...(phone === undefined ? {} : { phone }),
        ...(fontScale === undefined ? {} : { fontScale }),
      }),
    );
    if (!drawn.ok) throw new Error(drawn.error.message);
    const { layout } = drawn.value;
    const wrong: string[] = [];
    const compare = (name: string, expected: readonly number[], actual: readonly number[]) => {
      const isClose =
        actual.length === expected.length &&
        expected.every((value, index) => Math.abs(value - (actual[index] ?? NaN)) <= TOLERANCE);
      if (!isClose)
        wrong.push(`${name}: ${expected.join(', ')} expected, drawn ${actual.join(', ')}`);
    };
    bubbles?.forEach((size, index) => {
      const bubble = layout.bubbles[index];
      compare(`bubble ${index}`, size, bubble ? [bubble.width, bubble.height] : []);
    });
    for (const [key, expected] of Object.entries(boxes)) {
      const [index, short] = key.includes(':') ? key.split(':') : [undefined, key];
      const base = index === undefined ? '' : `contents/${index}`;
      compare(key, expected, rectangleAt(layout.bubbles[Number(index ?? 0)], short ?? '', base));
    }
    expect(wrong).toEqual([]);
  });

  test('there are at least sixty', () => {
    expect(LAYOUTS.length).toBeGreaterThanOrEqual(60);
  });
});
