import { ok } from '#shared/errors/app-error';
import type { Emit, SomeHandlers } from '../ipc/services';
import type { CurrentWorkspace } from './current-workspace';
import { withWorkspace } from './documents';

/** The brand kit of the open workspace. */
export const brandHandlers = (
  current: CurrentWorkspace,
  emit: Emit,
): SomeHandlers<'brand.get' | 'brand.put'> => ({
  'brand.get': () => withWorkspace(current, async (ws) => ok(await ws.brand.read())),
  'brand.put': (kit) =>
    withWorkspace(current, async (ws) => {
      const put = await ws.brand.put(kit);
      if (put.ok) emit('brand.changed', put.value);
      return put;
    }),
});
