import type { Problem, ProblemPath } from '../../errors/app-error';
import { checkAction } from '../actions';
import { Fields, isJsonObject } from '../fields';
import { guarded } from '../guard';
import { LIMITS } from '../limits';
import { error, warning } from '../problem';
import { checkBytes } from './bytes';
import { COMPONENTS } from './components';
import * as v from './values';

const L = LIMITS.flex;
const BUBBLE_SIZES = ['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'] as const;
const BLOCKS = ['header', 'hero', 'body', 'footer'] as const;
const VIDEO_SIZES: readonly string[] = ['kilo', 'mega', 'giga'];

/** What may stand at a place. LINE's reference, "Flex Message": which component goes where. */
const ALLOWED = {
  block: ['box'],
  hero: ['box', 'image', 'video'],
  altContent: ['box', 'image'],
  box: ['box', 'button', 'image', 'separator', 'text', 'filler', 'spacer'],
  baseline: ['icon', 'text', 'filler', 'spacer'],
  text: ['span'],
} as const;

interface Waiting {
  value: unknown;
  path: ProblemPath;
  place: keyof typeof ALLOWED;
  /** Why a video may not stand here, if so. */
  videoFault: string | null;
}

/** A bubble or a carousel as it stands in `contents` of a Flex message. Never throws. */
export const checkFlexContainer = guarded(containerProblems);

/** The same for a value that was guarded already. */
export function containerProblems(value: unknown, path: ProblemPath): Problem[] {
  const found: Problem[] = [];
  const container = Fields.of(value, path, found);
  const type = container?.oneOf('type', ['bubble', 'carousel'] as const);
  if (!container || type === undefined) return found;
  const seen: Seen = { animated: 0 };
  if (type === 'bubble') {
    checkBubble(container, false, found, seen);
    checkAnimated(container, seen);
    checkBytes(value, path, found, L.bubbleBytes, L.bubbleBytesAtMost);
    return found;
  }
  container.knowsOnly('flex.unknownField', 'type', 'contents');
  const bubbles = container.list('contents', { min: 1, max: L.bubbles }) ?? [];
  const sizes = new Set<unknown>();
  bubbles.forEach((entry, index) => {
    const at = [...container.at('contents'), index];
    const bubble = Fields.of(entry, at, found);
    if (bubble?.oneOf('type', ['bubble']) === undefined) return;
    sizes.add(bubble.value.size ?? 'mega');
    checkBubble(bubble, true, found, seen);
    checkBytes(entry, at, found, L.bubbleBytes, L.bubbleBytesAtMost);
  });
  checkAnimated(container, seen);
  if (sizes.size > 1) {
    found.push(
      error('flex.sizesDiffer', container.at('contents'), { actual: [...sizes].join(', ') }),
    );
  }
  checkBytes(value, path, found, L.carouselBytes, L.carouselBytesAtMost);
  return found;
}

/** What is counted over all bubbles of a message. */
interface Seen {
  animated: number;
}

function checkAnimated(container: Fields, { animated }: Seen): void {
  if (animated > L.animated)
    container.found.push(
      error('flex.tooManyAnimated', container.path, { limit: L.animated, actual: animated }),
    );
}

function checkBubble(bubble: Fields, inCarousel: boolean, found: Problem[], seen: Seen): void {
  bubble.knowsOnly('flex.unknownField', 'type', 'size', 'direction', ...BLOCKS, 'styles', 'action');
  const size = bubble.oneOf('size', BUBBLE_SIZES, { optional: true }) ?? 'mega';
  bubble.oneOf('direction', ['ltr', 'rtl'], { optional: true });
  if (bubble.has('action'))
    found.push(...checkAction(bubble.value.action, bubble.at('action'), 'flex'));
  checkStyles(bubble);
  const blocks = BLOCKS.filter((name) => bubble.has(name));
  if (blocks.length === 0) found.push(warning('flex.emptyBubble', bubble.path));
  const videoFault = inCarousel
    ? 'flex.videoInCarousel'
    : VIDEO_SIZES.includes(size)
      ? null
      : 'flex.videoInSmallBubble';
  walk(
    blocks.map((name) => ({
      value: bubble.value[name],
      path: bubble.at(name),
      place: name === 'hero' ? 'hero' : 'block',
      videoFault,
    })),
    found,
    seen,
  );
}

