import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { DocumentId } from '#shared/domain/ids';
import type { OpenDocument, OpenDocuments, TabsState } from './open-documents';

/**
 * What features may ask of the window without knowing it: documents, commands, tabs. The app makes
 * one and provides it; features only ever read this context.
 */
export interface Studio {
  documents: OpenDocuments;
  /** Runs a command of the registry; it says so itself when it cannot run now. */
  runCommand(id: string): void;
  openDocument(id: DocumentId): Promise<void>;
  /** A menu without a small picture is on screen: draw one when there is time. */
  wantThumbnail(id: DocumentId): void;
}

export const StudioContext = createContext<Studio | null>(null);

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('useStudio is called outside of the window');
  return studio;
}

export function useOpenDocuments<T>(select: (state: TabsState) => T): T {
  return useStore(useStudio().documents.store, select);
}

/** The document of the active tab, if it is one. */
export function useActiveDocument(): OpenDocument | null {
  return useOpenDocuments((state) => {
    const tab = state.tabs.find((other) => other.key === state.activeKey);
    return tab?.kind === 'editor' ? (state.documents.get(tab.documentId) ?? null) : null;
  });
}
