import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import windowState from 'electron-window-state';
import { placeOnScreens } from './window-place';

export interface MainWindowOptions {
  preload: string;
  url: string;
  userData: string;
  title: string;
  /** It is made and waits to be shown. */
  hidden?: boolean;
}

/** A small laptop with its texts at 125 %. Larger than the screen, the window would hide its own corners. */
const MIN = { width: 960, height: 600 };
const DEFAULT = { width: 1440, height: 900 };
const BACKGROUND = { light: '#F4F5F7', dark: '#16171B' };

/** The window people see; remembers its place and comes back onto a screen that exists. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const state = windowState({
    defaultWidth: DEFAULT.width,
    defaultHeight: DEFAULT.height,
    path: options.userData,
    file: 'window.json',
  });
  const window = new BrowserWindow({
    ...placeOnScreens(
      state,
      screen.getAllDisplays().map(({ workArea }) => workArea),
    ),
    minWidth: MIN.width,
    minHeight: MIN.height,
    title: options.title,
    show: false,
    // the page draws its own title bar; on macOS the traffic lights stay
    frame: process.platform === 'darwin',
    titleBarStyle: process.platform === 'darwin' ? 'hiddenInset' : 'default',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: safePreferences(options.preload),
  });
  state.manage(window);
  if (!options.hidden) window.once('ready-to-show', () => window.show());
  void window.loadURL(options.url);
  return window;
}

/** What every page of ours runs with. Tests read it back from the live windows. */
export const safePreferences = (preload: string): Electron.WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  spellcheck: false,
});

export const bundlePath = (...parts: string[]) => join(__dirname, '..', ...parts);
