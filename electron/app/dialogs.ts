import { type BrowserWindow, dialog } from 'electron';
import { extensionsOf, kindNames } from '#shared/files/file-kinds';
import type { DialogPort } from '../services/ports';

/** The system's own dialogs, attached to the window. */
export function systemDialogs(window: () => BrowserWindow | null): DialogPort {
  const ask = async (options: Electron.OpenDialogOptions): Promise<string | null> => {
    const parent = window();
    const answer = parent
      ? await dialog.showOpenDialog(parent, options)
      : await dialog.showOpenDialog(options);
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
  };
  return {
    pickFolder: () => ask({ properties: ['openDirectory', 'createDirectory'] }),
    pickFile: (place) =>
      ask({
        properties: ['openFile'],
        filters: [{ name: kindNames(place).join(', '), extensions: extensionsOf(place) }],
      }),
  };
}
