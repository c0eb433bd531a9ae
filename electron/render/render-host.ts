import { randomUUID } from 'node:crypto';
import { BrowserWindow } from 'electron';
import type { Page } from '#shared/domain/rich-menu/schema';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { ParsedInputOf } from '#shared/ipc/contract';
import { safePreferences } from '../app/main-window';
import type { KnownPages } from '../ipc/bind';
import type { SomeHandlers } from '../ipc/services';
import type { DrawFormat, DrawnPicture, RenderPort } from './render-port';

/** A 2500 × 1686 photograph takes about ten seconds; a machine under load several times that. */
const JOB_LIMIT_MS = 120_000;
const READY_LIMIT_MS = 30_000;

type Finish = (result: Result<DrawnPicture>) => void;

/** The hidden drawing window: made when first needed, made again when it crashed, one job at a time. */
export class RenderHost implements RenderPort {
  private window: BrowserWindow | null = null;
  private ready: Promise<void> | null = null;
  private announceReady: (() => void) | null = null;
  private readonly jobs = new Map<string, Finish>();
  private tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: { preload: string; url: string; pages: KnownPages }) {}

  /** Channels that only the drawing page may call. */
  handlers(): SomeHandlers<'renderHost.ready' | 'renderHost.result'> {
    return {
      'renderHost.ready': () => {
        this.announceReady?.();
        return ok(undefined);
      },
      'renderHost.result': ({ jobId, result }: ParsedInputOf<'renderHost.result'>) => {
        const finish = this.jobs.get(jobId);
        this.jobs.delete(jobId);
        if (result.ok) {
          const { ok: _ok, ...picture } = result;
          finish?.(ok(picture));
        } else finish?.(fail(result.error));
        return ok(undefined);
      },
    };
  }

  draw(page: Page, format: DrawFormat, maxBytes: number): Promise<Result<DrawnPicture>> {
    const next = this.tail.then(() => this.drawNow(page, format, maxBytes));
    this.tail = next.catch(() => undefined);
    return next;
  }

  private async drawNow(
    page: Page,
    format: DrawFormat,
    maxBytes: number,
  ): Promise<Result<DrawnPicture>> {
    try {
      await this.open();
    } catch {
      this.discard();
      return fail(
        appError('render.noPage', 'The drawing page could not be opened.', { retry: 'safe' }),
      );
    }
    const jobId = randomUUID();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.jobs.delete(jobId);
        // a page that hangs will not answer the next job either
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
      this.window?.webContents.send('renderHost.job', {
        jobId,
        pageJson: JSON.stringify(page),
        format,
        maxBytes,
      });
    });
  }

  private open(): Promise<void> {
    if (this.ready) return this.ready;
    const window = new BrowserWindow({
      show: false,
      width: 400,
      height: 300,
      skipTaskbar: true,
      webPreferences: { ...safePreferences(this.options.preload), backgroundThrottling: false },
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

  async close(): Promise<void> {
    this.discard();
  }
}
