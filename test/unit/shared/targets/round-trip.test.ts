import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaAction } from '#shared/domain/areas';
import type { Artboard } from '#shared/domain/design/artboard';
import type { RichCarousel } from '#shared/domain/design/rich-carousel';
import type { RichMessage } from '#shared/domain/design/rich-message';
import { newId } from '#shared/domain/ids';
import { checkMessage } from '#shared/line/messages';
import { EXAMPLE_MEDIA } from '#shared/targets/media';
import { checkRichCarousel } from '#shared/targets/rich-carousel/check';
import { richCarouselFromWire } from '#shared/targets/rich-carousel/from-wire';
import { richCarouselToWire } from '#shared/targets/rich-carousel/to-wire';
import { checkRichMessage } from '#shared/targets/rich-message/check';
import { richMessageFromWire } from '#shared/targets/rich-message/from-wire';
import { messageTemplateAreas, messageTemplatesFor } from '#shared/targets/rich-message/templates';
import { richMessageToWire } from '#shared/targets/rich-message/to-wire';
import { areaOf, countingIds } from '../../../helpers/test-editor';

const random = countingIds();
const now = new Date('2026-09-01T00:00:00Z');
const context = { random, now, name: 'design' };

const board = (width: number, height: number, areas: Artboard['areas']): Artboard => ({
  id: newId('pag', random),
  name: '',
  size: { width, height },
  template: null,
  background: { type: 'solid', colour: '#FFFFFF' },
  layers: [],
  areas,
});

const base = () => ({
  id: newId('doc', random),
  name: 'design',
  tags: [],
  notes: '',
  archived: false,
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
  altText: '秋季新品',
});

const message = (page: Artboard, more: Partial<RichMessage> = {}): RichMessage => ({
  ...base(),
  kind: 'richMessage',
  baseUrl: 'https://media.example/autumn',
  video: null,
  pages: [page],
  ...more,
});

const carousel = (pages: Artboard[], form: RichCarousel['form'] = 'flex'): RichCarousel => ({
  ...base(),
  kind: 'richCarousel',
  form,
  bubbleSize: 'mega',
  pages,
});

const boundsIn = (width: number, height: number) =>
  fc
    .tuple(
      fc.integer({ min: 0, max: width - 1 }),
      fc.integer({ min: 0, max: height - 1 }),
      fc.integer({ min: 1, max: width }),
      fc.integer({ min: 1, max: height }),
    )
    .map(([x, y, w, h]) => ({
      x,
      y,
      width: Math.min(w, width - x),
      height: Math.min(h, height - y),
    }));
const word = fc.string({ minLength: 1, maxLength: 20 });
const label = fc.option(word, { nil: undefined });
const withLabel = (action: AreaAction, words: string | undefined): AreaAction =>
  words === undefined ? action : { ...action, label: words };
const imagemapAction = fc.tuple(
  fc.oneof(
    word.map((text): AreaAction => ({ type: 'message', text })),
    word.map((text): AreaAction => ({ type: 'clipboard', clipboardText: text })),
    fc.webUrl().map((uri): AreaAction => ({ type: 'uri', uri })),
  ),
  label,
);

/** What a design says of itself apart from the identities it was given. */
const content = (pages: readonly Artboard[]) =>
  pages.map(({ size, areas }) => ({
    size,
    areas: areas.map(({ bounds, action }) => ({ bounds, action })),
  }));

