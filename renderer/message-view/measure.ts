import type { DrawnBox, DrawnBubble, DrawnTap } from '#shared/preview/layout';
import { tappedAction } from './tap';

const round = (value: number): number => Math.round(value * 100) / 100;

/** `contents/0/body` → `['contents', 0, 'body']`. */
const pathOf = (pointer: string): (string | number)[] =>
  pointer === ''
    ? []
    : pointer.split('/').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** Where everything drawn stands: every bubble under `root`, and in it every box, from its upper left corner. */
export function measureBubbles(root: ParentNode): DrawnBubble[] {
  return [...root.querySelectorAll<HTMLElement>('[data-bubble]')].map((bubble) => {
    const corner = bubble.getBoundingClientRect();
    const boxes = [bubble, ...bubble.querySelectorAll<HTMLElement>('[data-path]')].flatMap(
      (element) => {
        const { path, kind } = element.dataset;
        if (path === undefined || kind === undefined) return [];
        return [drawnBox(element, path, kind, corner)];
      },
    );
    return { width: round(corner.width), height: round(corner.height), boxes };
  });
}

function drawnBox(element: HTMLElement, path: string, kind: string, corner: DOMRect): DrawnBox {
  const area = element.getBoundingClientRect();
  // half a line spacing lies over the first and under the last line, where LINE has none
  const trim = Number(element.dataset.trim ?? 0);
  const box: DrawnBox = {
    path: pathOf(path),
    kind,
    x: round(area.left - corner.left),
    y: round(area.top - corner.top + trim),
    width: round(area.width),
    height: round(area.height - 2 * trim),
  };
  const text = kind === 'box' ? '' : (element.textContent ?? '');
  if (text !== '') box.text = text;
  return box;
}

/** Everything that can be tapped, outer things first, from the corner of `root`. */
export function measureTaps(root: HTMLElement): DrawnTap[] {
  const corner = root.getBoundingClientRect();
  return [...root.querySelectorAll<HTMLElement>('[data-tap]')].flatMap((element) => {
    const action = tappedAction(element);
    const area = element.getBoundingClientRect();
    if (!action || area.width === 0 || area.height === 0) return [];
    return [
      {
        x: round(area.left - corner.left),
        y: round(area.top - corner.top),
        width: round(area.width),
        height: round(area.height),
        action: { ...action },
      },
    ];
  });
}
