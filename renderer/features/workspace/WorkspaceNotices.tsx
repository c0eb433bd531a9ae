import { useEffect, useRef } from 'react';
import type { WorkspaceNotice } from '#shared/domain/workspace';
import { on } from '../../bridge';
import { useQuery } from '../../data/query';
import { speakError } from '../../i18n';
import { showNotice } from '../../ui';

/** Notices that only inform; the others stay until they are closed. */
const MILD: ReadonlySet<string> = new Set(['store.indexRebuilt', 'store.leftoversRemoved']);

/** Tells what happened to files when the workspace opened, each thing once. */
export function WorkspaceNotices() {
  const workspace = useQuery('workspace.current', undefined).value;
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const notice of workspace?.notices ?? []) {
      const key = `${workspace?.id} ${notice.code} ${JSON.stringify(notice.details)}`;
      if (told.current.has(key)) continue;
      told.current.add(key);
      tell(notice);
    }
  }, [workspace]);
  useEffect(() => on('workspace.notice', (notice) => tell(notice as WorkspaceNotice)), []);
  return null;
}

function tell(notice: Pick<WorkspaceNotice, 'code' | 'message' | 'details'>): void {
  const spoken = speakError(notice);
  showNotice({
    id: `workspace-${notice.code}-${JSON.stringify(notice.details)}`,
    tone: MILD.has(notice.code) ? 'info' : 'warn',
    title: spoken.help === null ? undefined : spoken.text,
    message: spoken.help ?? spoken.text,
    sticky: !MILD.has(notice.code),
  });
}
