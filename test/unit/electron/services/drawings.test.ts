import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RenderPort } from '#electron/render/render-port';
import { paintedPage } from '#electron/services/followed';
import { paintHash } from '#electron/services/publish/fingerprint';
import { Drawings } from '#electron/services/render';
import { type BrandKit, EMPTY_KIT } from '#shared/domain/brand/kit';
import type { SymbolArt } from '#shared/domain/design/artboard';
import type { BrandToken, DocumentId } from '#shared/domain/ids';
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

const PNG = { format: 'png', maxBytes: 1_000_000, widthPx: 2500 } as const;
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
    await drawings.draw(grouped({}), PNG);
    await drawings.draw(grouped({ opacity: 0.5 }), PNG);
    await drawings.draw(grouped({ shadow: { x: 0, y: 4, blur: 8, colour: '#00000080' } }), PNG);
    await drawings.draw(grouped({ hidden: true }), PNG);
    expect(drawn()).toBe(4);
  });

  it('does not draw again for names and locks', async () => {
    const { port, drawn } = counted();
    const drawings = new Drawings(port, () => dir);
    await drawings.draw(grouped({ opacity: 0.7 }), PNG);
    await drawings.draw(grouped({ opacity: 0.7, name: 'other', locked: true }), PNG);
    expect(drawn()).toBe(1);
  });

  it('draws each width once, and hands on nothing but what is painted', async () => {
    const asked: unknown[] = [];
    const { port } = counted();
    const drawings = new Drawings(
      {
        ...port,
        draw(given, wanted) {
          asked.push([Object.keys(given), wanted.widthPx]);
          return port.draw(given, wanted);
        },
      },
      () => dir,
    );
    const other = { ...page, background: { type: 'solid', colour: '#123456' } } as Page;
    for (const widthPx of [240, 1040, 240]) await drawings.draw(other, { ...PNG, widthPx });
    expect(asked).toEqual([
      [['size', 'background', 'layers', 'groups'], 240],
      [['size', 'background', 'layers', 'groups'], 1040],
    ]);
  });

  it('draws every design anew that follows a changed kit, and no other', async () => {
    const shown: string[] = [];
    const { port, drawn } = counted();
    const seeing: RenderPort = {
      ...port,
      draw(given, wanted) {
        const [layer] = given.layers;
        shown.push(layer?.kind === 'shape' ? (layer.fill ?? '') : '');
        return port.draw(given, wanted);
      },
    };
    const id = 'tok_red00000' as BrandToken;
    let kit: BrandKit = { ...EMPTY_KIT, colours: [{ id, name: 'Red', colour: '#C8102E' }] };
    const drawings = new Drawings(seeing, () => dir, {
      kit: async () => kit,
      symbol: async () => null,
    });
    const following = (x: number): Page => ({
      ...page,
      layers: [rectangleLayer('b', { ...frame, x }, { fill: '#010203', brand: { fill: id } })],
    });
    const plain: Page = { ...page, layers: [rectangleLayer('c', frame, { fill: '#040506' })] };
    const all = [following(1), following(2), plain];
    for (const one of all) await drawings.draw(one, PNG);
    kit = { ...kit, colours: [{ id, name: 'Red', colour: '#0044CC' }] };
    for (const one of all) await drawings.draw(one, PNG);
    expect(shown).toEqual(['#C8102E', '#C8102E', '#040506', '#0044CC', '#0044CC']);
    expect(drawn()).toBe(5);
  });

  it('draws every design anew that shows a changed symbol; refuses where one is missing', async () => {
    const { port, drawn } = counted();
    const symbol = 'doc_button00' as DocumentId;
    const art = (fill: string, name = ''): SymbolArt => ({
      size: { width: 50, height: 50 },
      background: { type: 'solid', colour: '#FFFFFF00' },
      layers: [{ ...rectangleLayer('s', frame, { fill }), id: 'lay_s0000000' as never, name }],
    });
    let now: SymbolArt | null = art('#111111');
    const followed = { kit: async () => EMPTY_KIT, symbol: async () => now };
    const drawings = new Drawings(port, () => dir, followed);
    const showing = (x: number): Page => ({
      ...page,
      layers: [
        { kind: 'symbol', id: 'lay_i0000000' as never, name: '', symbol, frame: { ...frame, x } },
      ],
    });
    const hashes = async () => paintHash((await paintedPage(showing(1), followed)).page);
    const before = await hashes();
    for (const x of [1, 2, 1]) await drawings.draw(showing(x), PNG);
    expect(drawn()).toBe(2);
    now = art('#111111', 'a name is not painted');
    await drawings.draw(showing(1), PNG);
    expect([drawn(), await hashes()]).toEqual([2, before]);
    now = art('#222222');
    await drawings.draw(showing(1), PNG);
    expect(drawn()).toBe(3);
    // what is live was made from the old one: a plan has to see that
    expect(await hashes()).not.toBe(before);
    now = null;
    expect(await drawings.draw(showing(1), PNG)).toMatchObject({
      ok: false,
      error: { code: 'render.symbolMissing' },
    });
    expect(drawn()).toBe(3);
  });
});