function checkStyles(bubble: Fields): void {
  const styles = bubble.object('styles', { optional: true });
  styles?.knowsOnly('flex.unknownField', ...BLOCKS);
  for (const name of BLOCKS) {
    const style = styles?.object(name, { optional: true });
    if (!style) continue;
    style.knowsOnly('flex.unknownField', 'backgroundColor', 'separator', 'separatorColor');
    if (style.has('backgroundColor')) v.colour(style, 'backgroundColor');
    if (style.has('separatorColor')) v.colour(style, 'separatorColor');
    style.boolean('separator');
  }
}

/** A bubble of 30 KB has fewer than half as many components; the rest of a hostile one is not looked at. */
const MOST_COMPONENTS = 5_000;

/** The walk keeps its own list, because a hostile file may be nested deeper than a call stack allows. */
function walk(waiting: Waiting[], found: Problem[], seen: Seen): void {
  for (let at = 0; at < Math.min(waiting.length, MOST_COMPONENTS); at += 1) {
    const { value, path, place, videoFault } = waiting[at] as Waiting;
    const component = Fields.of(value, path, found);
    const type = component?.oneOf('type', Object.keys(COMPONENTS));
    if (!component || type === undefined) continue;
    if (!(ALLOWED[place] as readonly string[]).includes(type)) {
      found.push(
        error('flex.notHere', component.at('type'), {
          limit: ALLOWED[place].join(', '),
          actual: type,
        }),
      );
      continue;
    }
    checkProperties(component, type, found);
    if (type === 'image' && component.value.animated === true) seen.animated += 1;
    if (place === 'block') warnFirstAbsolute(component, found);
    if (type === 'filler' || type === 'spacer')
      found.push(warning(`flex.${type}`, component.at('type'), { actual: type }));
    if (type === 'video' && videoFault) found.push(error(videoFault, component.at('type')));
    if (place === 'baseline') {
      for (const name of ['gravity', 'offsetBottom'])
        if (component.has(name))
          found.push(
            warning('flex.notInBaseline', component.at(name), { details: { field: name } }),
          );
    }
    for (const child of childrenOf(component, type, found)) waiting.push(child);
  }
}

/** The layout guide says that the first child of a block cannot be absolute; LINE takes it. */
function warnFirstAbsolute(block: Fields, found: Problem[]): void {
  const first = Array.isArray(block.value.contents) ? (block.value.contents[0] as unknown) : null;
  if (isJsonObject(first) && first.position === 'absolute')
    found.push(warning('flex.firstAbsolute', [...block.at('contents'), 0, 'position']));
}

function checkProperties(component: Fields, type: string, found: Problem[]): void {
  const rule = COMPONENTS[type];
  if (!rule) return;
  for (const name of rule.required) {
    if (!component.has(name))
      found.push(error('json.required', component.at(name), { details: { field: name } }));
  }
  component.knowsOnly('flex.unknownField', 'type', ...Object.keys(rule.properties));
  for (const [name, check] of Object.entries(rule.properties))
    if (component.has(name)) check(component, name);
}

function childrenOf(component: Fields, type: string, found: Problem[]): Waiting[] {
  const children = (name: string, place: Waiting['place']): Waiting[] =>
    (component.list(name, { optional: true }) ?? []).map((value, index) => ({
      value,
      path: [...component.at(name), index],
      place,
      videoFault: null,
    }));
  switch (type) {
    case 'box':
      return children('contents', component.value.layout === 'baseline' ? 'baseline' : 'box');
    case 'text': {
      const spans = children('contents', 'text');
      const text = component.value.text;
      // `"contents": []` beside a text is what LINE's old designer wrote: as good as absent
      if (spans.length === 0 && !component.has('text'))
        found.push(error('flex.noText', component.at('text')));
      else if (spans.length === 0 && text === '')
        found.push(warning('flex.emptyText', component.at('text')));
      return spans;
    }
    case 'video':
      component.object('altContent', { optional: true });
      return isJsonObject(component.value.altContent)
        ? [
            {
              value: component.value.altContent,
              path: component.at('altContent'),
              place: 'altContent',
              videoFault: null,
            },
          ]
        : [];
    default:
      return [];
  }
}
