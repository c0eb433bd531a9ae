import type { Page, TextLayer } from '#shared/domain/rich-menu/schema';

const TRADITIONAL_CHINESE = '"Noto Sans TC Variable"';
const JAPANESE = '"Noto Sans JP Variable"';
const KANA = /[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]/;

/**
 * The family list of a text. The forms of Han characters follow the text, never the language of the
 * studio: kana make it Japanese, everything else is set in Taiwan's forms.
 */
export function fontFamilyFor(text: string): string {
  return KANA.test(text)
    ? `${JAPANESE}, ${TRADITIONAL_CHINESE}, sans-serif`
    : `${TRADITIONAL_CHINESE}, ${JAPANESE}, sans-serif`;
}

/** The table of faces is large, so it is no part of what a window needs to begin. */
export const declareFonts = (): Promise<unknown> => import('./fonts.css');

/** CSS font shorthand of a text layer at its size in page pixels. */
export function fontOf(layer: Pick<TextLayer, 'text' | 'fontSize' | 'fontWeight'>): string {
  return `${layer.fontWeight} ${layer.fontSize}px ${fontFamilyFor(layer.text)}`;
}

/**
 * Waits until every face subset that the page's texts need is there. Without this a canvas silently
 * draws the system's font. Characters that no bundled face has do fall back to the system.
 */
export async function loadFonts(page: Page, fonts: FontFaceSet = document.fonts): Promise<void> {
  await declareFonts();
  const wanted = new Map<string, string>();
  for (const layer of page.layers) {
    if (layer.kind !== 'text' || layer.hidden) continue;
    const key = `${layer.fontWeight} 40px ${fontFamilyFor(layer.text)}`;
    wanted.set(key, (wanted.get(key) ?? '') + layer.text);
  }
  // A face that cannot be read must not keep the page from being drawn: the next family takes over.
  await Promise.allSettled([...wanted].map(([font, text]) => fonts.load(font, text)));
}
