import { getLayerImageData, type Layer, type PixelData, type Psd, readPsd as parse } from 'ag-psd';
import {
  LAYERED_LIMITS,
  type LayeredPicture,
  type LayeredText,
} from '#shared/domain/design/layered-picture';
import { MAX_DEPTH } from '#shared/domain/design/layers';
import { unionOf } from '#shared/geometry/arrange';
import { Backdrop, type Box } from './backdrop';
import { parsedWithBursts } from './bursts';
import { drawnInto, settled } from './drawn-into';
import { dressed } from './dressed';
import { effectsOf, type Surroundings, type TakenEffects } from './effects-of';
import type { Ground } from './ink-of';
import { masked } from './mask-of';
import { note, say } from './notes';
import { patternsIn } from './patterns';
import { isPsd } from './signature';
import { frameOf, textOf } from './text-of';

/*
 * From a Photoshop file to pictures with places. Pixels are unpacked one layer after another, and only after their
 * number has been looked at. Outlines and shadows are drawn into them where nothing here looks the same; every other
 * thing that Photoshop computes is named.
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
  const page = { width: psd.width, height: psd.height };
  const around: Surroundings = {
    globalAngle: psd.imageResources?.globalAngle,
    patternOf: patternsIn(bytes),
  };
  const backdrop = new Backdrop(psd.width, psd.height);
  let seen = 0;
  /** Of the layer in the file, groups among them: what a note points at. */
  let number = -1;
  const walk = async (
    layers: readonly Layer[],
    path: readonly string[],
    strength: number,
  ): Promise<void> => {
    for (const layer of layers) {
      number += 1;
      if (layer.children) {
        if (path.length === MAX_DEPTH || found.groups.length === MOST_GROUPS)
          throw new PsdRefused('import.psdTooLarge');
        const id = `grp_${found.groups.length + 1}`;
        const effects = attempted(() => effectsOf(layer, 'group', around));
        const shadow = settled(effects.shadow, backdrop, boxOf(layer));
        found.groups.push({ id, ...looksOf(layer), ...shadow.taken });
        note(found.problems, layer, number, { ...effects, uneven: shadow.uneven });
        await walk(layer.children, [...path, id], strength * strengthOf(layer));
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
      const ground = { box: place, page, anchor: layer.referencePoint ?? { x: 0, y: 0 } };
      const written = hasMask ? null : attempted(() => textOf(layer));
      const words = written && attempted(() => wordsOf(written, layer, { ground, around }));
      const cut = attempted(() => masked(layer, data));
      const effects = words?.effects ?? attempted(() => effectsOf(layer, 'pixels', around));
      const cast = settled(effects.shadow, backdrop, place);
      const drawn = words
        ? null
        : attempted(() =>
            drawnInto(cut ?? data, effects, { isWholeEdge: cut !== null, ground, ...cast.taken }),
          );
      const shadow = drawn && !drawn.keepsShadow ? undefined : cast.taken.shadow;
      note(found.problems, layer, number, {
        left: effects.left,
        words: words?.font ?? null,
        pictured: written !== null && !words,
        cut: cut !== null,
        uneven: cast.uneven,
        soft: drawn?.isSoft ?? false,
        drawn: drawn && drawnOutline(effects),
      });
      backdrop.add(cut ?? data, place, strength * strengthOf(layer));
      const { name, opacity, hidden } = looksOf(layer);
      found.layers.push({
        ...(words ? { ...words.frame, text: words.text } : grownBy(place, drawn?.grown ?? 0)),
        name,
        opacity: opacity ?? 1,
        hidden: hidden ?? false,
        ...(shadow ? { shadow } : {}),
        groups: [...path],
        png: drawn ? await encodePng(drawn.pixels) : null,
      });
    }
  };
  await walk(psd.children ?? [], [], 1);
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
  const options = {
    skipCompositeImageData: true,
    skipThumbnail: true,
    skipLinkedFilesData: true,
    useRawData: true,
  };
  try {
    return parsedWithBursts(bytes, (file) => parse(file, options));
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

/** Words with their effects in their frame; null where only a picture of them has these effects. */
function wordsOf(
  { text, font }: { text: LayeredText; font: string },
  layer: Layer,
  { ground, around }: { ground: Ground; around: Surroundings },
) {
  const effects = effectsOf(layer, 'words', around);
  const frame = frameOf(ground.box, text);
  const dress = dressed(text, effects, { frame, ground });
  return dress && { text: dress, font, frame, effects };
}

/** Of an outline that is in the pixels: what Photoshop may have otherwise. */
function drawnOutline({ outline, left }: TakenEffects): 'burst' | 'pattern' | null {
  if (!outline || left.includes('stroke')) return null;
  if ('pattern' in outline.fill) return 'pattern';
  return 'gradient' in outline.fill && outline.fill.gradient.style === 'burst' ? 'burst' : null;
}

/** Of a group: round all that lies in it. */
function boxOf(layer: Layer): Box {
  if (!layer.children) {
    const { left = 0, top = 0, right = 0, bottom = 0 } = layer;
    return { x: left, y: top, width: right - left, height: bottom - top };
  }
  return (
    unionOf(layer.children.map(boxOf).filter(({ width, height }) => width > 0 && height > 0)) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    }
  );
}

const strengthOf = ({ hidden, opacity }: Layer): number => (hidden ? 0 : (opacity ?? 1));

const grownBy = ({ x, y, width, height }: Box, by: number): Box => ({
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
