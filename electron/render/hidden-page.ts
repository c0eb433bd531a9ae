import { randomUUID } from 'node:crypto';
import { BrowserWindow, type WebPreferences } from 'electron';
import { type AppError, appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { EventName } from '#shared/ipc/contract';
import { safePreferences } from '../app/main-window';
import type { KnownPages } from '../ipc/bind';

const READY_LIMIT_MS = 30_000;

export interface HiddenPageOptions {
  preload: string;
  url: string;
  pages: KnownPages;
  size: { width: number; height: number };
  preferences?: WebPreferences;
  /** A page that has not answered by then hangs, and will not answer the next job either. */
  jobLimitMs: number;
  /** Before the page is loaded. */
  prepare?(window: BrowserWindow): void;
}

/**
 * A window that nobody sees and that works for the main process: made when first needed, made again when it
 * crashes or hangs, one job at a time. `A` is what a job answers.
 */
export class HiddenPage<A> {
  private window: BrowserWindow | null = null;
  private ready: Promise<void> | null = null;
  private announceReady: (() => void) | null = null;
  private readonly jobs = new Map<string, (result: Result<A>) => void>();
  private tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: HiddenPageOptions) {}

  /** The page is there and listens. */
  announce(): void {
    this.announceReady?.();
  }

  /** The page has answered a job. */
  finish(jobId: string, result: Result<A>): void {
    const resolve = this.jobs.get(jobId);
    this.jobs.delete(jobId);
    resolve?.(result);
  }

  /** Runs after everything that was asked before. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.tail.then(work);
    this.tail = next.catch(() => undefined);
    return next;
  }

  /** Sends one job to the page and waits for its answer. */
  async ask(event: EventName, payload: Record<string, unknown>): Promise<Result<A>> {
    try {
      await this.open();
    } catch {
      this.discard();
      return fail(trouble('render.noPage', 'The drawing page could not be opened.'));
    }
    const jobId = randomUUID();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.jobs.delete(jobId);
        this.discard();
        resolve(fail(trouble('render.tookTooLong', 'Drawing this page took too long.')));
      }, this.options.jobLimitMs);
      this.jobs.set(jobId, (result) => {
        clearTimeout(timer);
        resolve(result);
      });
      this.window?.webContents.send(event, { jobId, ...payload });
    });
  }

  /** The page while it is there. */
  get contents(): Electron.WebContents | null {
    return this.window?.webContents ?? null;
  }

  private open(): Promise<void> {
    if (this.ready) return this.ready;
    const { preload, url, pages, size, preferences, prepare } = this.options;
    const window = new BrowserWindow({
      show: false,
      ...size,
      skipTaskbar: true,
      webPreferences: {
        ...safePreferences(preload),
        backgroundThrottling: false,
        ...preferences,
      },
    });
    this.window = window;
    pages.add(window.webContents, 'renderHost');
    window.webContents.on('render-process-gone', () => this.discard());
    this.ready = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no answer')), READY_LIMIT_MS);
      this.announceReady = () => {
        clearTimeout(timer);
        resolve();
      };
      prepare?.(window);
      window.loadURL(url).catch(reject);
    });
    return this.ready;
  }

  /** Gives the window up; what it was asked fails, the next job opens another one. */
  discard(): void {
    const gone = trouble('render.crashed', 'The drawing page stopped. Try again.');
    for (const resolve of this.jobs.values()) resolve(fail(gone));
    this.jobs.clear();
    if (this.window && !this.window.isDestroyed()) this.window.destroy();
    this.window = null;
    this.ready = null;
  }
}

const trouble = (code: string, message: string): AppError =>
  appError(code, message, { retry: 'safe' });

/** What a page's handlers answer it. */
export const heard = ok(undefined);
