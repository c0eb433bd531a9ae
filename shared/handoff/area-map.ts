import { escaped, wellFormed } from './markup';
import type { HandoffPage } from './sheet-schema';

/** Only what opens a page; a link with another scheme is written down and leads nowhere. */
const isWebLink = (address: string): boolean => /^(https?:\/\/|tel:|mailto:|line:)/i.test(address);

/** The picture of a page with its areas as an image map, for web pages and for looking at in a browser. */
export function areasMap(page: HandoffPage, pictureFile: string, mapName: string): string {
  const name = escaped(mapName);
  const areas = page.rows.map(({ letter, bounds: b, type, what, label, detail }) => {
    const words = [letter, what, label, detail].filter((part) => part !== '').join(' · ');
    const coords = [b.x, b.y, b.x + b.width, b.y + b.height].join(',');
    const link = type === 'uri' && isWebLink(detail) ? ` href="${escaped(detail)}"` : ' nohref';
    return `  <area shape="rect" coords="${coords}"${link} alt="${escaped(words)}" title="${escaped(words)}">`;
  });
  return [
    `<img src="${escaped(encodeURIComponent(wellFormed(pictureFile)))}" width="${page.size.width}" height="${page.size.height}" alt="${escaped(page.name)}" usemap="#${name}">`,
    `<map name="${name}">`,
    ...areas,
    '</map>',
    '',
  ].join('\n');
}
