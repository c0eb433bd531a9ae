import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RenderPort } from '#electron/render/render-port';
import { exportDocument } from '#electron/services/exports';
import { Drawings } from '#electron/services/render';
import type { RichCarousel } from '#shared/domain/design/rich-carousel';
import type { RichMessage } from '#shared/domain/design/rich-message';
import type { Sha256 } from '#shared/domain/ids';
import { checkMessage } from '#shared/line/messages';
import { blankDesign } from '#shared/targets/blank-design';
import { richMessageFromWire } from '#shared/targets/rich-message/from-wire';
import { unwrap } from '../../../helpers/publish-bench';
import { countingIds } from '../../../helpers/test-editor';

const folder = mkdtempSync(join(tmpdir(), 'tapestry-exports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const port: RenderPort = {
  draw: async (page, { widthPx }) => ({
    ok: true,
    value: {
      // enough to tell which picture it is
      bytes: new TextEncoder().encode(`${widthPx}`),
      format: widthPx === 460 ? 'jpeg' : 'png',
      widthPx,
      heightPx: Math.round((page.size.height * widthPx) / page.size.width),
      quality: null,
      palette: null,
      ssim: 1,
    },
  }),
  close: async () => undefined,
};
/** A PNG header is all that is read of a poster. */
const poster = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const sources = {
  drawings: new Drawings(port, () => null),
  assets: { read: async () => poster },
  videos: { pathOf: async () => film },
};
const film = join(folder, 'film.bin');
writeFileSync(film, 'moving pictures');
const random = countingIds();
const now = new Date('2026-09-01T00:00:00Z');
const made = { random, now, pageName: '一', alias: 'a', chatBarText: '' };

const message = (name: string): RichMessage => {
  const design = blankDesign('richMessage', {
    ...made,
    name,
    size: { width: 1040, height: 1300 },
    template: 'M-C',
  }) as RichMessage;
  for (const area of design.pages[0]?.areas ?? [])
    area.action = { type: 'uri', uri: 'https://example.com/', label: '看' };
  return { ...design, altText: '秋季新品' };
};

const written = (name: string) => readdirSync(join(folder, name)).sort();
const jsonOf = (name: string) =>
  JSON.parse(readFileSync(join(folder, name, 'message.json'), 'utf8')) as Record<string, unknown>;

describe('an exported rich message', () => {
  it('is a folder with the five widths that LINE asks for and the imagemap that names it', async () => {
    const design = message('秋季 1/2');
    const base = 'https://cdn.example/autumn';
    const { files, images } = unwrap(
      await exportDocument(design, { folder, format: 'best', mediaBase: `${base}/` }, sources),
    );
    expect(files[0]).toBe('秋季 1-2/240');
    expect(written('秋季 1-2')).toEqual(['1040', '240', '300', '460', '700', 'message.json']);
    expect(images.map(({ widthPx, heightPx }) => [widthPx, heightPx])).toEqual([
      [240, 300],
      [300, 375],
      [460, 575],
      [700, 875],
      [1040, 1300],
    ]);
    const json = jsonOf('秋季 1-2');
    expect(json.baseUrl).toBe(base);
    expect(checkMessage(json, []).filter(({ severity }) => severity === 'error')).toEqual([]);
    const back = richMessageFromWire(json, { random, now, name: design.name });
    expect(back.pages[0]?.areas.map(({ bounds, action }) => ({ bounds, action }))).toEqual(
      design.pages[0]?.areas.map(({ bounds, action }) => ({ bounds, action })),
    );
  });

  it('never writes over an earlier one, and says where the pictures would lie', async () => {
    const design = message('twice');
    await exportDocument(design, { folder, format: 'best' }, sources);
    await exportDocument(design, { folder, format: 'best' }, sources);
    expect(jsonOf('twice').baseUrl).toBe('https://media.example/twice');
    expect(jsonOf('twice 2').baseUrl).toBe('https://media.example/twice%202');
  });

  it('takes the poster of its video along', async () => {
    const design = message('film');
    design.video = {
      area: { x: 0, y: 0, width: 1040, height: 585 },
      file: null,
      originalContentUrl: 'https://cdn.example/film.mp4',
      poster: 'f'.repeat(64) as Sha256,
      previewImageUrl: '',
      externalLink: null,
    };
    await exportDocument(
      design,
      { folder, format: 'best', mediaBase: 'https://cdn.example/film' },
      sources,
    );
    expect(written('film')).toContain('poster.png');
    expect(jsonOf('film').video).toMatchObject({
      previewImageUrl: 'https://cdn.example/film/poster.png',
    });
  });
});

describe('an exported video', () => {
  it('lies beside its message, with a poster drawn from where it plays', async () => {
    const design = message('moving');
    design.video = {
      area: { x: 0, y: 100, width: 1040, height: 585 },
      file: {
        hash: 'e'.repeat(64) as Sha256,
        name: 'film.mp4',
        bytes: 15,
        mimeType: 'video/mp4',
        widthPx: 1920,
        heightPx: 1080,
        seconds: 12,
        videoCodec: 'avc',
        audioCodec: 'aac',
      },
      originalContentUrl: '',
      poster: null,
      previewImageUrl: '',
      externalLink: { label: '了解更多', linkUri: 'https://example.com/' },
    };
    const base = 'https://cdn.example/moving';
    unwrap(await exportDocument(design, { folder, format: 'best', mediaBase: base }, sources));
    expect(written('moving')).toEqual(
      expect.arrayContaining(['1040', 'message.json', 'poster.png', 'video.mp4']),
    );
    expect(readFileSync(join(folder, 'moving', 'video.mp4'), 'utf8')).toBe('moving pictures');
    const json = jsonOf('moving');
    expect(json.video).toEqual({
      originalContentUrl: `${base}/video.mp4`,
      previewImageUrl: `${base}/poster.png`,
      area: { x: 0, y: 100, width: 1040, height: 585 },
      externalLink: { label: '了解更多', linkUri: 'https://example.com/' },
    });
    expect(checkMessage(json, []).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('an exported carousel', () => {
  it('names each card by the format it was drawn in, and none is larger than LINE takes', async () => {
    const design = blankDesign('richCarousel', {
      ...made,
      name: 'cards',
      size: { width: 460, height: 300 },
      template: 'M-A',
      cards: 2,
    }) as RichCarousel;
    const [first] = design.pages;
    if (first) first.size = { width: 2048, height: 1024 };
    for (const page of design.pages)
      for (const area of page.areas) area.action = { type: 'message', text: '看' };
    design.altText = '卡片';
    const { images } = unwrap(
      await exportDocument(
        design,
        { folder, format: 'best', mediaBase: 'https://cdn.example/c' },
        sources,
      ),
    );
    expect(written('cards')).toEqual(['card-1.png', 'card-2.jpg', 'message.json']);
    expect(images.map(({ widthPx, heightPx }) => [widthPx, heightPx])).toEqual([
      [1024, 512],
      [460, 300],
    ]);
    const text = JSON.stringify(jsonOf('cards'));
    expect(text).toContain('https://cdn.example/c/card-1.png');
    expect(text).toContain('https://cdn.example/c/card-2.jpg');
    const problems = checkMessage(jsonOf('cards'), []);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('a definition that is kept as it came', () => {
  it('is given back with its members in their order, also those that nobody knows', async () => {
    const wire = { zebra: { own: true }, type: 'audience', audienceGroupId: 7 };
    const document = {
      id: 'doc_1',
      kind: 'definition',
      name: 'Who/whom',
      form: 'recipient',
      wire,
    } as unknown as Parameters<typeof exportDocument>[0];
    const made = unwrap(await exportDocument(document, { folder, format: 'best' }, sources));
    expect(made.files).toEqual(['Who-whom.json']);
    const text = readFileSync(join(folder, 'Who-whom.json'), 'utf8');
    expect(text).toBe(`${JSON.stringify(wire, null, 2)}\n`);
    const again = unwrap(await exportDocument(document, { folder, format: 'best' }, sources));
    expect(again.files).toEqual(['Who-whom 2.json']);
  });
});
