import type { RichCarousel } from '../../domain/design/rich-carousel';
import type { Problem, ProblemPath } from '../../errors/app-error';
import { LIMITS } from '../../line/limits';
import { checkMessage } from '../../line/messages';
import { error, warning } from '../../line/problem';
import { checkDesignAreas } from '../check-areas';
import { EXAMPLE_MEDIA } from '../media';
import { CAROUSEL_ACTIONS } from './constraints';
import { richCarouselToWire } from './to-wire';

/** Everything that LINE would refuse about a carousel, with its place in the design. */
export function checkRichCarousel(design: RichCarousel): Problem[] {
  const { message, areas } = richCarouselToWire(design, EXAMPLE_MEDIA);
  const isImage = design.form === 'image';
  const found: Problem[] = checkMessage(message, []).map((problem) => ({
    ...problem,
    path: placeInDesign(problem.path, areas),
  }));
  design.pages.forEach((page, index) => {
    const path = ['pages', index];
    found.push(
      ...checkDesignAreas(page, path, { areas: isImage ? 1 : 50, actions: CAROUSEL_ACTIONS }),
    );
    // a picture of a Flex message is at most 1024 on each side
    const longest = Math.max(page.size.width, page.size.height);
    if (longest > LIMITS.flex.pictureSide) {
      found.push(
        error('design.pictureTooLarge', [...path, 'size'], {
          limit: LIMITS.flex.pictureSide,
          actual: longest,
        }),
      );
    }
    if (isImage && page.size.width !== page.size.height)
      found.push(warning('design.notSquare', [...path, 'size']));
    if (!isImage && page.areas.length === 0)
      found.push(warning('design.noAreas', [...path, 'areas']));
  });
  return found;
}

/** `contents.contents[1].body.contents[3].action.uri` → page 1, the third area with an action. */
function placeInDesign(wire: ProblemPath, areas: readonly (readonly number[])[]): ProblemPath {
  const numbers = wire.flatMap((part, at) => (typeof part === 'number' ? [{ part, at }] : []));
  const [card, box] = numbers;
  if (!card) return wire[0] === 'altText' ? ['altText'] : ['pages'];
  const action = wire.indexOf('action');
  const field = action === -1 ? [] : wire.slice(action);
  if (wire[0] === 'template') {
    const area = areas[card.part]?.[0];
    return area === undefined || action === -1
      ? ['pages', card.part]
      : ['pages', card.part, 'areas', area, ...field];
  }
  const area = box === undefined ? undefined : areas[card.part]?.[box.part - 1];
  return area === undefined ? ['pages', card.part] : ['pages', card.part, 'areas', area, ...field];
}
