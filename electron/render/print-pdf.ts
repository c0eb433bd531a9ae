import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserWindow, type WebContents } from 'electron';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { bundlePath } from '../app/main-window';
import { withFaces } from './print-faces';

const LIMIT_MS = 60_000;

/** A self-contained HTML file on A4 paper, as a file. */
export const printPdf = (html: string): Promise<Result<Uint8Array>> =>
  withPage(html, async (contents) => {
    const pdf = await inTime(
      contents.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true }),
    );
    return new Uint8Array(pdf);
  });

/** The same page to a printer, which the system asks for. False: nothing was printed, and that was meant. */
export const printOnPaper = (html: string): Promise<Result<boolean>> =>
  withPage(
    html,
    (contents) =>
      // no limit here: a person takes the time that the choice of a printer takes
      new Promise<boolean>((resolve, reject) => {
        contents.print({ silent: false, printBackground: true }, (isDone, reason) => {
          if (isDone) resolve(true);
          else if (/cancel/i.test(reason)) resolve(false);
          else reject(new Error(reason));
        });
      }),
  );

/**
 * The page in a window that nobody sees, without scripts and without our bridge. The file's own policy forbids it to
 * load anything.
 */
async function withPage<T>(
  html: string,
  use: (contents: WebContents) => Promise<T>,
): Promise<Result<T>> {
  const folder = await mkdtemp(join(tmpdir(), 'tapestry-print-'));
  const window = new BrowserWindow({
    show: false,
    width: 1000,
    height: 1400,
    skipTaskbar: true,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webSecurity: true,
      webviewTag: false,
      backgroundThrottling: false,
    },
  });
  try {
    const path = join(folder, 'report.html');
    await writeFile(path, await withFaces(html, bundlePath('renderer', 'assets')), { mode: 0o600 });
    await inTime(window.loadFile(path));
    return ok(await use(window.webContents));
  } catch {
    return fail(
      appError('report.notPrinted', 'The report could not be put on paper.', { retry: 'safe' }),
    );
  } finally {
    window.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Fails when the work takes longer than anybody waits for it. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), LIMIT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
