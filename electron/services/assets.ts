import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { appError, fail, ok } from '#shared/errors/app-error';
import { MAX_ASSET_BYTES } from '#shared/ipc/contract';
import type { SomeHandlers } from '../ipc/services';
import type { CurrentWorkspace } from './current-workspace';
import { withWorkspace } from './documents';
import type { DialogPort } from './ports';

export function assetHandlers(
  current: CurrentWorkspace,
  dialogs: DialogPort,
): SomeHandlers<'assets.put' | 'assets.pick' | 'assets.pickFile' | 'assets.info'> {
  return {
    'assets.put': ({ bytes, name }) => withWorkspace(current, (ws) => ws.assets.put(bytes, name)),
    'assets.pick': () =>
      withWorkspace(current, async (ws) => {
        const path = await dialogs.pickFile('picture');
        if (path === null) return ok(null);
        return ws.assets.put(new Uint8Array(await readFile(path)), basename(path));
      }),
    'assets.pickFile': async () => {
      const path = await dialogs.pickFile('page');
      if (path === null) return ok(null);
      const { size } = await stat(path);
      if (size > MAX_ASSET_BYTES) {
        const megabytes = { actual: Math.ceil(size / 1e6), limit: MAX_ASSET_BYTES / 1e6 };
        return fail(
          appError('asset.tooManyBytes', 'This picture file is too large.', { details: megabytes }),
        );
      }
      return ok({ bytes: new Uint8Array(await readFile(path)), name: basename(path) });
    },
    'assets.info': ({ hash }) => withWorkspace(current, (ws) => ws.assets.info(hash)),
  };
}
