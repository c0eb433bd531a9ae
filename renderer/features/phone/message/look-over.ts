import { type Impression, impressionsOf, roomOf } from '#shared/preview/impression';
import {
  contrast,
  neededContrast,
  over,
  type Rgba,
  readColour,
  SMALLEST_TAP_PX,
  SMALLEST_TEXT_PX,
} from '#shared/preview/legible';
import type { Phone } from '#shared/preview/phones';

/** Something about a message that a follower would stumble over; `path` is where it is drawn. */
export interface Remark {
  code: 'tooTall' | 'tooTallWithMenu' | 'contrast' | 'smallText' | 'smallTap';
  index: number;
  path: string;
  values: Record<string, string | number>;
}

export interface LookedOver {
  impressions: readonly Impression[];
  remarks: readonly Remark[];
}

/** Looks at the messages as they are drawn on the phone: what is seen at once, read and hit with a finger. */
export function lookOver(frame: HTMLElement, phone: Phone): LookedOver {
  const chat = frame.querySelector<HTMLElement>('[role=log]');
  if (!chat) return { impressions: [], remarks: [] };
  const messages = [...chat.querySelectorAll<HTMLElement>('[data-message]')];
  const drawn = messages.map((message) => ({
    index: Number(message.dataset.message),
    topPx: message.offsetTop - chat.offsetTop,
    heightPx: tallestBubble(message),
  }));
  const room = roomOf(phone, 'closed');
  const withMenu = roomOf(phone, 'large');
  const impressions = impressionsOf(drawn, chat.scrollHeight, room);
  const remarks: Remark[] = [];
  for (const { index, heightPx, overflowPx } of impressions) {
    const path = pathOf(messages[index]);
    if (overflowPx > 0) remarks.push({ code: 'tooTall', index, path, values: { px: overflowPx } });
    else if (heightPx > withMenu)
      remarks.push({
        code: 'tooTallWithMenu',
        index,
        path,
        values: { px: Math.round(heightPx - withMenu) },
      });
  }
  for (const message of messages) remarks.push(...legibility(message));
  return { impressions, remarks };
}

const tallestBubble = (message: HTMLElement): number =>
  Math.max(
    0,
    ...[...message.querySelectorAll<HTMLElement>('[data-bubble]')].map((b) => b.offsetHeight),
  );

const pathOf = (element: Element | undefined): string => {
  const own = element?.closest<HTMLElement>('[data-path]')?.dataset.path;
  return own ?? element?.querySelector<HTMLElement>('[data-path]')?.dataset.path ?? '';
};

function legibility(message: HTMLElement): Remark[] {
  const index = Number(message.dataset.message);
  const found: Remark[] = [];
  // LINE chooses the colours of plain messages itself
  for (const text of message.querySelectorAll<HTMLElement>(
    '[data-kind=text], [data-kind=button]',
  )) {
    if (text.closest('[data-bubble]') === text || (text.textContent ?? '').trim() === '') continue;
    const style = getComputedStyle(text);
    const px = Number.parseFloat(style.fontSize);
    const path = pathOf(text);
    if (px < SMALLEST_TEXT_PX)
      found.push({ code: 'smallText', index, path, values: { px, limit: SMALLEST_TEXT_PX } });
    const [front, back] = [readColour(style.color), backgroundOf(text)];
    if (!front || !back) continue;
    const ratio = contrast(over(front, back), back);
    const needed = neededContrast(px, Number(style.fontWeight) >= 700);
    if (ratio < needed)
      found.push({
        code: 'contrast',
        index,
        path,
        values: { ratio: Math.floor(ratio * 10) / 10, needed },
      });
  }
  for (const target of message.querySelectorAll<HTMLElement>('[data-tap]')) {
    const { offsetWidth: width, offsetHeight: height } = target;
    // a link inside of a text is as tall as its line, and LINE makes it so
    if (target.tagName === 'A' || getComputedStyle(target).display === 'inline') continue;
    const px = Math.min(width, height);
    if (px > 0 && px < SMALLEST_TAP_PX - 4)
      found.push({
        code: 'smallTap',
        index,
        path: pathOf(target),
        values: { px, limit: SMALLEST_TAP_PX },
      });
  }
  return found;
}

/** What a text stands on; null over a picture or a gradient, where no single colour says it. */
function backgroundOf(text: HTMLElement): Rgba | null {
  const layers: Rgba[] = [];
  for (let at: HTMLElement | null = text; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== 'none') return null;
    if (at !== text && hasPictureBehind(at, text)) return null;
    const colour = readColour(style.backgroundColor);
    if (colour && colour[3] > 0) {
      layers.push(colour);
      if (colour[3] === 1) break;
    }
  }
  const base = layers.at(-1);
  if (!base || base[3] < 1) return null;
  return layers.slice(0, -1).reduceRight<Rgba>((back, front) => over(front, back), base);
}

/** A text that is placed over its neighbours may lie on a picture. */
function hasPictureBehind(box: HTMLElement, text: HTMLElement): boolean {
  const isPlaced = getComputedStyle(box).position === 'absolute';
  if (!isPlaced) return false;
  const pictures = box.parentElement?.querySelectorAll('[data-kind=image]') ?? [];
  return [...pictures].some((picture) => !picture.contains(text));
}
