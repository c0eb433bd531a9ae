import type { Painted } from '#shared/domain/design/artboard';
import type { Result } from '#shared/errors/app-error';
import type { Bounds } from '#shared/geometry/bounds';

export interface DrawnPicture {
  bytes: Uint8Array;
  format: 'png' | 'jpeg';
  widthPx: number;
  heightPx: number;
  quality: number | null;
  palette: number | null;
  ssim: number;
}

export type DrawFormat = 'best' | 'png' | 'jpeg';

/** What a picture has to be. */
export interface WantedPicture {
  format: DrawFormat;
  maxBytes: number;
  /** Width of the picture; the height follows from the page's proportions. */
  widthPx: number;
  /** Only this part of the page, in its pixels. */
  crop?: Bounds;
}

/** Makes the picture of a page, whatever it becomes on LINE. In the studio a hidden window does it, for the command line a process. */
export interface RenderPort {
  draw(page: Painted, wanted: WantedPicture): Promise<Result<DrawnPicture>>;
  close(): Promise<void>;
}
