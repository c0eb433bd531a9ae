import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { compactCanonicalJson } from '#shared/document/canonical';
import type { Artboard, Painted, SymbolArt } from '#shared/domain/design/artboard';
import type { Product } from '#shared/domain/design/design';
import type { PageId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { RenderedImage } from '#shared/ipc/contract';
import { picturesOf } from '#shared/targets/pictures';
import type { DrawFormat, DrawnPicture, RenderPort, WantedPicture } from '../render/render-port';
import { durableWrite } from '../store/durable-write';
import { sha256Hex } from '../store/hash';
import { type Followed, NOTHING_FOLLOWED, paintedPage } from './followed';

/** Raised whenever painting or encoding changes its bytes, so that old drawings are not taken for new ones. */
const DRAWING_VERSION = 3;

const factsShape = z.object({
  format: z.enum(['png', 'jpeg']),
  widthPx: z.number(),
  heightPx: z.number(),
  quality: z.number().nullable(),
  palette: z.number().nullable(),
  ssim: z.number(),
});

/** What is painted of a page, and nothing else: renaming an area must not draw a new picture. */
const paintedOf = ({ symbols, ...page }: Painted) => ({
  version: DRAWING_VERSION,
  ...partsOf(page),
  // a page without symbols keeps the name it always had
  ...(symbols
    ? {
        symbols: Object.fromEntries(
          Object.entries(symbols).map(([id, art]) => [id, symbolParts(art)]),
        ),
      }
    : {}),
});

const partsOf = ({ size, background, layers, groups }: SymbolArt) => ({
  size,
  background,
  layers: layers
    .filter((layer) => !layer.hidden)
    .map(({ name: _n, locked: _l, brand: _b, bind: _d, ...layer }) => layer),
  groups: (groups ?? []).map(({ name: _n, locked: _l, brand: _b, ...group }) => group),
});

/** Of a symbol also what is hidden: an instance may show it. */
const symbolParts = (art: SymbolArt) => ({
  ...partsOf(art),
  layers: art.layers.map(({ name: _n, locked: _l, brand: _b, bind: _d, ...layer }) => layer),
});

/** Drawings by what they show: the same page is drawn once, in the studio and on the command line. */
export class Drawings {
  constructor(
    private readonly port: RenderPort,
    /** `.tapestry/renders` of the workspace; null keeps nothing. */
    private readonly cacheDir: () => string | null,
    /** What designs follow; the drawing page only ever sees what is painted. */
    private readonly followed: Followed = NOTHING_FOLLOWED,
  ) {}

  async draw(
    design: Painted & Pick<Artboard, 'brand'>,
    wanted: WantedPicture,
  ): Promise<Result<DrawnPicture>> {
    const { page, missing } = await paintedPage(design, this.followed);
    if (missing.length > 0) return fail(symbolMissing(missing.length));
    const { format, maxBytes, widthPx, crop } = wanted;
    const key = sha256Hex(
      compactCanonicalJson({
        ...paintedOf(page),
        format,
        maxBytes,
        // a picture in the page's own size keeps the name it always had
        ...(widthPx === page.size.width ? {} : { widthPx }),
        ...(crop ? { crop } : {}),
      }),
    );
    const kept = await this.read(key);
    if (kept) return ok(kept);
    const { size, background, layers, groups, symbols } = page;
    const drawn = await this.port.draw(
      { size, background, layers, groups, ...(symbols ? { symbols } : {}) },
      wanted,
    );
    if (drawn.ok) await this.keep(key, drawn.value);
    return drawn;
  }

  /** The largest picture that LINE asks for of a page. */
  async drawPage(
    design: Product,
    pageId: PageId,
    format: DrawFormat,
  ): Promise<Result<DrawnPicture>> {
    const page = design.pages.find((candidate) => candidate.id === pageId);
    const [largest] = picturesOf(design)
      .filter((picture) => picture.pageId === pageId && !picture.crop)
      .sort((a, b) => b.widthPx - a.widthPx);
    return page && largest
      ? this.draw(page, { format, maxBytes: largest.maxBytes, widthPx: largest.widthPx })
      : fail(appError('render.noSuchPage', 'This page is no longer in the menu.'));
  }

  private async read(key: string): Promise<DrawnPicture | null> {
    const dir = this.cacheDir();
    if (dir === null) return null;
    try {
      const facts = factsShape.parse(JSON.parse(await readFile(join(dir, `${key}.json`), 'utf8')));
      const bytes = new Uint8Array(await readFile(join(dir, `${key}.bin`)));
      return { ...facts, bytes };
    } catch {
      return null;
    }
  }

  /** A cache: when it cannot be written, the next drawing takes its time again. */
  private async keep(key: string, { bytes, ...facts }: DrawnPicture): Promise<void> {
    const dir = this.cacheDir();
    if (dir === null) return;
    try {
      await mkdir(dir, { recursive: true });
      await durableWrite(join(dir, `${key}.bin`), bytes);
      await durableWrite(join(dir, `${key}.json`), new TextEncoder().encode(JSON.stringify(facts)));
    } catch {
      // see above
    }
  }
}

const symbolMissing = (count: number) =>
  appError(
    'render.symbolMissing',
    'A symbol of this page is not in this workspace. Put it in again, or detach what shows it.',
    { details: { count } },
  );

/** What the window shows of a drawing. */
export const renderedImageOf = (pageId: PageId, picture: DrawnPicture): RenderedImage => ({
  pageId,
  hash: sha256Hex(picture.bytes),
  format: picture.format,
  widthPx: picture.widthPx,
  heightPx: picture.heightPx,
  bytes: picture.bytes.byteLength,
  quality: picture.quality,
  palette: picture.palette,
  ssim: picture.ssim,
});
