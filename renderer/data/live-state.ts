import type { ChannelId, DocumentId } from '#shared/domain/ids';
import type { LiveState } from '#shared/domain/publishing';
import { useQuery } from './query';

/** What LINE answered about a document on the selected channel; undefined until it has answered. */
export function useLiveState(documentId: DocumentId | null): LiveState | undefined {
  const channel = useQuery('channels.selected', undefined).value;
  return useLiveStateOn(channel?.id ?? null, documentId);
}

export function useLiveStateOn(
  channelId: ChannelId | null,
  documentId: DocumentId | null,
): LiveState | undefined {
  const answer = useQuery(
    'publish.state',
    channelId && documentId ? { channelId, documentId } : null,
  );
  if (answer.status === 'failed') return { state: 'unknown', error: answer.error };
  return answer.value;
}
