import { app, type BrowserWindow, Menu, nativeTheme, session } from 'electron';
import type { Settings } from '#shared/domain/workspace';
import { bindChannels, KnownPages } from '../ipc/bind';
import { guardSession } from './guards';
import { bundlePath, openMainWindow } from './main-window';
import { APP_ORIGIN, type AssetSource, serveScheme } from './scheme';

type Answer = Parameters<typeof bindChannels>[1];

/** The window while the studio is still being loaded: it paints its frame, and what it asks waits. */
export interface FirstWindow {
  window: BrowserWindow;
  pages: KnownPages;
  /** Whose page it is: our own scheme's, or the server's of somebody who develops. */
  origin: string;
  /** The studio is there: every question so far, and every later one, is answered by it. */
  connect(answer: Answer, assets: AssetSource): void;
  /**
   * The frame is on the screen. To put it there takes this process: what is loaded sooner holds the picture back by as
   * long as it takes to load.
   */
  painted: Promise<void>;
}

/** A page that never paints must not keep the studio from starting. */
const PAINTED_MS = 1_000;

/** After `app.ready`, before anything of the studio is loaded. */
export function openFirstWindow(options: {
  theme: Settings['theme'];
  hidden: boolean;
}): FirstWindow {
  const devUrl = app.isPackaged ? undefined : process.env.TAPESTRY_DEV_URL;
  const origin = devUrl === undefined ? APP_ORIGIN : new URL(devUrl).origin;
  let connect: FirstWindow['connect'] = () => undefined;
  const studio = new Promise<{ answer: Answer; assets: AssetSource }>((resolve) => {
    connect = (answer, assets) => resolve({ answer, assets });
  });
  nativeTheme.themeSource = options.theme;
  Menu.setApplicationMenu(null);
  serveScheme(session.defaultSession, bundlePath('renderer'), {
    readAsset: async (hash) => (await studio).assets.readAsset(hash),
    videoPath: async (hash) => (await (await studio).assets.videoPath?.(hash)) ?? null,
  });
  guardSession(session.defaultSession, origin);
  const pages = new KnownPages();
  let seen: () => void = () => undefined;
  const painted = new Promise<void>((resolve) => {
    seen = resolve;
    setTimeout(resolve, PAINTED_MS);
  });
  bindChannels(pages, async (...question) => {
    // the page asks its first question when its frame is on the screen, see `renderer/first-paint.ts`
    seen();
    return (await studio).answer(...question);
  });
  const window = openMainWindow({
    preload: bundlePath('preload', 'index.cjs'),
    userData: app.getPath('userData'),
    title: 'Tapestry',
    hidden: options.hidden,
    url: `${devUrl ?? APP_ORIGIN}/index.html`,
  });
  pages.add(window.webContents, 'window');
  return { window, pages, origin, connect, painted };
}
