import { type BrowserWindow, dialog } from 'electron';
import type { Logger } from '../logging/logger';

/** How long the page may take to save before the window closes all the same. */
const FLUSH_MS = 3_000;

/** What happens when the window closes, crashes or does not answer: nothing of anybody's work goes with it. */
export function watchWindow(
  window: BrowserWindow,
  parts: {
    logger: Logger;
    /** False: it stays, hidden or not. `isWanted` says whether somebody opened Tapestry again meanwhile. */
    mayClose(isWanted: () => boolean): Promise<boolean>;
    /** Nothing can call it off any more. */
    onClosing(): void;
    onClosed(): void;
    /** The page is gone without a word; `rescue` saves what was on the screen before it loads again. */
    onCrash(): void;
    rescue(): Promise<void>;
  },
): { opened(): void } {
  const { logger } = parts;
  let isFlushed = false;
  let isAsking = false;
  let isWanted = false;
  window.on('close', (event) => {
    if (isFlushed || window.webContents.isDestroyed() || window.webContents.isCrashed()) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    isWanted = false;
    void flush(window)
      .then(() => parts.mayClose(() => isWanted))
      .then((mayClose) => {
        isFlushed = mayClose;
        if (!mayClose) return;
        parts.onClosing();
        window.close();
      })
      .finally(() => {
        isAsking = false;
      });
  });
  window.on('closed', () => {
    parts.onClosing();
    parts.onClosed();
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    parts.onCrash();
    if (details.reason === 'clean-exit') return;
    logger.error('window.crashed', { reason: details.reason, exitCode: details.exitCode });
    // what was on the screen is saved first; the page opens its documents again from the session
    void parts.rescue().then(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    });
  });
  window.on('unresponsive', () => {
    logger.warn('window.unresponsive');
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        buttons: ['Wait', 'Reload'],
        defaultId: 0,
        message: 'The window does not answer.',
        detail: 'Your work was saved moments ago. Reloading opens it again.',
      })
      .then(({ response }) => {
        if (response === 1) window.webContents.forcefullyCrashRenderer();
      });
  });
  return {
    /** Somebody started Tapestry again: a window that was about to close stays. */
    opened() {
      isWanted = true;
    },
  };
}

/** Asks the page to save what is pending and waits until it has, or until the time is up. */
async function flush(target: BrowserWindow): Promise<void> {
  target.webContents.send('command.invoked', { id: 'app.flush' });
  const done = target.webContents
    .executeJavaScript('window.__tapestryFlushed ? window.__tapestryFlushed() : undefined')
    .catch(() => undefined);
  await Promise.race([done, new Promise((resolve) => setTimeout(resolve, FLUSH_MS))]);
}
