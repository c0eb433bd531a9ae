import { join } from 'node:path';
import { z } from 'zod';
import { type Settings, settings as settingsSchema } from '#shared/domain/workspace';
import { fail, ok, type Result } from '#shared/errors/app-error';
import type { Emit, SomeHandlers } from '../ipc/services';
import { writeError } from '../store/durable-write';
import { JsonFile } from '../store/json-file';

export const DEFAULT_SETTINGS: Settings = {
  locale: 'system',
  theme: 'system',
  onboardingDismissed: false,
  snapping: true,
  grid: false,
  whenClosed: 'ask',
  managerLimit: false,
  startAtLogin: false,
  panels: { library: true, inspector: true, phone: true, problems: true, layers: false },
};

const session = z.object({ json: z.string().nullable() });

/** Settings and the session live in the app's own folder: they belong to the person, not to a workspace. */
export class AppState {
  readonly settings: JsonFile<Settings>;
  readonly session: JsonFile<{ json: string | null }>;

  constructor(userData: string) {
    // the studio starts whatever lies here
    const spareable = { isSpareable: true };
    const settingsPath = join(userData, 'settings.json');
    this.settings = new JsonFile(
      settingsPath,
      settingsSchema,
      DEFAULT_SETTINGS,
      undefined,
      spareable,
    );
    const sessionPath = join(userData, 'session.json');
    this.session = new JsonFile(sessionPath, session, { json: null }, undefined, spareable);
  }
}

export function settingsHandlers(
  state: AppState,
  emit: Emit,
  onChange: (settings: Settings) => void,
): SomeHandlers<'settings.get' | 'settings.update' | 'session.get' | 'session.put'> {
  const attempt = async <T>(path: string, run: () => Promise<T>): Promise<Result<T>> => {
    try {
      return ok(await run());
    } catch (error) {
      return fail(writeError(error, path));
    }
  };
  return {
    'settings.get': async () => ok(await state.settings.read()),
    'settings.update': (change) =>
      attempt(state.settings.path, async () => {
        const next = await state.settings.update((before) => ({ ...before, ...defined(change) }));
        onChange(next);
        emit('settings.changed', next);
        return next;
      }),
    'session.get': async () => ok(await state.session.read()),
    'session.put': ({ json }) =>
      attempt(state.session.path, async () => {
        await state.session.update(() => ({ json }));
        return undefined;
      }),
  };
}

const defined = <T extends object>(change: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
