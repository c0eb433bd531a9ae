import type { Page } from '#shared/domain/rich-menu/schema';
import type { Result } from '#shared/errors/app-error';

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

/** Makes the picture of a page. In the studio a hidden window does it, for the command line a process. */
export interface RenderPort {
  draw(page: Page, format: DrawFormat, maxBytes: number): Promise<Result<DrawnPicture>>;
  close(): Promise<void>;
}
