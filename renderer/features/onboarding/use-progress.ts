import { useEffect, useState } from 'react';
import { useQuery } from '../../data/query';
import { useActiveDocument } from '../../data/studio';

/** What has really been done: an edit, a tap on the phone, a publish that finished. */
export function useProgress(): { changed: boolean; tapped: boolean; published: boolean } {
  const [changed, setChanged] = useState(false);
  const [tapped, setTapped] = useState(false);
  const model = useActiveDocument()?.model;
  useEffect(() => {
    if (!model) return;
    const look = () => {
      if (model.history.getState().canUndo) setChanged(true);
    };
    look();
    return model.history.subscribe(look);
  }, [model]);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const target = event.target as Element | null;
      if (target?.closest('[data-phone-screen]')) setTapped(true);
    };
    window.addEventListener('click', onClick, true);
    return () => window.removeEventListener('click', onClick, true);
  }, []);
  const channel = useQuery('channels.selected', undefined).value;
  const runs = useQuery('publish.runs', channel ? { channelId: channel.id } : null).value;
  const menus = { kinds: ['richMenuSet'], offset: 0, limit: 50 };
  const heads = useQuery('documents.list', menus).value?.heads;
  // After a restart nothing can be undone any more, but what was saved still counts.
  const saved = heads?.some((head) => head.updatedAt !== head.createdAt) ?? false;
  // what the sample's own past has published was nobody's doing
  const born = heads?.map(({ createdAt }) => createdAt).sort()[0] ?? '';
  const published =
    runs?.some(
      ({ kind, state, startedAt }) => kind === 'publish' && state === 'done' && startedAt >= born,
    ) ?? false;
  return { changed: changed || saved || published, tapped: tapped || published, published };
}
