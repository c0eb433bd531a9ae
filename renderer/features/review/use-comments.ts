import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentId } from '#shared/domain/ids';
import type { KeptComment } from '#shared/domain/review';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';

export interface Comments {
  list: readonly KeptComment[];
  /** So many are not dealt with. */
  open: number;
  /** The one that was chosen last; its pin stands out. */
  chosen: string | null;
  /** Another object with every choice, also of the same one again. */
  choice: object | null;
  /** `byKey`: by somebody who has no pointer, whom the focus takes along to the words. */
  choose(id: string, byKey?: boolean): void;
  /** Whether the focus is to go to the words now; true once for a choice by key. */
  takeFocus(): boolean;
  /** Takes a reviewer's file in; how many were new, or null where that failed and was said. */
  takeIn(file: File): Promise<number | null>;
  setDone(id: string, done: boolean): Promise<void>;
}

/** What reviewers said about a design. */
export function useComments(documentId: DocumentId): Comments {
  const [list, setList] = useState<readonly KeptComment[]>([]);
  const [choice, setChoice] = useState<{ id: string } | null>(null);
  useEffect(() => {
    let stale = false;
    setList([]);
    void invoke('comments.list', { documentId }).then((answer) => {
      if (stale) return;
      if (answer.ok) setList(answer.value);
      else reportFailure(answer.error);
    });
    return () => {
      stale = true;
    };
  }, [documentId]);
  const takeIn = useCallback(
    async (file: File) => {
      const answer = await invoke('comments.import', { documentId, text: await file.text() });
      if (!answer.ok) {
        reportFailure(answer.error);
        return null;
      }
      setList(answer.value.comments);
      return answer.value.added;
    },
    [documentId],
  );
  const setDone = useCallback(
    async (id: string, done: boolean) => {
      const answer = await invoke('comments.setDone', { documentId, id, done });
      if (answer.ok) setList(answer.value);
      else reportFailure(answer.error);
    },
    [documentId],
  );
  const wantsFocus = useRef(false);
  const choose = useCallback((id: string, byKey = false) => {
    wantsFocus.current = byKey;
    setChoice({ id });
  }, []);
  const takeFocus = useCallback(() => {
    const wanted = wantsFocus.current;
    wantsFocus.current = false;
    return wanted;
  }, []);
  const open = list.filter(({ done }) => !done).length;
  const chosen = choice?.id ?? null;
  return { list, open, chosen, choice, choose, takeFocus, takeIn, setDone };
}
