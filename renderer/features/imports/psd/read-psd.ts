import { getLayerImageData, type Layer, type PixelData, type Psd, readPsd as parse } from 'ag-psd';
import { LAYERED_LIMITS, type LayeredPicture } from '#shared/domain/design/layered-picture';
import { MAX_DEPTH } from '#shared/domain/design/layers';
import type { Problem } from '#shared/errors/app-error';
import { type EffectName, effectsOf, overlaid, type TakenEffects } from './effects-of';
import { masked } from './mask-of';
import { outlined } from './outlined';
import { isPsd } from './signature';
import { frameOf, textOf } from './text-of';

/*
 * From a Photoshop file to pictures with places. Pixels are unpacked one layer after another, and only after
 * their number has been looked at; what Photoshop computes (most
 * effects, blending) is not imitated but named.
 */

/** A layer on its way: its pixels instead of a picture of the workspace; null for words. */
export type ReadLayer = Omit<LayeredPicture['layers'][number], 'asset'> & {
  png: Uint8Array | null;
};
export type ReadPicture = Omit<LayeredPicture, 'layers'> & { layers: ReadLayer[] };
export type PsdRefusal = 'import.psdTooLarge' | 'import.psdUnreadable';

export class PsdRefused extends Error {
  constructor(readonly code: PsdRefusal) {
    super(code);
  }
}

const { side, pixels, layers: MOST_LAYERS, groups: MOST_GROUPS } = LAYERED_LIMITS;

/** Reads a file; `encodePng` makes a picture of pixels. Throws `PsdRefused`. */
export async function readPsd(
  bytes: Uint8Array,
  encodePng: (pixels: PixelData) => Promise<Uint8Array>,
): Promise<ReadPicture> {
  refuseLargeHeader(bytes);
  const psd = parsed(bytes);
  const found: ReadPicture = {
    width: psd.width,
    height: psd.height,
    layers: [],
    groups: [],
    problems: [],
  };
  const light = psd.imageResources?.globalAngle;
  let seen = 0;
  /** Of the layer in the file, groups among them: what a note points at. */
  let number = -1;
  const walk = async (layers: readonly Layer[], path: readonly string[]): Promise<void> => {
    for (const layer of layers) {
      number += 1;
      if (layer.children) {
        if (path.length === MAX_DEPTH || found.groups.length === MOST_GROUPS)
          throw new PsdRefused('import.psdTooLarge');
        const id = `grp_${found.groups.length + 1}`;
        const { shadow, left } = attempted(() => effectsOf(layer, 'group', light));
        found.groups.push({ id, ...looksOf(layer), ...(shadow ? { shadow } : {}) });
        note(found.problems, layer, number, { words: null, cut: false, left });
        await walk(layer.children, [...path, id]);
        continue;
      }
      const width = (layer.right ?? 0) - (layer.left ?? 0);
      const height = (layer.bottom ?? 0) - (layer.top ?? 0);
      seen += Math.max(0, width) * Math.max(0, height);
      if (width > side || height > side || seen > pixels || found.layers.length === MOST_LAYERS)
        throw new PsdRefused('import.psdTooLarge');
      const data = width > 0 && height > 0 ? unpacked(layer) : undefined;
      if (!data) {
        say(found.problems, 'psd.noPixels', layer, number);
        continue;
      }
      const place = { x: layer.left ?? 0, y: layer.top ?? 0, width, height };
      // a mask on words cuts letters, which only a picture can be
      const hasMask = layer.mask !== undefined && !layer.mask.disabled;
      const words = hasMask ? null : attempted(() => textOf(layer));
      const cut = attempted(() => masked(layer, data));
      const effects = attempted(() => effectsOf(layer, words ? 'words' : 'pixels', light));
      const drawn = words ? null : drawnInto(cut ?? data, effects, cut !== null);
      const { overlay, shadow, stroke, left } = effects;
      note(found.problems, layer, number, { words: words?.font ?? null, cut: cut !== null, left });
      const { name, opacity, hidden } = looksOf(layer);
      found.layers.push({
        ...(words
          ? {
              ...frameOf(place, words.text),
              text: {
                ...words.text,
                ...(overlay ? { colour: overlay.colour } : {}),
                ...(stroke ? { stroke } : {}),
              },
            }
          : grownBy(place, drawn?.grown ?? 0)),
        name,
        opacity: opacity ?? 1,
        hidden: hidden ?? false,
        ...(shadow ? { shadow } : {}),
        groups: [...path],
        png: drawn ? await encodePng(drawn.pixels) : null,
      });
    }
  };
  await walk(psd.children ?? [], []);
  // a group whose layers had no pixels would be empty, and empty groups are not kept
  const used = new Set(found.layers.flatMap(({ groups }) => groups));
  return { ...found, groups: found.groups.filter(({ id }) => used.has(id)) };
}

/** Width and height stand in front, and nothing is unpacked before they were looked at. */
function refuseLargeHeader(bytes: Uint8Array): void {
  if (!isPsd(bytes) || bytes.byteLength < 26) throw new PsdRefused('import.psdUnreadable');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(14) > side || view.getUint32(18) > side)
    throw new PsdRefused('import.psdTooLarge');
}

