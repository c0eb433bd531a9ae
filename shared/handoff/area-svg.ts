import { escaped } from './markup';
import type { HandoffPage } from './sheet-schema';

const COLOUR = '#4C5FE0';

/** The areas of a page as an overlay to be laid over its picture in any drawing tool. */
export function areasSvg(page: HandoffPage): string {
  const { width, height } = page.size;
  // a mark that is read at the size of a phone, whatever the picture is
  const mark = Math.max(16, Math.round(Math.max(width, height) / 40));
  const line = Math.max(1, Math.round(mark / 12));
  const areas = page.rows.map(({ letter, bounds: b, what, label, detail }) => {
    const title = [what, label, detail].filter((part) => part !== '').join(' · ');
    return [
      `  <g id="area-${letter === '▶' ? 'video' : letter}">`,
      `    <title>${escaped(title)}</title>`,
      `    <rect x="${b.x}" y="${b.y}" width="${b.width}" height="${b.height}" fill="${COLOUR}" fill-opacity="0.14" stroke="${COLOUR}" stroke-width="${line}"/>`,
      `    <rect x="${b.x + line}" y="${b.y + line}" width="${mark * 2}" height="${mark * 1.6}" rx="${mark / 4}" fill="${COLOUR}"/>`,
      `    <text x="${b.x + line + mark}" y="${b.y + line + mark * 1.2}" font-family="sans-serif" font-size="${mark}" font-weight="700" text-anchor="middle" fill="#FFFFFF">${escaped(letter)}</text>`,
      '  </g>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `  <title>${escaped(page.name)}</title>`,
    ...areas,
    '</svg>',
    '',
  ].join('\n');
}
