import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDefinition } from '#shared/line/import/read-definition';
import { BUBBLES } from '#shared/preview/flex-pixels';
import { messagesOf } from '#shared/preview/messages-of';
import { buildOnce } from '../../helpers/command-line';
import { aPreviewJob, previewPort } from '../../helpers/preview';

const folder = join(import.meta.dirname, '../../fixtures/preview/real');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const port = previewPort();
beforeAll(() => buildOnce(), 240_000);
afterAll(() => port.close());

/** Every component that takes room in a definition. */
function countComponents(value: unknown): number {
  if (Array.isArray(value))
    return value.reduce<number>((sum, item) => sum + countComponents(item), 0);
  if (value === null || typeof value !== 'object') return 0;
  const node = value as Record<string, unknown>;
  const kinds = ['box', 'text', 'image', 'icon', 'button', 'separator', 'span', 'spacer'];
  const own = kinds.includes(String(node.type)) ? 1 : 0;
  return own + Object.values(node).reduce<number>((sum, item) => sum + countComponents(item), 0);
}

describe('definitions from public repositories', () => {
  test.each(files)('%s is drawn whole', async (name) => {
    const definition = readDefinition(readFileSync(join(folder, name)));
    if (!definition.ok) throw new Error(definition.error.message);
    const messages = messagesOf(definition.value);
    const drawn = await port.preview(aPreviewJob(messages));
    if (!drawn.ok) throw new Error(drawn.error.message);
    const { layout, png } = drawn.value;
    const picture = PNG.sync.read(Buffer.from(png));
    expect([picture.width, picture.height]).toEqual([layout.width * 2, layout.height * 2]);

    const boxes = layout.bubbles.flatMap((bubble) => bubble.boxes);
    expect(boxes.filter((box) => box.kind !== 'text' || box.path.length > 0)).toHaveLength(
      countComponents(messages.map(({ message }) => message.contents)),
    );
    const widths = Object.values(BUBBLES).map(({ maxWidth }) => maxWidth);
    for (const bubble of layout.bubbles) {
      expect(bubble.width).toBeLessThanOrEqual(Math.max(...widths));
      for (const box of bubble.boxes)
        expect.soft(Number.isFinite(box.x + box.y + box.width + box.height), box.kind).toBe(true);
    }
  });
});
