import type { CommandMeta } from '#shared/commands/registry';
import { i18nInstance } from '../../i18n';
import { showNotice } from '../../ui';

/** A command that cannot run now says so, instead of doing nothing. */
export function refuse(meta: CommandMeta): void {
  const command = i18nInstance.t(meta.id, { ns: 'commands' });
  showNotice({
    id: 'refused',
    message: i18nInstance.t('command.notNow', { ns: 'app', command }),
  });
}

/** A bug: the log gets the stack, the person a sentence. */
export function unexpected(error: unknown): void {
  console.error(error);
  showNotice({
    id: 'unexpected',
    tone: 'bad',
    message: i18nInstance.t('command.failed', { ns: 'app' }),
  });
}
