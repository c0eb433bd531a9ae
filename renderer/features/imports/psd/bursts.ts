import type { Layer, Psd } from 'ag-psd';

/*
 * Strokes whose gradient runs across their line. The reader knows no such gradient and drops all effects of a layer
 * that has one. It is told two others of the same length instead, one after the other: what is the one and then the
 * other was neither.
 */

const NAME = 'GrdT\0\0\0\x0ashapeburst';
/** As long as the name; the reader looks no further than to the stop. */
const FIRST = 'diamond.sb';
const SECOND = 'reflected.';

/** What `parse` makes of a file, with such strokes as what they are. */
export function parsedWithBursts(bytes: Uint8Array, parse: (bytes: Uint8Array) => Psd): Psd {
  const places = placesOf(bytes, NAME);
  if (places.length === 0) return parse(bytes);
  const told = (name: string) => {
    const copy = bytes.slice();
    for (const at of places)
      for (let i = 0; i < name.length; i += 1)
        copy[at + NAME.length - name.length + i] = name.charCodeAt(i);
    return parse(copy);
  };
  const psd = told(FIRST);
  mark(psd.children ?? [], told(SECOND).children ?? []);
  return psd;
}

function mark(layers: readonly Layer[], others: readonly Layer[]): void {
  layers.forEach((layer, index) => {
    const other = others[index];
    layer.effects?.stroke?.forEach(({ gradient }, at) => {
      if (gradient && gradient.style !== other?.effects?.stroke?.[at]?.gradient?.style)
        Object.assign(gradient, { style: 'burst' });
    });
    if (layer.children) mark(layer.children, other?.children ?? []);
  });
}

function placesOf(bytes: Uint8Array, text: string): number[] {
  const found: number[] = [];
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    let same = 1;
    while (same < text.length && bytes[at + same] === text.charCodeAt(same)) same += 1;
    if (same === text.length) found.push(at);
  }
  return found;
}
