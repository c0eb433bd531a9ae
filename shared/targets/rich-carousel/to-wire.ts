import type { Area } from '../../domain/areas';
import type { Artboard } from '../../domain/design/artboard';
import type { RichCarousel } from '../../domain/design/rich-carousel';
import { actionToWire } from '../../line/rich-menu/to-wire';
import type { DesignMedia } from '../media';
import { defined } from '../wire-parts';

type Wire = Record<string, unknown> & { type: string };

/** Places in per cent keep this many digits: finer than a pixel on any phone, and it reads back exactly. */
const DIGITS = 4;

/** The message of a carousel, with which areas of each card have a wire form. */
export function richCarouselToWire(
  design: RichCarousel,
  media: DesignMedia,
): { message: Wire; areas: number[][] } {
  return design.form === 'image' ? imageCarousel(design, media) : flexCarousel(design, media);
}

/**
 * A Flex carousel of pictures: each bubble is a box with the card's picture, and over it transparent boxes,
 * placed in per cent of the card, that take the taps. The first child of a block cannot be absolute, so the
 * picture comes first and gives the box its size.
 */
function flexCarousel(
  design: RichCarousel,
  media: DesignMedia,
): ReturnType<typeof richCarouselToWire> {
  const areas: number[][] = [];
  const contents = design.pages.map((page) => {
    const used = page.areas.flatMap((area, index) => (area.action ? [{ area, index }] : []));
    areas.push(used.map(({ index }) => index));
    return {
      ...page.foreign,
      type: 'bubble',
      size: design.bubbleSize,
      body: {
        type: 'box',
        layout: 'vertical',
        paddingAll: '0px',
        contents: [
          {
            type: 'image',
            url: media.pictureUrl(page.id),
            size: 'full',
            aspectRatio: `${page.size.width}:${page.size.height}`,
            aspectMode: 'cover',
          },
          ...used.map(({ area }) => tapBox(area, page)),
        ],
      },
    };
  });
  const message = {
    type: 'flex',
    altText: design.altText,
    contents: { type: 'carousel', contents },
  };
  return { message, areas };
}

function tapBox({ bounds, action, foreign }: Area, page: Artboard): Record<string, unknown> {
  const per = (value: number, of: number) => `${Number(((value / of) * 100).toFixed(DIGITS))}%`;
  return defined({
    ...foreign,
    type: 'box',
    layout: 'vertical',
    contents: [],
    position: 'absolute',
    offsetTop: per(bounds.y, page.size.height),
    offsetStart: per(bounds.x, page.size.width),
    width: per(bounds.width, page.size.width),
    height: per(bounds.height, page.size.height),
    action: action ? actionToWire(action, { pages: [] }) : undefined,
  });
}

/** LINE's image carousel: one action for each whole picture, with its label on it. */
function imageCarousel(
  design: RichCarousel,
  media: DesignMedia,
): ReturnType<typeof richCarouselToWire> {
  const areas: number[][] = [];
  const columns = design.pages.map((page) => {
    const index = page.areas.findIndex((area) => area.action !== null);
    areas.push(index === -1 ? [] : [index]);
    const action = page.areas[index]?.action;
    return defined({
      ...page.foreign,
      imageUrl: media.pictureUrl(page.id),
      action: action ? actionToWire(action, { pages: [] }) : undefined,
    });
  });
  const message = {
    type: 'template',
    altText: design.altText,
    template: { type: 'image_carousel', columns },
  };
  return { message, areas };
}
