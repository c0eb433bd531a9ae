import type { Product } from '#shared/domain/design/design';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { type DesignPicture, picturesOf } from '#shared/targets/pictures';
import type { DrawFormat, DrawnPicture } from '../render/render-port';
import type { Drawings } from './render';

export interface DesignDrawing {
  picture: DesignPicture;
  drawn: DrawnPicture;
  /** Its name in a folder: the picture's own, with an ending where LINE wants one. */
  file: string;
}

/** Draws every picture that LINE asks for of a design, whatever the design becomes. */
export async function drawDesign(
  design: Product,
  drawings: Drawings,
  format: DrawFormat,
  onProgress: (done: number, total: number, step: string) => void = () => undefined,
): Promise<Result<DesignDrawing[]>> {
  const wanted = picturesOf(design);
  const made: DesignDrawing[] = [];
  for (const [done, picture] of wanted.entries()) {
    const page = design.pages[picture.index];
    if (!page) continue;
    onProgress(done, wanted.length, page.name || picture.stem);
    const drawn = await drawings.draw(page, {
      format,
      maxBytes: picture.maxBytes,
      widthPx: picture.widthPx,
      ...(picture.crop ? { crop: picture.crop } : {}),
    });
    if (!drawn.ok) return fail({ ...drawn.error, path: ['pages', picture.index] });
    const ending = drawn.value.format === 'png' ? 'png' : 'jpg';
    made.push({
      picture,
      drawn: drawn.value,
      file: picture.fixedName ?? `${picture.stem}.${ending}`,
    });
  }
  onProgress(wanted.length, wanted.length, '');
  return ok(made);
}
