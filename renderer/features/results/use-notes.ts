import type { Channel } from '#shared/domain/workspace';
import { type InsightNotes, NO_NOTES, type NotesChange } from '#shared/insight/notes';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';

/** Marks on days and saved views of a channel; a change is stored at once and comes back as an event. */
export function useNotes(channel: Channel | null): {
  notes: InsightNotes;
  change(change: NotesChange): void;
} {
  const channelId = channel?.id ?? null;
  const stored = useQuery('insight.notes', channelId === null ? null : { channelId });
  return {
    notes: stored.value ?? NO_NOTES,
    change(change) {
      if (channelId === null) return;
      void invoke('insight.changeNotes', { channelId, change }).then((answer) => {
        if (!answer.ok) reportFailure(answer.error);
      });
    },
  };
}