function parsed(bytes: Uint8Array): Psd {
  try {
    return parse(bytes, {
      skipCompositeImageData: true,
      skipThumbnail: true,
      skipLinkedFilesData: true,
      useRawData: true,
    });
  } catch {
    throw new PsdRefused('import.psdUnreadable');
  }
}

function unpacked(layer: Layer): PixelData | undefined {
  try {
    return getLayerImageData(layer);
  } catch {
    throw new PsdRefused('import.psdUnreadable');
  }
}

/** Colour and outline of a layer as part of its pixels. What cannot be drawn goes to those that are left. */
function drawnInto(
  pixels: PixelData,
  effects: TakenEffects,
  isWholeEdge: boolean,
): { pixels: PixelData; grown: number } {
  const { overlay, outline } = effects;
  const coloured = overlay ? overlaid(pixels, overlay) : pixels;
  if (!outline) return { pixels: coloured, grown: 0 };
  const made = isWholeEdge ? outlined(coloured, outline, side) : null;
  if (!made) {
    effects.left.push('stroke');
    return { pixels: coloured, grown: 0 };
  }
  // Photoshop’s shadow falls from the layer without its outline; here it would fall from both
  if (effects.shadow && made.grown > 0) {
    delete effects.shadow;
    effects.left.push('dropShadow');
  }
  return made;
}

type Place = { x: number; y: number; width: number; height: number };
const grownBy = ({ x, y, width, height }: Place, by: number): Place => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** What a damaged file makes fail is a damaged file. */
function attempted<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new PsdRefused('import.psdUnreadable');
  }
}

const looksOf = ({ name, opacity, hidden }: Layer) => ({
  name: (name ?? '').slice(0, 200),
  ...(opacity === undefined || opacity >= 1 ? {} : { opacity: Math.max(0, opacity) }),
  ...(hidden ? { hidden: true } : {}),
});

const PLAIN_BLENDING = new Set(['normal', 'pass through', undefined]);

/** `taken`: the font of words that can be set here, whether the mask is in the pixels, what effects are left. */
function note(
  problems: Problem[],
  layer: Layer,
  number: number,
  taken: { words: string | null; cut: boolean; left: readonly EffectName[] },
): void {
  if (taken.words !== null) say(problems, 'psd.otherFont', layer, number, taken.words);
  else if (layer.text) say(problems, 'psd.textAsPicture', layer, number);
  for (const effect of taken.left) say(problems, `psd.effect.${effect}`, layer, number);
  if (!layer.children && (layer.fillOpacity ?? 1) < 1)
    say(problems, 'psd.fillOpacity', layer, number);
  if (layer.mask && !layer.mask.disabled && !taken.cut) say(problems, 'psd.mask', layer, number);
  if (layer.clipping) say(problems, 'psd.clipping', layer, number);
  if (!PLAIN_BLENDING.has(layer.blendMode)) say(problems, 'psd.blending', layer, number);
}

type Note =
  | 'psd.noPixels'
  | 'psd.textAsPicture'
  | 'psd.otherFont'
  | `psd.effect.${EffectName}`
  | 'psd.fillOpacity'
  | 'psd.mask'
  | 'psd.clipping'
  | 'psd.blending';

const SENTENCES: Readonly<Record<Note, string>> = {
  'psd.noPixels': 'has no pixels of its own and is left out',
  'psd.textAsPicture': 'is text and comes as a picture of it',
  'psd.otherFont': 'is text and is set in a font that travels with the app',
  'psd.effect.dropShadow': 'has a drop shadow, which is not taken over',
  'psd.effect.innerShadow': 'has an inner shadow, which is not taken over',
  'psd.effect.outerGlow': 'has an outer glow, which is not taken over',
  'psd.effect.innerGlow': 'has an inner glow, which is not taken over',
  'psd.effect.bevel': 'has bevel and emboss, which is not taken over',
  'psd.effect.solidFill': 'has a colour overlay, which is not taken over',
  'psd.effect.satin': 'has satin, which is not taken over',
  'psd.effect.stroke': 'has a stroke, which is not taken over',
  'psd.effect.gradientOverlay': 'has a gradient overlay, which is not taken over',
  'psd.effect.patternOverlay': 'has a pattern overlay, which is not taken over',
  'psd.fillOpacity': 'has a fill opacity, which is not taken over',
  'psd.mask': 'has a mask, which is not taken over',
  'psd.clipping': 'is clipped to the layer below, which is not taken over',
  'psd.blending': 'blends with what is below, which is not taken over',
};
const MOST_PROBLEMS = 500;

function say(problems: Problem[], code: Note, layer: Layer, number: number, font?: string): void {
  if (problems.length >= MOST_PROBLEMS) return;
  const name = (layer.name ?? '').slice(0, 200);
  problems.push({
    code,
    message: `“${name}” ${SENTENCES[code]}.`,
    path: ['layers', number],
    severity: 'warning',
    details: { name, ...(font === undefined ? {} : { font: font.slice(0, 100) || '?' }) },
  });
}
