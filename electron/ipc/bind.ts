import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { Result } from '#shared/errors/app-error';
import type { ChannelName } from '#shared/ipc/contract';
import type { Sender } from './dispatch';
import type { Emit } from './services';

/** Which page is which; pages that are not in here are refused. */
export class KnownPages {
  private readonly roles = new Map<number, Sender['role']>();

  add(contents: WebContents, role: 'window' | 'renderHost'): void {
    const { id } = contents;
    this.roles.set(id, role);
    contents.once('destroyed', () => this.roles.delete(id));
  }

  roleOf(contents: WebContents): Sender['role'] {
    return this.roles.get(contents.id) ?? 'unknown';
  }
}

/** Binds every channel of the contract to whoever answers, who may come into being later than the first question. */
export function bindChannels(
  pages: KnownPages,
  answer: (name: ChannelName, input: unknown, sender: Sender) => Promise<Result<unknown>>,
): void {
  for (const name of BRIDGE_CHANNELS) {
    ipcMain.handle(name, (event, input: unknown) => answer(name, input, senderOf(event, pages)));
  }
}

function senderOf(event: IpcMainInvokeEvent, pages: KnownPages): Sender {
  const frame = event.senderFrame;
  // a frame that navigated away while its call travelled has no frame any more, and no business here
  if (!frame) return { origin: '', isMainFrame: false, role: 'unknown' };
  return {
    origin: originOf(frame.url),
    isMainFrame: frame === event.sender.mainFrame,
    role: pages.roleOf(event.sender),
  };
}

/** `new URL().origin` is `null` for own schemes, so scheme and host are put together. */
export function originOf(url: string): string {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  } catch {
    return '';
  }
}

/** Events go to the windows people see, never to the drawing page. */
export function emitTo(windows: () => readonly BrowserWindow[]): Emit {
  return (event, payload) => {
    for (const window of windows()) {
      if (!window.isDestroyed() && !window.webContents.isDestroyed()) {
        window.webContents.send(event, payload);
      }
    }
  };
}
