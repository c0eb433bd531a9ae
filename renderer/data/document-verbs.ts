import { useMemo } from 'react';
import type { TapestryDocument } from '#shared/document/kinds';
import type { DocumentId } from '#shared/domain/ids';
import type { DocumentHead } from '#shared/domain/workspace';
import { invoke } from '../bridge';
import { type Translate, useT } from '../i18n';
import { showNotice } from '../ui';
import { reportFailure } from './failures';
import { saveAsTemplate } from './save-as-template';
import { type Studio, useStudio } from './studio';

export interface DocumentVerbs {
  open(head: DocumentHead): void;
  /** Opens the copy and answers its id; null: there is none. */
  duplicate(head: DocumentHead): Promise<DocumentId | null>;
  saveAsTemplate(head: DocumentHead): Promise<void>;
  rename(head: DocumentHead, name: string): Promise<void>;
  setArchived(head: DocumentHead, archived: boolean): Promise<void>;
  /** '' takes it out of all folders. */
  setFolder(head: DocumentHead, folder: string): Promise<void>;
  remove(head: DocumentHead): Promise<void>;
}

/** What can be done with a document in a list of them; every verb can be taken back. */
export function useDocumentVerbs(): DocumentVerbs {
  const studio = useStudio();
  const t = useT('library');
  return useMemo(() => createVerbs(studio, t), [studio, t]);
}

function createVerbs(studio: Studio, t: Translate): DocumentVerbs {
  const setArchived = async (head: DocumentHead, archived: boolean) => {
    const done = await change(studio, head.id, archived ? 'archive' : 'unarchive', (document) => {
      document.archived = archived;
      // what is used again is no template any more
      if (!archived) delete document.isTemplate;
      else if (head.isTemplate) document.isTemplate = true;
    });
    if (!done) return;
    showNotice({
      id: `archive-${head.id}`,
      message: t(archived ? 'archived' : 'unarchived', { name: head.name }),
      action: { label: t('undo'), run: () => void setArchived(head, !archived) },
    });
  };
  return {
    open: (head) => void studio.openDocument(head.id),
    async duplicate(head) {
      await studio.documents.flushAll();
      const answer = await invoke('documents.duplicate', { id: head.id });
      if (!answer.ok) {
        reportFailure(answer.error);
        return null;
      }
      const { id } = answer.value.document;
      await studio.openDocument(id);
      return id;
    },
    saveAsTemplate: (head) => saveAsTemplate(studio, head as DocumentHead & { id: DocumentId }),
    async rename(head, name) {
      const trimmed = name.trim();
      if (trimmed === '' || trimmed === head.name) return;
      await change(
        studio,
        head.id,
        head.kind === 'richMenuSet' ? 'renameSet' : 'renameDocument',
        (document) => {
          document.name = trimmed;
        },
      );
    },
    setArchived,
    async setFolder(head, folder) {
      const before = head.folder ?? '';
      if (folder === before) return;
      const put = (to: string) =>
        change(studio, head.id, 'moveToFolder', (document) => {
          if (to === '') delete document.folder;
          else document.folder = to;
        });
      if (!(await put(folder))) return;
      showNotice({
        id: `folder-${head.id}`,
        message: t(folder === '' ? 'folder.takenOut' : 'folder.moved', {
          name: head.name,
          folder,
        }),
        action: { label: t('undo'), run: () => void put(before) },
      });
    },
    async remove(head) {
      const key = `editor:${head.id}`;
      const wasOpen = studio.documents.store.getState().tabs.some((tab) => tab.key === key);
      const closed = await studio.documents.close(key);
      if (!closed.ok) return reportFailure(closed.error);
      const answer = await invoke('documents.delete', { id: head.id });
      if (!answer.ok) return reportFailure(answer.error);
      showNotice({
        id: `delete-${head.id}`,
        message: t('deleted', { name: head.name }),
        action: {
          label: t('undo'),
          run: () =>
            void invoke('documents.restore', { id: head.id }).then((restored) => {
              if (!restored.ok) reportFailure(restored.error);
              else if (wasOpen) void studio.openDocument(head.id);
            }),
        },
      });
    },
  };
}

/** Through the editor when the document is open, so that undo knows it; else straight in the file. */
async function change(
  studio: Studio,
  id: DocumentId,
  label: string,
  recipe: (document: TapestryDocument) => void,
): Promise<boolean> {
  const open = studio.documents.store.getState().documents.get(id);
  if (open) {
    open.model.edit({ label }, recipe);
    await open.autosave.flush();
    return true;
  }
  const answer = await invoke('documents.get', { id });
  if (!answer.ok) {
    reportFailure(answer.error);
    return false;
  }
  const document = structuredClone(answer.value.document);
  recipe(document);
  const saved = await invoke('documents.save', { document, baseRevision: answer.value.revision });
  if (!saved.ok) reportFailure(saved.error);
  return saved.ok;
}
