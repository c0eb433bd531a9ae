import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '#shared/ipc/contract';

/*
 * The only thing the page gets from us: two functions that pass agreed names and plain data. No event
 * object and no `ipcRenderer` ever reach the page.
 */
const channelNames = new Set<string>(BRIDGE_CHANNELS);
const eventNames = new Set<string>(BRIDGE_EVENTS);

const bridge: Bridge = {
  invoke(channel, input) {
    if (!channelNames.has(channel)) return Promise.reject(new Error(`unknown channel ${channel}`));
    return ipcRenderer.invoke(channel, input);
  },
  on(event, listener) {
    if (!eventNames.has(event)) throw new Error(`unknown event ${event}`);
    const handler = (_: unknown, payload: unknown) => listener(payload);
    ipcRenderer.on(event, handler);
    return () => {
      ipcRenderer.removeListener(event, handler);
    };
  },
};

contextBridge.exposeInMainWorld('tapestry', Object.freeze(bridge));
