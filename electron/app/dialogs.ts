import { type BrowserWindow, dialog } from 'electron';
import type { DialogPort } from '../services/ports';

const FILTERS = {
  image: [
    { name: 'PNG, JPEG, WebP, SVG, GIF', extensions: ['png', 'jpg', 'jpeg', 'webp', 'svg', 'gif'] },
  ],
  /** With layers, where the file has some. */
  picture: [
    {
      name: 'PNG, JPEG, WebP, SVG, GIF, PSD',
      extensions: ['png', 'jpg', 'jpeg', 'webp', 'svg', 'gif', 'psd'],
    },
  ],
  import: [
    {
      name: 'JSON, PNG, JPEG, WebP, SVG',
      extensions: ['json', 'json5', 'jsonc', 'txt', 'js', 'png', 'jpg', 'jpeg', 'webp', 'svg'],
    },
  ],
} as const;

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
    pickFile: (kind) =>
      ask({
        properties: ['openFile'],
        filters: FILTERS[kind].map(({ name, extensions }) => ({
          name,
          extensions: [...extensions],
        })),
      }),
  };
}
