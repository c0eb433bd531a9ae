import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withFaces } from '#electron/render/print-faces';
import { reportHtml } from '#shared/report/html';
import { reportFacts } from '#test/helpers/a-report';

let assets: string;
beforeEach(() => {
  assets = mkdtempSync(join(tmpdir(), 'tapestry-faces-'));
});
afterEach(() => rmSync(assets, { recursive: true, force: true }));

const face = (family: string, file: string, range: string) =>
  `@font-face{font-family:${family};src:url(./${file})format("woff2-variations");unicode-range:${range}}`;
const aBundle = () => {
  const sheet = [
    face('Noto Sans TC Variable', 'tc-1.woff2', 'U+6708,U+79AE-79B0'),
    face('Noto Sans TC Variable', 'tc-2.woff2', 'U+3401'),
    face('Noto Color Emoji', 'emoji.woff2', 'U+6708'),
  ];
  writeFileSync(join(assets, 'fonts-abc.css'), sheet.join(''));
  for (const file of ['tc-1', 'tc-2', 'emoji']) writeFileSync(join(assets, `${file}.woff2`), file);
};
const inPage = (file: string) => `base64,${Buffer.from(file).toString('base64')}`;

describe('a page on paper', () => {
  it('carries the parts of our faces that its letters need, and no others', async () => {
    aBundle();
    const page = await withFaces(reportHtml(reportFacts('月光禮盒'), 'zh-TW'), assets);
    expect(page).toContain(inPage('tc-1'));
    expect(page).not.toContain(inPage('tc-2'));
    expect(page).not.toContain(inPage('emoji'));
    // it may load what it carries, and still nothing else
    expect(page).toContain("default-src 'none'; font-src data:;");
    expect(page).not.toMatch(/url\((?!data:)/);
  });
  it('is as it was where there is no bundle', async () => {
    const html = reportHtml(reportFacts(), 'en');
    expect(await withFaces(html, join(assets, 'gone'))).toBe(html);
  });
});
