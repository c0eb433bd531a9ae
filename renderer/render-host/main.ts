import '../editor/paint/fonts.css';
import { painted } from '#shared/domain/design/artboard';
import { type AppError, appError } from '#shared/errors/app-error';
import type { PayloadOf } from '#shared/ipc/contract';
import { invoke, on } from '../bridge';
import { encode } from '../editor/export/encode';
import { loadResources, paintPage } from '../editor/paint';

/*
 * The hidden page that makes every picture that leaves Tapestry: for export, for publishing and for the
 * command line. It paints with the editor's own code, so what was seen is what is sent.
 */

on('renderHost.job', (job) => {
  void draw(job).then(
    (result) => invoke('renderHost.result', { jobId: job.jobId, result }),
    (error: unknown) =>
      invoke('renderHost.result', {
        jobId: job.jobId,
        result: {
          ok: false,
          error: appError('render.failed', `The picture could not be drawn: ${String(error)}`),
        },
      }),
  );
});
void invoke('renderHost.ready', undefined);

type Job = PayloadOf<'renderHost.job'>;

async function draw(job: Job) {
  const page = painted.parse(JSON.parse(job.pageJson));
  const resources = await loadResources(page, { whole: true });
  if (resources.missing.length > 0) return refused(missing(resources.missing.length));
  if (resources.missingSymbols.length > 0)
    return refused(symbolMissing(resources.missingSymbols.length));
  const width = job.widthPx;
  const part = job.crop ?? { x: 0, y: 0, ...page.size };
  const height = Math.max(1, Math.round((part.height * width) / part.width));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no 2D context');
  context.imageSmoothingQuality = 'high';
  // one unit is one pixel of the page; at another width letters and edges are drawn anew, not scaled
  context.scale(width / part.width, height / part.height);
  context.translate(-part.x, -part.y);
  paintPage(context, page, resources);
  const picture = await encode(context.getImageData(0, 0, width, height), job.format, job.maxBytes);
  if (picture === null) return refused(doesNotFit(job));
  return {
    ok: true as const,
    bytes: picture.bytes,
    format: picture.format,
    widthPx: width,
    heightPx: height,
    quality: picture.quality,
    palette: null,
    ssim: picture.ssim,
  };
}

const refused = (error: AppError) => ({ ok: false as const, error });

const missing = (count: number) =>
  appError(
    'render.pictureMissing',
    'A picture of this page is no longer in the workspace. Put it in again.',
    {
      details: { count },
    },
  );

const symbolMissing = (count: number) =>
  appError(
    'render.symbolMissing',
    'A symbol of this page is not in this workspace. Put it in again, or detach what shows it.',
    { details: { count } },
  );

const doesNotFit = (job: Job) =>
  appError(
    'render.doesNotFit',
    'This picture does not fit under the limit in this format. Choose “best” and JPEG is used where needed.',
    { details: { limit: job.maxBytes, format: job.format } },
  );
