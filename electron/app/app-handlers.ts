import { app, type BrowserWindow, shell } from 'electron';
import type { DocumentId } from '#shared/domain/ids';
import type { Locale } from '#shared/domain/workspace';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { OutputOf, Preparing } from '#shared/ipc/contract';
import type { SomeHandlers } from '../ipc/services';
import type { KeychainState } from '../secrets/token-vault';
import { vetExternal } from './external';
import type { Inbox } from './inbox';

export interface AppFacts {
  systemLocale: Locale;
  keychain: KeychainState;
  fixedNow: string | null;
  logFolder: string;
  preparing(): Preparing | null;
}

export function appHandlers(
  facts: AppFacts,
  window: () => BrowserWindow | null,
  links: Inbox<DocumentId>,
  takeFile: () => Promise<Result<OutputOf<'app.takeFile'>>>,
): SomeHandlers<
  | 'app.info'
  | 'app.preparing'
  | 'app.openExternal'
  | 'app.paste'
  | 'app.showLogFolder'
  | 'app.takeLink'
  | 'app.takeFile'
  | 'app.window'
> {
  return {
    'app.info': () =>
      ok({
        version: app.getVersion(),
        electron: process.versions.electron ?? '',
        platform: process.platform,
        systemLocale: facts.systemLocale,
        keychain: facts.keychain,
        fixedNow: facts.fixedNow,
      }),
    'app.preparing': () => ok(facts.preparing()),
    'app.openExternal': async ({ url }) => {
      const vetted = vetExternal(url);
      if (vetted === null) {
        return fail(
          appError('app.addressRefused', 'Only https, mailto and tel addresses are opened.', {
            details: { url },
          }),
        );
      }
      await shell.openExternal(vetted);
      return ok(undefined);
    },
    'app.showLogFolder': async () => {
      const problem = await shell.openPath(facts.logFolder);
      return problem === ''
        ? ok(undefined)
        : fail(
            appError('app.cannotShowFolder', 'The folder cannot be shown here.', {
              details: { folder: facts.logFolder },
            }),
          );
    },
    'app.paste': () => {
      window()?.webContents.paste();
      return ok(undefined);
    },
    'app.takeLink': () => ok(links.take()),
    'app.takeFile': takeFile,
    'app.window': ({ verb }) => {
      const target = window();
      if (verb === 'minimize') target?.minimize();
      else if (verb === 'close') target?.close();
      else if (target?.isMaximized()) target.unmaximize();
      else target?.maximize();
      return ok(undefined);
    },
  };
}