describe('a rich message', () => {
  it('comes back from its imagemap with the same areas, words and video', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(boundsIn(1040, 700), imagemapAction), { maxLength: 50 }),
        fc.boolean(),
        (parts, hasVideo) => {
          const areas = parts.map(([bounds, [action, words]]) =>
            areaOf(bounds, withLabel(action, words)),
          );
          const video = {
            area: { x: 0, y: 0, width: 1040, height: 585 },
            file: null,
            originalContentUrl: 'https://media.example/film.mp4',
            poster: null,
            previewImageUrl: 'https://media.example/film.jpg',
            externalLink: { label: '了解更多', linkUri: 'https://example.com/' },
          };
          const design = message(board(1040, 700, areas), { video: hasVideo ? video : null });
          const wire = richMessageToWire(design, EXAMPLE_MEDIA).message;
          const back = richMessageFromWire(wire, context);
          expect(content(back.pages)).toEqual(content(design.pages));
          expect(back.video).toEqual(design.video);
          expect(back.altText).toBe(design.altText);
          expect(richMessageToWire(back, EXAMPLE_MEDIA).message).toEqual(wire);
        },
      ),
      { numRuns: 100, seed: 11 },
    );
  });

  it('covers every picture exactly with each layout, at any height', () => {
    for (const height of [1040, 350, 585, 700, 1300, 1850, 521, 2079]) {
      const size = { width: 1040, height };
      for (const id of messageTemplatesFor(size)) {
        const cells = messageTemplateAreas(id, size);
        const covered = cells.reduce((sum, cell) => sum + cell.width * cell.height, 0);
        expect(covered, `${id} at ${height}`).toBe(1040 * height);
        const design = message(
          board(
            1040,
            height,
            cells.map((bounds) => areaOf(bounds, { type: 'uri', uri: 'https://example.com/' })),
          ),
        );
        expect(checkRichMessage(design), `${id} at ${height}`).toEqual([]);
      }
    }
  });

  it('has the eight square layouts with the manager’s edges', () => {
    const size = { width: 1040, height: 1040 };
    expect(messageTemplatesFor(size)).toHaveLength(8);
    expect(messageTemplateAreas('M-D', size).map(({ y, height }) => [y, height])).toEqual([
      [0, 347],
      [347, 346],
      [693, 347],
    ]);
  });

  it('says which area has an action that an imagemap does not know', () => {
    const bounds = { x: 0, y: 0, width: 520, height: 520 };
    const design = message(
      board(1040, 1040, [
        areaOf(bounds, { type: 'postback', data: 'a' }),
        areaOf({ ...bounds, x: 520 }, { type: 'uri', uri: '' }),
      ]),
    );
    const found = checkRichMessage(design);
    expect(found.map(({ code, path }) => [code, path.join('.')])).toContainEqual([
      'action.notHere',
      'pages.0.areas.0.action',
    ]);
    // the empty link is the second area, although it is the first action on the wire
    expect(found.map(({ path }) => path.join('.'))).toContain('pages.0.areas.1.action.uri');
  });

  it('warns where an area ends beside the box that is drawn there', () => {
    const page = board(1040, 1040, [
      areaOf({ x: 0, y: 0, width: 520, height: 1040 }, { type: 'message', text: 'a' }),
    ]);
    page.layers.push({
      kind: 'shape',
      id: newId('lay', random),
      name: '',
      shape: 'rectangle',
      fill: '#336699',
      frame: { x: 0, y: 0, width: 540, height: 1040 },
    });
    expect(checkRichMessage(message(page))).toMatchObject([
      { code: 'design.edgeOff', details: { side: 'right', by: 20 } },
    ]);
  });
});

describe('a rich carousel', () => {
  const flexAction = fc.oneof(
    word.map((text): AreaAction => ({ type: 'message', text })),
    word.map((data): AreaAction => ({ type: 'postback', data })),
    fc.webUrl().map((uri): AreaAction => ({ type: 'uri', uri })),
  );

  it('comes back from its Flex carousel pixel by pixel', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(boundsIn(1024, 640), flexAction), { maxLength: 6 }), {
          minLength: 1,
          maxLength: 12,
        }),
        (cards) => {
          const design = carousel(
            cards.map((parts) =>
              board(
                1024,
                640,
                parts.map(([bounds, action]) => areaOf(bounds, action)),
              ),
            ),
          );
          const wire = richCarouselToWire(design, EXAMPLE_MEDIA).message;
          const back = richCarouselFromWire(wire, context);
          expect(back && content(back.pages)).toEqual(content(design.pages));
          expect(back?.form).toBe('flex');
        },
      ),
      { numRuns: 100, seed: 12 },
    );
  });

  it('is a Flex message that LINE takes, and so is the image carousel', () => {
    const bounds = { x: 0, y: 0, width: 1024, height: 1024 };
    const cards = () => [
      board(1024, 1024, [
        areaOf(bounds, { type: 'uri', uri: 'https://example.com/', label: '看更多' }),
      ]),
    ];
    for (const form of ['flex', 'image'] as const) {
      const design = carousel(cards(), form);
      const { message: wire } = richCarouselToWire(design, EXAMPLE_MEDIA);
      expect(checkMessage(wire, []), form).toEqual([]);
      expect(checkRichCarousel(design), form).toEqual([]);
      expect(richCarouselFromWire(wire, context)?.form).toBe(form);
    }
  });

  it('is not made of a Flex message that holds more than pictures', () => {
    const wire = {
      type: 'flex',
      altText: 'a',
      contents: {
        type: 'bubble',
        body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: 'words' }] },
      },
    };
    expect(richCarouselFromWire(wire, context)).toBeNull();
  });
});
