import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/*
 * A report names the faces of the system, as a file has to that is read elsewhere. On paper they are ours: not every
 * system has Chinese and Japanese ones, and an empty box tells nobody anything.
 */

const FACE = /@font-face\{[^}]*\}/g;
const WANTED = /font-family:"?(Noto Sans (?:TC|JP) Variable)"?/;
const FILE = /url\(\.?\/?([\w.-]+\.woff2)\)/;
const RANGES = /unicode-range:([^;}]*)/;
/** The faces travel inside of the page, whose policy lets it load nothing else. */
const POLICY = "default-src 'none';";

const STYLE = `body { font-family: "Noto Sans TC Variable", "Noto Sans JP Variable", sans-serif !important; }
:lang(ja) body { font-family: "Noto Sans JP Variable", "Noto Sans TC Variable", sans-serif !important; }`;

/** The page with those parts of the bundle's faces that its letters need; as it is where there is no bundle. */
export async function withFaces(html: string, assets: string): Promise<string> {
  const sheet = await fontSheet(assets);
  if (sheet === null) return html;
  const letters = new Set(Array.from(html, (letter) => letter.codePointAt(0) ?? 0));
  const faces: string[] = [];
  for (const [face] of sheet.matchAll(FACE)) {
    const file = FILE.exec(face)?.[1];
    if (file === undefined || !WANTED.test(face) || !covers(face, letters)) continue;
    const bytes = await readFile(join(assets, file));
    faces.push(face.replace(FILE, `url(data:font/woff2;base64,${bytes.toString('base64')})`));
  }
  return html
    .replace(POLICY, `${POLICY} font-src data:;`)
    .replace('</head>', () => `<style>${faces.join('\n')}\n${STYLE}</style>\n</head>`);
}

async function fontSheet(assets: string): Promise<string | null> {
  const names = await readdir(assets).catch(() => []);
  const name = names.find((one) => /^fonts-.*\.css$/.test(one));
  return name === undefined ? null : readFile(join(assets, name), 'utf8');
}

/** `U+4E00-4E0F,U+4E11`; a part of a face without a range is for everything. */
function covers(face: string, letters: ReadonlySet<number>): boolean {
  const ranges = RANGES.exec(face)?.[1];
  if (ranges === undefined) return true;
  for (const range of ranges.split(',')) {
    const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
    const from = Number.parseInt(first.replaceAll('?', '0'), 16);
    const to = Number.parseInt(last.replaceAll('?', 'F'), 16);
    for (const letter of letters) if (from <= letter && letter <= to) return true;
  }
  return false;
}
