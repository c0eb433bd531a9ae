import type { Problem } from '../../errors/app-error';
import { countGraphemes } from '../count';
import { Fields } from '../fields';
import { LIMITS } from '../limits';
import { warning } from '../problem';
import { checkUri } from '../url';

const L = LIMITS.imagemap;

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function checkImagemap(message: Fields, found: Problem[]): readonly string[] {
  message.https('baseUrl');
  checkBase(message, found);
  message.text('altText', { max: LIMITS.message.altText });
  const size = message.object('baseSize');
  size?.knows('width', 'height');
  size?.number('width', { min: L.baseWidth, max: L.baseWidth });
  const height = size?.number('height', { min: 1 });
  const actions = message.list('actions', { max: L.actions }) ?? [];
  // the reference names no minimum
  if (Array.isArray(message.value.actions) && actions.length === 0 && !message.has('video'))
    found.push(warning('imagemap.noActions', message.at('actions')));
  const areas = actions.map((entry, index) => {
    const action = Fields.of(entry, [...message.at('actions'), index], found);
    return action ? checkImagemapAction(action, height, found) : null;
  });
  warnOverlaps(areas, message, found);
  const video = message.object('video', { optional: true });
  if (video) checkVideoArea(video, height, found);
  return ['baseUrl', 'altText', 'baseSize', 'actions', 'video'];
}

/** LINE asks for `{baseUrl}/1040` and its likes, so what stands at the end of the address matters. */
function checkBase(message: Fields, found: Problem[]): void {
  const base = typeof message.value.baseUrl === 'string' ? message.value.baseUrl : '';
  if (/\.(png|jpe?g|gif|webp)$/i.test(base))
    found.push(warning('imagemap.extension', message.at('baseUrl')));
  // people hide the width behind ? or #: one picture then serves all five widths
  else if (/[?#]/.test(base)) found.push(warning('imagemap.oneSource', message.at('baseUrl')));
}

/** Action objects count labels in graphemes; whether this one does is unconfirmed: between the counts it warns. */
function checkLabel(action: Fields): void {
  const { label } = action.value;
  const graphemes = typeof label === 'string' ? countGraphemes(label) : 0;
  action.text('label', {
    min: 0,
    max: L.label,
    optional: true,
    unconfirmed: graphemes <= L.label,
  });
}

function checkImagemapAction(
  action: Fields,
  height: number | undefined,
  found: Problem[],
): Area | null {
  const type = action.oneOf('type', ['uri', 'message', 'clipboard'] as const);
  checkLabel(action);
  if (type === 'uri') {
    const uri = action.text('linkUri', { max: L.uri });
    if (uri !== undefined && uri !== '') found.push(...checkUri(uri, action.at('linkUri')));
    action.knows('type', 'label', 'linkUri', 'area');
  } else if (type === 'message') {
    action.text('text', { max: L.text });
    action.knows('type', 'label', 'text', 'area');
  } else if (type === 'clipboard') {
    action.text('clipboardText', { max: L.clipboardText });
    action.knows('type', 'label', 'clipboardText', 'area');
  }
  return checkArea(action, height, found);
}

function checkArea(owner: Fields, height: number | undefined, found: Problem[]): Area | null {
  const area = owner.object('area');
  if (!area) return null;
  area.knows('x', 'y', 'width', 'height');
  const x = area.number('x', { min: 0 });
  const y = area.number('y', { min: 0 });
  const width = area.number('width', { min: 1 });
  const tall = area.number('height', { min: 1 });
  if (x === undefined || y === undefined || width === undefined || tall === undefined) return null;
  // what LINE does with an area outside of the picture is not described
  if (x + width > L.baseWidth || (height !== undefined && y + tall > height))
    found.push(warning('imagemap.areaOutside', area.path));
  return { x, y, width, height: tall };
}

/** More areas than LINE takes are not compared pair by pair. */
function warnOverlaps(all: readonly (Area | null)[], message: Fields, found: Problem[]): void {
  const areas = all.slice(0, L.actions * 2);
  areas.forEach((a, index) => {
    if (!a) return;
    const isCovered = areas
      .slice(0, index)
      .some(
        (b) =>
          b !== null &&
          a.x < b.x + b.width &&
          b.x < a.x + a.width &&
          a.y < b.y + b.height &&
          b.y < a.y + a.height,
      );
    if (isCovered)
      found.push(warning('imagemap.areasOverlap', [...message.at('actions'), index, 'area']));
  });
}

function checkVideoArea(video: Fields, height: number | undefined, found: Problem[]): void {
  video.knows('originalContentUrl', 'previewImageUrl', 'area', 'externalLink');
  video.https('originalContentUrl', { medium: 'film' });
  video.https('previewImageUrl', { medium: 'picture' });
  checkArea(video, height, found);
  const link = video.object('externalLink', { optional: true });
  if (!link) return;
  link.knows('linkUri', 'label');
  const uri = link.text('linkUri', { max: L.uri });
  if (uri !== undefined && uri !== '') found.push(...checkUri(uri, link.at('linkUri')));
  link.text('label', { max: L.externalLinkLabel });
}
