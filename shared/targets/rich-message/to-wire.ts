import type { Area, AreaAction } from '../../domain/areas';
import type { RichMessage, RichVideo } from '../../domain/design/rich-message';
import { LIMITS } from '../../line/limits';
import type { DesignMedia } from '../media';
import { defined } from '../wire-parts';

type Wire = Record<string, unknown> & { type: string };

/**
 * The imagemap of a rich message. An area without an action, or with one that an imagemap does not know,
 * has no wire form and is left out; the rules say so before anything is sent. `areas`: which area each
 * action came from.
 */
export function richMessageToWire(
  design: RichMessage,
  media: DesignMedia,
): { message: Wire; areas: number[] } {
  const page = design.pages[0];
  if (!page) throw new Error('a rich message always has its picture');
  const compiled = page.areas.flatMap((area, index) => {
    const wire = area.action ? imagemapAction(area, area.action) : null;
    return wire ? [{ wire, index }] : [];
  });
  const { video } = design;
  const message = defined({
    ...page.foreign,
    type: 'imagemap',
    baseUrl: design.baseUrl.trim() === '' ? media.baseUrl(page.id) : design.baseUrl,
    altText: design.altText,
    baseSize: { width: LIMITS.imagemap.baseWidth, height: page.size.height },
    actions: compiled.map(({ wire }) => wire),
    video:
      video === null
        ? undefined
        : defined({
            originalContentUrl: addressOfVideo(video, media),
            previewImageUrl: addressOfPoster(video, media, page.id),
            area: { ...video.area },
            externalLink: video.externalLink
              ? { linkUri: video.externalLink.linkUri, label: video.externalLink.label }
              : undefined,
          }),
  }) as Wire;
  return { message, areas: compiled.map(({ index }) => index) };
}

/** An address that somebody wrote wins: the film may be on the net already. */
const addressOfVideo = (video: RichVideo, media: DesignMedia): string =>
  video.originalContentUrl.trim() === '' && video.file?.hash
    ? media.assetUrl(video.file.hash)
    : video.originalContentUrl;

const addressOfPoster = (video: RichVideo, media: DesignMedia, pageId: string): string => {
  if (video.poster) return media.assetUrl(video.poster);
  return video.previewImageUrl.trim() === '' ? media.posterUrl(pageId) : video.previewImageUrl;
};

function imagemapAction({ bounds, foreign }: Area, action: AreaAction): Wire | null {
  const { x, y, width, height } = bounds;
  const area = { x, y, width, height };
  const common = { ...foreign, ...('foreign' in action ? action.foreign : {}) };
  switch (action.type) {
    case 'uri':
      return defined({
        ...common,
        type: 'uri',
        label: action.label,
        linkUri: action.uri,
        area,
      }) as Wire;
    case 'message':
      return defined({
        ...common,
        type: 'message',
        label: action.label,
        text: action.text,
        area,
      }) as Wire;
    case 'clipboard':
      return defined({
        ...common,
        type: 'clipboard',
        label: action.label,
        clipboardText: action.clipboardText,
        area,
      }) as Wire;
    default:
      return null;
  }
}
