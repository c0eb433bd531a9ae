import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RenderPort } from '#electron/render/render-port';
import { Drawings } from '#electron/services/render';
import type { Page } from '#shared/domain/rich-menu/schema';
import { aMenu, rectangleLayer } from '../../../helpers/test-editor';

const dir = mkdtempSync(join(tmpdir(), 'tapestry-drawings-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Counts how often a page is really drawn. */
function counted(): { port: RenderPort; drawn(): number } {
  let drawn = 0;
  const port: RenderPort = {
    async draw() {
      drawn += 1;
      return {
        ok: true,
        value: {
          bytes: new Uint8Array([drawn]),
          format: 'png',
          widthPx: 2500,
          heightPx: 1686,
          quality: null,
          palette: null,
          ssim: 1,
        },
      };
    },
    close: async () => undefined,
  };
  return { port, drawn: () => drawn };
}

const frame = { x: 0, y: 0, width: 100, height: 100 };
const page = aMenu([rectangleLayer('a', frame, { groups: ['grp_1'] })]).pages[0] as Page;
const grouped = (group: object): Page => ({
  ...page,
  groups: [{ id: 'grp_1', name: 'group', ...group }],
});

describe('Drawings', () => {
  it('draws anew when only the look of a group has changed', async () => {
    const { port, drawn } = counted();
    const drawings = new Drawings(port, () => dir);
    await drawings.draw(grouped({}), 'png');
    await drawings.draw(grouped({ opacity: 0.5 }), 'png');
    await drawings.draw(grouped({ shadow: { x: 0, y: 4, blur: 8, colour: '#00000080' } }), 'png');
    await drawings.draw(grouped({ hidden: true }), 'png');
    expect(drawn()).toBe(4);
  });

  it('does not draw again for names and locks', async () => {
    const { port, drawn } = counted();
    const drawings = new Drawings(port, () => dir);
    await drawings.draw(grouped({ opacity: 0.7 }), 'png');
    await drawings.draw(grouped({ opacity: 0.7, name: 'other', locked: true }), 'png');
    expect(drawn()).toBe(1);
  });
});
