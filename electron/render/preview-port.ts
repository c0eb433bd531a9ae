import type { Result } from '#shared/errors/app-error';
import type { PreviewJob, PreviewLayout } from '#shared/preview/layout';

export interface DrawnPreview {
  layout: PreviewLayout;
  png: Uint8Array;
}

export interface PrintPort {
  /** The same on one page of its size, with texts that can be searched. */
  print(job: PreviewJob): Promise<Result<{ layout: PreviewLayout; pdf: Uint8Array }>>;
}

/** Draws messages as a phone shows them. In the studio a hidden window does it, for the command line a process. */
export interface PreviewPort {
  preview(job: PreviewJob): Promise<Result<DrawnPreview>>;
}
