import { app, dialog } from 'electron';
import { readArguments } from './app/arguments';
import { readDeepLink } from './app/deep-link';
import { earlySettings } from './app/early-settings';
import { emptyRegistries } from './app/finalizers';
import { openFirstWindow } from './app/first-window';
import { guardContents } from './app/guards';
import { APP_ORIGIN, registerScheme } from './app/scheme';

app.on('quit', emptyRegistries);
// Order matters: scheme and sandbox before ready, guards before the first page.
const args = readArguments(process.argv.slice(1), process.cwd());
registerScheme();
const { locale, theme } = earlySettings(app.getPath('userData'));
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
} else if (app.requestSingleInstanceLock()) {
  app.setAsDefaultProtocolClient('tapestry');
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
    })
    .catch((error: unknown) => {
      const words = String(error instanceof Error ? error.stack : error);
      process.stderr.write(`${words}\n`);
      // nobody is there to close a box
      if (args.demo === null && !args.hidden) dialog.showErrorBox('Tapestry', words);
      app.exit(1);
    });
} else {
  // the first Tapestry has been told what this one was asked to open
  app.quit();
}
