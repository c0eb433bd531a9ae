import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { autostartEntry } from './closing';

/** Sets whether the system starts the studio at login, without its window. Does nothing while it is developed. */
export async function setStartAtLogin(isWanted: boolean): Promise<void> {
  if (!app.isPackaged) return;
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isWanted, args: ['--hidden'] });
    return;
  }
  // Electron knows no login items on Linux; desktops read this folder
  const config = process.env.XDG_CONFIG_HOME ?? join(app.getPath('home'), '.config');
  const file = join(config, 'autostart', 'tapestry.desktop');
  if (!isWanted) return rm(file, { force: true });
  await mkdir(dirname(file), { recursive: true });
  // an AppImage is mounted elsewhere each time; its own path stands in the environment
  await writeFile(file, autostartEntry(process.env.APPIMAGE ?? process.execPath));
}
