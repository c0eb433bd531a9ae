import type { RichMessage } from '../../domain/design/rich-message';
import type { Problem, ProblemPath } from '../../errors/app-error';
import { LIMITS } from '../../line/limits';
import { checkMessage } from '../../line/messages';
import { warning } from '../../line/problem';
import { checkDesignAreas } from '../check-areas';
import { EXAMPLE_MEDIA } from '../media';
import { MESSAGE_ACTIONS } from './constraints';
import { richMessageToWire } from './to-wire';

/** Everything that LINE would refuse about a rich message, with its place in the design. */
export function checkRichMessage(design: RichMessage): Problem[] {
  const page = design.pages[0];
  if (!page) return [];
  const path = ['pages', 0];
  const { message, areas } = richMessageToWire(design, EXAMPLE_MEDIA);
  const ofWire = checkMessage(message, [])
    // areas outside and missing actions are told of the design itself, also of those that have no wire form
    .filter(({ code }) => code !== 'imagemap.areaOutside' && code !== 'imagemap.noActions')
    .map((problem) => ({ ...problem, path: placeInDesign(problem.path, areas, path) }));
  const found = [
    ...ofWire,
    ...checkDesignAreas(page, path, {
      areas: LIMITS.imagemap.actions,
      actions: MESSAGE_ACTIONS,
    }),
  ];
  if (page.areas.length === 0 && design.video === null)
    found.push(warning('design.noAreas', [...path, 'areas']));
  found.push(...checkVideoFile(design));
  return found;
}

/** Where in the design a place of the imagemap comes from. */
function placeInDesign(
  wire: ProblemPath,
  areas: readonly number[],
  page: ProblemPath,
): ProblemPath {
  const [first, second, field] = wire;
  if (first === 'actions' && typeof second === 'number') {
    const area = [...page, 'areas', areas[second] ?? second];
    if (field === 'area') return [...area, 'bounds'];
    return field === undefined ? area : [...area, 'action', field === 'linkUri' ? 'uri' : field];
  }
  if (first === 'actions') return [...page, 'areas'];
  if (first === 'baseSize') return [...page, 'size'];
  return wire;
}

/** What was read from the file against what LINE plays. */
function checkVideoFile(design: RichMessage): Problem[] {
  const { video } = design;
  if (!video) return [];
  const found: Problem[] = [];
  const page = design.pages[0];
  const inside =
    page &&
    video.area.x >= 0 &&
    video.area.y >= 0 &&
    video.area.x + video.area.width <= page.size.width &&
    video.area.y + video.area.height <= page.size.height;
  if (!inside) found.push(warning('imagemap.areaOutside', ['video', 'area']));
  const { file } = video;
  if (!file) return found;
  if (file.mimeType !== 'video/mp4' || file.videoCodec !== 'avc') {
    found.push(
      warning('video.notMp4', ['video', 'file'], {
        actual: `${file.mimeType} ${file.videoCodec ?? ''}`.trim(),
      }),
    );
  }
  if (file.bytes > LIMITS.videoBytes) {
    found.push(
      warning('video.tooLarge', ['video', 'file'], {
        limit: LIMITS.videoBytes,
        actual: file.bytes,
      }),
    );
  }
  const ratio = video.area.width / video.area.height / (file.widthPx / file.heightPx);
  if (Number.isFinite(ratio) && Math.abs(ratio - 1) > 0.02)
    found.push(warning('video.ratioDiffers', ['video', 'area']));
  return found;
}
