import type { ChannelId, DocumentId } from '#shared/domain/ids';
import type { LiveState } from '#shared/domain/publishing';
import { on } from '../bridge';
import { invalidate, useQuery } from './query';

/** To compare a menu with what is live it has to be drawn; so that waits for a rest in the work. */
const REST_MS = 2500;

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

/** Compares changed menus with what is live again, once nobody has touched them for a moment. */
export function followChanges(): () => void {
  const timers = new Map<DocumentId, ReturnType<typeof setTimeout>>();
  const stop = on('documents.changed', ({ ids }) => {
    for (const id of ids) {
      clearTimeout(timers.get(id));
      const again = () => {
        timers.delete(id);
        invalidate('publish.state', ({ documentId }) => documentId === id);
      };
      timers.set(id, setTimeout(again, REST_MS));
    }
  });
  // another brand colour is another picture of every menu that follows it
  let brandTimer: ReturnType<typeof setTimeout> | undefined;
  const stopBrand = on('brand.changed', () => {
    clearTimeout(brandTimer);
    brandTimer = setTimeout(() => invalidate('publish.state'), REST_MS);
  });
  return () => {
    stop();
    stopBrand();
    clearTimeout(brandTimer);
    for (const timer of timers.values()) clearTimeout(timer);
  };
}
