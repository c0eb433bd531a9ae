import { useState } from 'react';
import type { DocumentId } from '#shared/domain/ids';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useStudio } from '../../data/studio';

/** A copy of a campaign, opened; nothing of it has been sent, whatever the first one did. */
export function useDuplicate(id: DocumentId): { run(): void; isRunning: boolean } {
  const studio = useStudio();
  const [isRunning, setRunning] = useState(false);
  return {
    isRunning,
    run() {
      setRunning(true);
      void (async () => {
        await studio.documents.flushAll();
        const made = await invoke('documents.duplicate', { id });
        setRunning(false);
        if (!made.ok) return reportFailure(made.error);
        await studio.openDocument(made.value.document.id);
      })();
    },
  };
}
