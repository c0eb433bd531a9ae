import { app } from 'electron';
import { readArguments } from './app/arguments';
import { readDeepLink } from './app/deep-link';
import { emptyRegistries } from './app/finalizers';
import { guardContents } from './app/guards';
import { chosenLanguage } from './app/page-language';
import { APP_ORIGIN, registerScheme } from './app/scheme';
import { startStudio } from './app/studio';
import { startRenderWorker } from './render/worker-main';

app.on('quit', emptyRegistries);
// Order matters: scheme and sandbox before ready, guards before the first page.
const args = readArguments(process.argv.slice(1), process.cwd());
registerScheme();
const language = chosenLanguage(app.getPath('userData'));
// British English, as the studio writes dates: day before month, 24 hours
if (language) app.commandLine.appendSwitch('lang', language === 'en' ? 'en-GB' : language);
// Every page runs sandboxed (see `safePreferences`). As root Chromium refuses its outer sandbox, and asking for
// it would only crash its helpers; a packaged app never takes this way.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
guardContents(APP_ORIGIN);

if (args.renderWorker) {
  void app.whenReady().then(startRenderWorker);
} else if (app.requestSingleInstanceLock()) {
  app.setAsDefaultProtocolClient('tapestry');
  // macOS hands the link over in an event, before the app is ready when the link starts it
  let early = args.link;
  app.on('open-url', (event, link) => {
    event.preventDefault();
    early = readDeepLink(link) ?? early;
  });
  void app.whenReady().then(() => startStudio({ ...args, link: early }));
} else {
  // the first Tapestry has been told what this one was asked to open
  app.quit();
}
