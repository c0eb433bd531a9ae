import type { Artboard } from '#shared/domain/design/artboard';
import type { Layer } from '#shared/domain/design/layers';

const KANA = /[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]/;
const THAI = /[\u0e01-\u0e5b]/;
const BUNDLED = {
  sans: {
    chinese: '"Noto Sans TC Variable"',
    japanese: '"Noto Sans JP Variable"',
    last: 'sans-serif',
  },
  // there is one bundled serif; kana that it lacks come from the Japanese sans
  serif: {
    chinese: '"Noto Serif TC Variable"',
    japanese: '"Noto Serif TC Variable"',
    last: 'serif',
  },
} as const;

/** As every other face of an artwork it travels with the app, so that a picture is the same on each machine. */
const EMOJI = '"Noto Color Emoji"';

/** Fonts that travel with the app; every other name is a font of one computer. */
export const BUNDLED_FONTS = ['sans', 'serif'] as const;
export const isBundledFont = (font: string | undefined): boolean =>
  font === undefined || (BUNDLED_FONTS as readonly string[]).includes(font);

/**
 * The family list of a text. The forms of Han characters follow the text, never the language of the
 * studio: kana make it Japanese, everything else is set in Taiwan's forms.
 */
export function fontFamilyFor(text: string, font = 'sans'): string {
  if (font !== 'sans' && font !== 'serif') {
    return `"${font.replace(/["\\]/g, '')}", ${fontFamilyFor(text)}`;
  }
  const { chinese, japanese, last } = BUNDLED[font];
  const sans = BUNDLED.sans;
  const own = KANA.test(text) ? [japanese, chinese] : [chinese, japanese];
  const rest = font === 'serif' ? [sans.japanese, sans.chinese] : [];
  const thai = THAI.test(text) ? ['"Noto Sans Thai Variable"'] : [];
  return [...new Set([...own, ...rest, ...thai, EMOJI, last])].join(', ');
}

/** The table of faces is large, so it is no part of what a window needs to begin. */
export const declareFonts = (): Promise<unknown> => import('./fonts.css');

export interface Lettering {
  text: string;
  fontSize: number;
  fontWeight: number;
  font?: string | undefined;
}

/** CSS font shorthand of a text layer at its size in page pixels. */
export function fontOf({ text, fontSize, fontWeight, font }: Lettering): string {
  return `${fontWeight} ${fontSize}px ${fontFamilyFor(text, font)}`;
}

/** The words of a layer, if it has any. */
export const letteringOf = (layer: Layer): Lettering | null =>
  layer.kind === 'text' || layer.kind === 'badge' ? layer : null;

/** Faces that texts were painted with before. */
const known = new WeakSet<FontFace>();
let arrivals = 0;

/**
 * Waits until every face subset that the page's texts need is there. Without this a canvas silently
 * draws the system's font. Characters that no bundled face has do fall back to the system.
 * Answers how often a face has come that was not there before: the same number, and a text painted meanwhile stays as
 * it is.
 */
export async function loadFonts(
  page: Pick<Artboard, 'layers'>,
  fonts: FontFaceSet = document.fonts,
): Promise<number> {
  await declareFonts();
  const wanted = new Map<string, string>();
  for (const layer of page.layers) {
    const words = letteringOf(layer);
    if (words === null || layer.hidden) continue;
    const key = fontOf({ ...words, fontSize: 40 });
    wanted.set(key, (wanted.get(key) ?? '') + words.text);
  }
  // A face that cannot be read must not keep the page from being drawn: the next family takes over.
  const loads = await Promise.allSettled([...wanted].map(([font, text]) => fonts.load(font, text)));
  const faces = loads.flatMap((load) => (load.status === 'fulfilled' ? load.value : []));
  const isNew = faces.some((face) => !known.has(face));
  for (const face of faces) known.add(face);
  if (isNew) arrivals += 1;
  return arrivals;
}
