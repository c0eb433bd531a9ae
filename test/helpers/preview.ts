import { join } from 'node:path';
import { spawnedRender } from '#electron/render/spawned-render';
import type { DrawnBubble } from '#shared/preview/layout';
import type { Wire } from '#shared/preview/messages-of';

const root = join(import.meta.dirname, '..', '..');

/** The preview of the command line, in one process for as many pictures as a test wants. */
export const previewPort = () =>
  spawnedRender({
    launch: [process.execPath, join(root, 'build', 'scripts', 'electron-launch.mjs')],
    assetsDir: '',
    env: process.env,
  });

/** What a phone is asked to show; everything not said is the default phone in its light look. */
export const aPreviewJob = (messages: unknown, more: Record<string, unknown> = {}) => ({
  messagesJson: JSON.stringify(messages),
  phone: 'iphone-13-mini',
  theme: 'light' as const,
  fontScale: 1,
  locale: 'en' as const,
  accountName: 'Tapestry',
  ...more,
});

/** A bare Flex container as a message whose paths start at the container. */
export const bareFlex = (contents: Wire) => [
  { message: { type: 'flex', altText: '', contents }, path: [], contentPath: [] },
];

/** `b/0/1` → the rectangle of `body.contents[0].contents[1]`; h, r and f are the other blocks. */
export function rectangleAt(bubble: DrawnBubble | undefined, short: string, base = ''): number[] {
  const blocks: Record<string, string> = { h: 'header', r: 'hero', b: 'body', f: 'footer' };
  const [block = '', ...indexes] = short.split('/');
  const wanted = [base, blocks[block] ?? block, ...indexes.flatMap((index) => ['contents', index])]
    .filter((part) => part !== '')
    .join('/');
  const box = bubble?.boxes.find((candidate) => candidate.path.join('/') === wanted);
  return box ? [box.x, box.y, box.width, box.height] : [];
}
