import { appError, fail, ok } from '#shared/errors/app-error';
import type { Emit, SomeHandlers } from '../ipc/services';
import type { Logger } from '../logging/logger';
import type { TokenVault } from '../secrets/token-vault';
import type { CurrentWorkspace } from './current-workspace';
import type { Drawings } from './render';

export interface AccountOptions {
  current: CurrentWorkspace;
  drawings: Drawings;
  vault: TokenVault;
  emit: Emit;
  logger: Logger;
  now: () => Date;
  userData: string;
}
type Names =
  | 'channels.list'
  | 'channels.add'
  | 'channels.update'
  | 'channels.remove'
  | 'channels.select'
  | 'channels.selected'
  | 'channels.view'
  | 'publish.plan'
  | 'publish.apply'
  | 'publish.cancel'
  | 'publish.resume'
  | 'publish.rollback'
  | 'publish.runs'
  | 'publish.state'
  | 'rehearsal.control';
export async function accountServices(_options: AccountOptions) {
  const no = () => fail(appError('publish.unavailable', 'temporary'));
  const handlers: SomeHandlers<Names> = {
    'channels.list': () => ok([]),
    'channels.add': no,
    'channels.update': no,
    'channels.remove': no,
    'channels.select': no,
    'channels.selected': () => ok(null),
    'channels.view': no,
    'publish.plan': no,
    'publish.apply': no,
    'publish.cancel': no,
    'publish.resume': no,
    'publish.rollback': no,
    'publish.runs': () => ok([]),
    'publish.state': no,
    'rehearsal.control': no,
  };
  return { handlers, close: async () => undefined };
}
