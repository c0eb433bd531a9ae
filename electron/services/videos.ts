import { ok } from '#shared/errors/app-error';
import type { SomeHandlers } from '../ipc/services';
import type { CurrentWorkspace } from './current-workspace';
import { withWorkspace } from './documents';

/** Films of the open workspace, which arrive in pieces. */
export function videoHandlers(
  current: CurrentWorkspace,
): SomeHandlers<'videos.begin' | 'videos.append' | 'videos.finish' | 'videos.cancel'> {
  return {
    'videos.begin': () =>
      withWorkspace(current, async (ws) => {
        const begun = await ws.videos.begin();
        return begun.ok ? ok({ token: begun.value }) : begun;
      }),
    'videos.append': ({ token, bytes }) =>
      withWorkspace(current, async (ws) => {
        const added = await ws.videos.append(token, bytes);
        return added.ok ? ok(undefined) : added;
      }),
    'videos.finish': ({ token }) => withWorkspace(current, (ws) => ws.videos.finish(token)),
    'videos.cancel': ({ token }) =>
      withWorkspace(current, async (ws) => {
        await ws.videos.cancel(token);
        return ok(undefined);
      }),
  };
}
