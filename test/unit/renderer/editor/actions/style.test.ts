import { expect, it } from 'vitest';
import { layer as layerSchema } from '#shared/domain/design/layers';
import { aMenu, rectangleLayer, TestEditor } from '../../../../helpers/test-editor';

/* What a style carries from one kind of layer to another, and what it leaves. */

const frame = { x: 0, y: 0, width: 200, height: 100 };
const stops = [
  { offset: 0, colour: '#FF0000' },
  { offset: 1, colour: '#00FF00' },
];
const gradient = { type: 'linearGradient' as const, angle: 90, stops };
const text = (id: string, more: object) =>
  layerSchema.parse({
    kind: 'text',
    id: `lay_${id.padEnd(8, '0')}`,
    name: id,
    frame,
    text: id,
    fontSize: 40,
    fontWeight: 700,
    colour: '#111111',
    align: 'left',
    ...more,
  });

it('the ground of a shape does not become the ink of words; outlines go from words to words', async () => {
  const round = { colour: '#123456', width: 4, gradient };
  const hand = new TestEditor(
    aMenu([
      rectangleLayer('ground', frame, { gradient, strokeGradient: gradient, stroke: '#000000' }),
      text('plain', {}),
      text('rich', { gradient, stroke: round }),
    ]),
  );
  const { editor } = hand;
  const layers = () => editor.page().layers;
  const carry = async (from: number, to: number) => {
    editor.select([layers()[from]?.id as never]);
    await hand.run('edit.copyStyle');
    editor.select([layers()[to]?.id as never]);
    await hand.run('edit.pasteStyle');
  };
  await carry(0, 1);
  expect(layers()[1]).not.toHaveProperty('gradient');
  expect(layers()[1]).not.toHaveProperty('stroke');
  await carry(2, 1);
  expect(layers()[1]).toMatchObject({ gradient, stroke: round });
  editor.undo();
  expect(layers()[1]).not.toHaveProperty('stroke');
  // and words leave the ground as it is
  await carry(2, 0);
  expect(layers()[0]).toMatchObject({ gradient, strokeGradient: gradient, stroke: '#000000' });
});
