import { app, dialog } from 'electron';
import { readArguments } from './app/arguments';
import { deepLinkIn, readDeepLink } from './app/deep-link';
import { earlySettings } from './app/early-settings';
import { fileIn } from './app/file-argument';
import { emptyRegistries } from './app/finalizers';
import { openFirstWindow } from './app/first-window';
import { guardContents } from './app/guards';
import { noteLeaving, waitForTurn } from './app/leaving';
import { APP_ORIGIN, registerScheme } from './app/scheme';

app.on('quit', emptyRegistries);
// Order matters: scheme and sandbox before ready, guards before the first page.
const args = readArguments(process.argv.slice(1), process.cwd());
registerScheme();
const userData = app.getPath('userData');
const { locale, theme } = earlySettings(userData);
// British English, as the studio writes dates: day before month, 24 hours
if (locale !== 'system') app.commandLine.appendSwitch('lang', locale === 'en' ? 'en-GB' : locale);
// Every page runs sandboxed (see `safePreferences`). As root Chromium refuses its outer sandbox, and asking for
// it would only crash its helpers; a packaged app never takes this way.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
guardContents(APP_ORIGIN);

if (args.renderWorker) {
  void app.whenReady().then(async () => {
    const { startRenderWorker } = await import('./render/worker-main');
    await startRenderWorker();
  });
} else {
  const start = waitForTurn(userData, () => app.requestSingleInstanceLock());
  if (start.turn === 'ours') startFirst();
  else if (start.turn === 'stuck') void saySomebodyIsClosing(start.pid);
  // the first Tapestry has been told what this one was asked to open
  else app.quit();
}

function startFirst(): void {
  app.setAsDefaultProtocolClient('tapestry');
  app.on('will-quit', () => noteLeaving(userData));
  // macOS hands link and file over in events, before the app is ready when they start it
  let early = args.link;
  app.on('open-url', (event, link) => {
    event.preventDefault();
    early = readDeepLink(link) ?? early;
  });
  let { file } = args;
  app.on('open-file', (event, path) => {
    event.preventDefault();
    file = path;
  });
  // somebody who opens two files at once must not lose the one that comes before the studio is loaded
  let isAskedFor = false;
  app.on('second-instance', (_event, argv, cwd) => {
    isAskedFor = true;
    early = deepLinkIn(argv) ?? early;
    file = fileIn(argv.slice(1), cwd) ?? file;
  });
  void app
    .whenReady()
    .then(async () => {
      const first = openFirstWindow({ theme, hidden: args.hidden });
      // the most of Tapestry by far: loading it would keep the window from painting
      await first.painted;
      const { startStudio } = await import('./app/studio');
      // closed again before there was anything that could be asked
      if (first.window.isDestroyed()) return app.quit();
      startStudio({ ...args, link: early, file }, first);
      if (isAskedFor) first.window.show();
    })
    .catch((error: unknown) => {
      giveUp(String(error instanceof Error ? error.stack : error));
    });
}

async function saySomebodyIsClosing(pid: number): Promise<void> {
  await app.whenReady();
  const { stillClosing } = await import('./app/still-closing');
  giveUp(stillClosing(pid, locale, app.getPreferredSystemLanguages()));
}

function giveUp(words: string): void {
  process.stderr.write(`${words}\n`);
  // nobody is there to close a box
  if (args.demo === null && !args.hidden) dialog.showErrorBox('Tapestry', words);
  app.exit(1);
}
