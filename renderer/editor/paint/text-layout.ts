/*
 * Breaks text into lines as a CJK typesetter would: between any two ideographs except where the
 * rules of line starts and line ends (kinsoku, JIS X 4051 and W3C's clreq 3.1.6) forbid it, and in
 * Latin text only between words. Pure, so that it is tested without a canvas.
 */

/** May not begin a line: closing marks, small kana, prolonged sound marks, iteration marks. */
const NOT_AT_START = new Set(
  '、。，．：；？！）〕］｝〉》」』】〗〙〞”’,.:;?!)]}%％‰℃°·・‧…‥—–-~～〜ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ'.split(
    '',
  ),
);
/** May not end a line: opening marks and currency signs that belong to what follows. */
const NOT_AT_END = new Set('（〔［｛〈《「『【〖〘〝“‘([{＄$￥¥#＃@＠'.split(''));

const WIDE =
  /[\u1100-\u11ff\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u3130-\u318f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3ffff}]|\p{Extended_Pictographic}/u;

export interface TextLine {
  text: string;
  /** Advance of the line without trailing spaces, in the unit of `measure`. */
  width: number;
}

export type Measure = (text: string) => number;

const graphemes = new Intl.Segmenter('zh-Hant', { granularity: 'grapheme' });

/**
 * Lines of `text` no wider than `maxWidth` where that is possible. Line breaks typed by the person
 * stay; a word that is wider than a whole line is broken between characters.
 */
export function layoutText(text: string, maxWidth: number, measure: Measure): TextLine[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .flatMap((paragraph) => layoutParagraph(paragraph, maxWidth, measure));
}

function layoutParagraph(paragraph: string, maxWidth: number, measure: Measure): TextLine[] {
  const lines: TextLine[] = [];
  let line = '';
  const close = () => {
    const trimmed = line.trimEnd();
    lines.push({ text: trimmed, width: measure(trimmed) });
    line = '';
  };
  for (const chunk of unbreakable(paragraph)) {
    if (line !== '' && measure((line + chunk).trimEnd()) > maxWidth) close();
    // Spaces at a break belong to no line.
    const piece = line === '' && lines.length > 0 ? chunk.trimStart() : chunk;
    if (piece === '') continue;
    if (measure((line + piece).trimEnd()) <= maxWidth) {
      line += piece;
      continue;
    }
    for (const { segment } of graphemes.segment(piece)) {
      if (line !== '' && measure(line + segment) > maxWidth) close();
      line += segment;
    }
  }
  close();
  return lines;
}

/** Splits a paragraph into pieces that must stay together; trailing spaces stay with their word. */
export function unbreakable(paragraph: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let previous = '';
  for (const { segment } of graphemes.segment(paragraph)) {
    if (previous !== '' && mayBreakBetween(previous, segment)) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
    previous = segment;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

function mayBreakBetween(before: string, after: string): boolean {
  if (isSpace(after)) return false;
  if (NOT_AT_START.has(after) || NOT_AT_END.has(before)) return false;
  if (isSpace(before)) return true;
  // Dashes and leaders come in pairs that are one mark.
  if (before === after && /[—…‥]/.test(before)) return false;
  if (before === '-') return !/\d/.test(after);
  return WIDE.test(before) || WIDE.test(after);
}

const isSpace = (segment: string) => /^[ \t\u3000]+$/.test(segment);
