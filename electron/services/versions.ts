import { ok } from '#shared/errors/app-error';
import type { SomeHandlers } from '../ipc/services';
import type { CurrentWorkspace } from './current-workspace';
import { withWorkspace } from './documents';

type Names = 'versions.list' | 'versions.read' | 'versions.keep' | 'versions.forget';

/** Earlier versions of documents of the open workspace. */
export const versionHandlers = (current: CurrentWorkspace): SomeHandlers<Names> => ({
  'versions.list': ({ id }) => withWorkspace(current, async (ws) => ok(await ws.versions.list(id))),
  'versions.read': ({ id, key }) => withWorkspace(current, (ws) => ws.versions.read(id, key)),
  'versions.keep': ({ id, name }) => withWorkspace(current, (ws) => ws.versions.keep(id, name)),
  'versions.forget': ({ id, key }) =>
    withWorkspace(current, async (ws) => {
      const gone = await ws.versions.forget(id, key);
      return gone.ok ? ok(undefined) : gone;
    }),
});
