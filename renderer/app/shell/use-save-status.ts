import { useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { OpenDocument } from '../../data/open-documents';
import { type SaveStatus, worstOf } from '../../data/save-status';
import { useOpenDocuments } from '../../data/studio';

export function useSaveStatus(document: OpenDocument): SaveStatus {
  return useStore(document.autosave.status);
}

/** The worst of all open documents, so that a failure in a tab behind is seen as well. */
export function useWorstSaveStatus(): { status: SaveStatus; document: OpenDocument | null } {
  const documents = useOpenDocuments((state) => state.documents);
  const watched = useMemo(() => createWatch([...documents.values()]), [documents]);
  return useSyncExternalStore(watched.subscribe, watched.read);
}

function createWatch(documents: readonly OpenDocument[]) {
  const compute = () => {
    const statuses = documents.map((document) => document.autosave.status.getState());
    const status = worstOf(statuses);
    return { status, document: documents[statuses.indexOf(status)] ?? null };
  };
  let current = compute();
  return {
    read: () => current,
    subscribe(listener: () => void) {
      const update = () => {
        current = compute();
        listener();
      };
      const stops = documents.map((document) => document.autosave.status.subscribe(update));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
