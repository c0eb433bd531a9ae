import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';

const LIMIT_MS = 60_000;

/**
 * Puts a self-contained HTML file on A4 paper: a window that nobody sees, without scripts and without our
 * bridge. The file's own policy forbids it to load anything.
 */
export async function printPdf(html: string): Promise<Result<Uint8Array>> {
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
  let timer: NodeJS.Timeout | undefined;
  try {
    const path = join(folder, 'report.html');
    await writeFile(path, html, { mode: 0o600 });
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('too late')), LIMIT_MS);
    });
    const printed = (async () => {
      await window.loadFile(path);
      return window.webContents.printToPDF({
        pageSize: 'A4',
        printBackground: true,
        preferCSSPageSize: true,
      });
    })();
    return ok(new Uint8Array(await Promise.race([printed, late])));
  } catch {
    return fail(
      appError('report.notPrinted', 'The report could not be put on paper.', { retry: 'safe' }),
    );
  } finally {
    clearTimeout(timer);
    window.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}
