import { randomUUID } from 'node:crypto';
import { BrowserWindow } from 'electron';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { ParsedInputOf } from '#shared/ipc/contract';
import type { PreviewJob, PreviewLayout } from '#shared/preview/layout';
import { safePreferences } from '../app/main-window';
import type { KnownPages } from '../ipc/bind';
import type { SomeHandlers } from '../ipc/services';
import type { DrawnPreview, PreviewPort } from './preview-port';

const JOB_LIMIT_MS = 60_000;
const READY_LIMIT_MS = 30_000;
const CAPTURE_LIMIT_MS = 10_000;
const ATTEMPTS = 3;
/** Twice the phone's points, as most screens; very long chats get fewer so that the picture stays possible. */
const SCALE = 2;
const LONGEST_SIDE_PX = 16_000;

type Finish = (result: Result<PreviewLayout>) => void;

/** The hidden window that lays messages out and has its picture taken; one job at a time. */
export class PreviewHost implements PreviewPort {
  private window: BrowserWindow | null = null;
  private ready: Promise<void> | null = null;
  private announceReady: (() => void) | null = null;
  private readonly jobs = new Map<string, Finish>();
  private tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: { preload: string; url: string; pages: KnownPages }) {}

  /** Channels that only the preview page may call. */
  handlers(): SomeHandlers<'renderHost.previewReady' | 'renderHost.previewLaidOut'> {
    return {
      'renderHost.previewReady': () => {
        this.announceReady?.();
        return ok(undefined);
      },
      'renderHost.previewLaidOut': ({
        jobId,
        result,
      }: ParsedInputOf<'renderHost.previewLaidOut'>) => {
        const finish = this.jobs.get(jobId);
        this.jobs.delete(jobId);
        finish?.(result.ok ? ok(result.layout) : fail(result.error));
        return ok(undefined);
      },
    };
  }

  preview(job: PreviewJob): Promise<Result<DrawnPreview>> {
    const next = this.tail.then(() => this.previewNow(job));
    this.tail = next.catch(() => undefined);
    return next;
  }

  async close(): Promise<void> {
    this.discard();
  }

  private async previewNow(job: PreviewJob): Promise<Result<DrawnPreview>> {
    let reason: unknown;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        await this.open();
      } catch {
        this.discard();
        return fail(
          appError('render.noPage', 'The drawing page could not be opened.', { retry: 'safe' }),
        );
      }
      const layout = await this.layOut(job);
      if (!layout.ok) return layout;
      try {
        return ok({ layout: layout.value, png: await this.capture(layout.value) });
      } catch (error) {
        // rarely a hidden page has no frame to give after its size changed; a new page has
        reason = error;
        this.discard();
      }
    }
    return fail(
      appError('render.failed', `The picture could not be drawn: ${String(reason)}`, {
        retry: 'safe',
      }),
    );
  }

  private layOut(job: PreviewJob): Promise<Result<PreviewLayout>> {
    const jobId = randomUUID();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.jobs.delete(jobId);
        this.discard();
        resolve(
          fail(
            appError('render.tookTooLong', 'Drawing this page took too long.', { retry: 'safe' }),
          ),
        );
      }, JOB_LIMIT_MS);
      this.jobs.set(jobId, (result) => {
        clearTimeout(timer);
        resolve(result);
      });
      this.window?.webContents.send('renderHost.previewJob', { jobId, job });
    });
  }

  /** The page's own protocol takes a picture at twice the phone's points, on any screen. */
  private async capture({ width, height }: PreviewLayout): Promise<Uint8Array> {
    const contents = this.window?.webContents;
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

  private open(): Promise<void> {
    if (this.ready) return this.ready;
    const window = new BrowserWindow({
      show: false,
      width: 500,
      height: 900,
      skipTaskbar: true,
      webPreferences: {
        ...safePreferences(this.options.preload),
        backgroundThrottling: false,
        offscreen: true,
      },
    });
    this.window = window;
    this.options.pages.add(window.webContents, 'renderHost');
    window.webContents.on('render-process-gone', () => this.discard());
    this.ready = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no answer')), READY_LIMIT_MS);
      this.announceReady = () => {
        clearTimeout(timer);
        resolve();
      };
      window.webContents.debugger.attach('1.3');
      window.loadURL(this.options.url).catch(reject);
    });
    return this.ready;
  }

  private discard(): void {
    const gone = appError('render.crashed', 'The drawing page stopped. Try again.', {
      retry: 'safe',
    });
    for (const finish of this.jobs.values()) finish(fail(gone));
    this.jobs.clear();
    if (this.window && !this.window.isDestroyed()) this.window.destroy();
    this.window = null;
    this.ready = null;
  }
}

/** A page that paints no more would keep everybody waiting. */
function within<T>(promise: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it took too long')), limitMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
