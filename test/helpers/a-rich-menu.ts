import { PNG } from 'pngjs';

/** A rich menu object that LINE takes, of two halves; override what the test is about. */
export function aRichMenu(over: Record<string, unknown> = {}) {
  return {
    size: { width: 800, height: 540 },
    selected: true,
    name: 'Autumn home',
    chatBarText: 'Open menu',
    areas: [
      {
        bounds: { x: 0, y: 0, width: 400, height: 540 },
        action: { type: 'uri', label: 'Order', uri: 'https://example.com/order' },
      },
      {
        bounds: { x: 400, y: 0, width: 400, height: 540 },
        action: { type: 'message', label: 'Hours', text: 'When are you open?' },
      },
    ],
    ...over,
  };
}

/** A valid PNG of one colour; different `shade` gives different bytes. */
export function aPng(width = 800, height = 540, shade = 0x80): Uint8Array {
  const png = new PNG({ width, height });
  png.data.fill(shade);
  return new Uint8Array(PNG.sync.write(png, { deflateLevel: 1 }));
}
