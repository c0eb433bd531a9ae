import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { ParsedInputOf } from '#shared/ipc/contract';
import type { PreviewJob, PreviewLayout } from '#shared/preview/layout';
import type { KnownPages } from '../ipc/bind';
import type { SomeHandlers } from '../ipc/services';
import { HiddenPage, heard } from './hidden-page';
import type { DrawnPreview, PreviewPort, PrintPort } from './preview-port';

const JOB_LIMIT_MS = 60_000;
const CAPTURE_LIMIT_MS = 10_000;
const ATTEMPTS = 3;
/** Twice the phone's points, as most screens; very long chats get fewer so that the picture stays possible. */
const SCALE = 2;
const LONGEST_SIDE_PX = 16_000;

type PreviewHandlers = SomeHandlers<'renderHost.previewReady' | 'renderHost.previewLaidOut'>;

/** The hidden window that lays messages out and has its picture taken. */
export class PreviewHost implements PreviewPort, PrintPort {
  private readonly page: HiddenPage<PreviewLayout>;

  constructor(options: { preload: string; url: string; pages: KnownPages }) {
    this.page = new HiddenPage({
      ...options,
      size: { width: 500, height: 900 },
      preferences: { offscreen: true },
      jobLimitMs: JOB_LIMIT_MS,
      prepare: (window) => window.webContents.debugger.attach('1.3'),
    });
  }

  /** Channels that only the preview page may call. */
  handlers(): PreviewHandlers {
    return {
      'renderHost.previewReady': () => {
        this.page.announce();
        return heard;
      },
      'renderHost.previewLaidOut': ({
        jobId,
        result,
      }: ParsedInputOf<'renderHost.previewLaidOut'>) => {
        this.page.finish(jobId, result.ok ? ok(result.layout) : fail(result.error));
        return heard;
      },
    };
  }

  preview(job: PreviewJob): Promise<Result<DrawnPreview>> {
    return this.page.inTurn(() => this.previewNow(job));
  }

  print(job: PreviewJob): ReturnType<PrintPort['print']> {
    return this.page.inTurn(async () => {
      const layout = await this.page.ask('renderHost.previewJob', { job });
      if (!layout.ok) return layout;
      try {
        return ok({ layout: layout.value, pdf: await this.printed(layout.value) });
      } catch (error) {
        this.page.discard();
        return fail(cannotDraw(error));
      }
    });
  }

  async close(): Promise<void> {
    this.page.discard();
  }

  private async previewNow(job: PreviewJob): Promise<Result<DrawnPreview>> {
    let reason: unknown;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const layout = await this.page.ask('renderHost.previewJob', { job });
      if (!layout.ok) return layout;
      try {
        return ok({ layout: layout.value, png: await this.capture(layout.value) });
      } catch (error) {
        // rarely a hidden page has no frame to give after its size changed; a new page has
        reason = error;
        this.page.discard();
      }
    }
    return fail(cannotDraw(reason));
  }

  private async printed({ width, height }: PreviewLayout): Promise<Uint8Array> {
    const { contents } = this.page;
    if (!contents) throw new Error('the preview page is gone');
    const printing = contents.printToPDF({
      printBackground: true,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      // inches; a hair more, so that rounding never begins a second page
      pageSize: { width: width / PX_PER_INCH, height: (height + 1) / PX_PER_INCH },
    });
    return new Uint8Array(await within(printing, JOB_LIMIT_MS));
  }

  /** The page's own protocol takes a picture at twice the phone's points, on any screen. */
  private async capture({ width, height }: PreviewLayout): Promise<Uint8Array> {
    const { contents } = this.page;
    if (!contents) throw new Error('the preview page is gone');
    const scale = Math.min(SCALE, LONGEST_SIDE_PX / Math.max(width, height));
    const ask = (method: string, parameters: Record<string, unknown>) =>
      within(contents.debugger.sendCommand(method, parameters), CAPTURE_LIMIT_MS);
    // the page becomes exactly as large as the picture, so nothing has to be painted beyond a window
    await ask('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: scale,
      mobile: false,
    });
    const answer = (await ask('Page.captureScreenshot', { format: 'png' })) as { data: string };
    return new Uint8Array(Buffer.from(answer.data, 'base64'));
  }
}

const PX_PER_INCH = 96;

const cannotDraw = (reason: unknown) =>
  appError('render.failed', `The picture could not be drawn: ${String(reason)}`, {
    details: { reason: String(reason) },
    retry: 'safe',
  });

/** A page that paints no more would keep everybody waiting. */
function within<T>(promise: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it took too long')), limitMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
