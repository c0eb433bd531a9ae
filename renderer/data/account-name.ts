import { useT } from '../i18n';
import { useQuery } from './query';

/** What followers read over the chat: the channel's name, or on the rehearsal channel that of the workspace. */
export function useAccountName(): string {
  const t = useT('phone');
  const channel = useQuery('channels.selected', undefined).value;
  const workspace = useQuery('workspace.current', undefined).value;
  return (channel?.kind === 'rehearsal' ? workspace?.name : channel?.name) ?? t('account');
}
