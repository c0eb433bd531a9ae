import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ok } from '#shared/errors/app-error';
import type { SomeHandlers } from '../ipc/services';
import type { CurrentWorkspace } from './current-workspace';
import { withWorkspace } from './documents';
import type { DialogPort } from './ports';

export function assetHandlers(
  current: CurrentWorkspace,
  dialogs: DialogPort,
): SomeHandlers<'assets.put' | 'assets.pick' | 'assets.info'> {
  return {
    'assets.put': ({ bytes, name }) => withWorkspace(current, (ws) => ws.assets.put(bytes, name)),
    'assets.pick': () =>
      withWorkspace(current, async (ws) => {
        const path = await dialogs.pickFile('image');
        if (path === null) return ok(null);
        return ws.assets.put(new Uint8Array(await readFile(path)), basename(path));
      }),
    'assets.info': ({ hash }) => withWorkspace(current, (ws) => ws.assets.info(hash)),
  };
}
