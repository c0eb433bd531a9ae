import type { Channel } from '#shared/domain/workspace';
import { useT } from '../i18n';

/** What a channel is called in a sentence: the built-in one by its word, which its file writes in English. */
export function useChannelName(): (channel: Pick<Channel, 'kind' | 'name'> | undefined) => string {
  const t = useT('app');
  return (channel) =>
    (channel?.kind === 'rehearsal' ? t('channel.rehearsal') : channel?.name) ?? '—';
}
