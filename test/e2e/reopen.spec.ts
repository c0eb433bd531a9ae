import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { editorReady, expect, test } from './fixtures';

/* Somebody closes the studio and opens it again at once: never an empty screen. */

const isReadOnly = (page: Page) =>
  page.evaluate(async () => {
    const answer = await window.tapestry.invoke('workspace.current', undefined);
    return (answer as { value: { readOnly: boolean } }).value.readOnly;
  });

test('a start while the studio before it still closes waits for it, and then is a studio like any other', async ({
  studio,
}) => {
  await editorReady(studio.page);
  // what is closed last takes its time, as a request under way to LINE does: until the next start has been answered
  // that there is a studio already, and asks again
  await studio.app.evaluate(({ app }) => {
    let asked = 0;
    app.on('will-quit', (event) => {
      if (asked > 1) return;
      event.preventDefault();
      process.stdout.write('still closing\n');
    });
    app.on('second-instance', () => {
      asked += 1;
      if (asked > 1) app.quit();
    });
  });
  const first = studio.app.process();
  const isClosing = new Promise<void>((resolve) =>
    first.stdout?.on('data', (words) => {
      if (String(words).includes('still closing')) resolve();
    }),
  );
  void studio.app.close();
  await isClosing;
  await studio.open();
  await editorReady(studio.page);
  expect(await isReadOnly(studio.page)).toBe(false);
  expect(first.exitCode).toBe(0);
  expect(existsSync(join(studio.userData, 'leaving.json'))).toBe(false);
  expect(studio.errors).toEqual([]);
});

test('a window that is about to close stays when Tapestry is opened meanwhile, and can be closed after that', async ({
  studio,
}) => {
  await editorReady(studio.page);
  const { pid } = studio.app.process();
  await studio.page.evaluate(() => {
    const page = window as unknown as { __tapestryFlushed(): unknown; saves: number };
    const flushed = page.__tapestryFlushed;
    page.saves = 0;
    page.__tapestryFlushed = () => {
      page.saves += 1;
      return flushed();
    };
  });
  const stays = await studio.app.evaluate(async ({ app, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows().filter((one) => one.isVisible());
    if (!window) return 'no window';
    let isClosed = false;
    window.once('closed', () => {
      isClosed = true;
    });
    // in the moment in which the page is asked to save, somebody starts it again
    const opened = () => app.emit('second-instance', {}, [], '');
    window.on('close', opened);
    // the page is asked for the second time only when the first closing has been called off
    for (let saves = 0; saves < 2; ) {
      app.quit();
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (isClosed) return 'closed';
      saves = await window.webContents.executeJavaScript('window.saves').catch(() => 0);
    }
    window.removeListener('close', opened);
    return 'stays';
  });
  expect(stays).toBe('stays');
  await studio.page.getByTestId('canvas').waitFor();
  expect(studio.app.process().exitCode).toBe(null);
  expect(studio.app.process().pid).toBe(pid);
  await studio.restart();
  await editorReady(studio.page);
  expect(await isReadOnly(studio.page)).toBe(false);
});
