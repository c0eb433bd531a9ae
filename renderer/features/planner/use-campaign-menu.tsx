import { Archive, ArchiveRestore, Copy, FolderOpen, Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { DocumentHead } from '#shared/domain/workspace';
import { useDocumentVerbs } from '../../data/document-verbs';
import { useQuery } from '../../data/query';
import { useStudio } from '../../data/studio';
import { showDialog } from '../../data/window-state';
import { useT } from '../../i18n';
import type { MenuEntry } from '../../ui';
import { openCampaign } from './planner-state';
import { RenameDialog } from './RenameDialog';

const ICON = { size: 16, strokeWidth: 1.5 } as const;
/** In the outbox these still go out, or ask what to do. */
const WAITING: ReadonlySet<string> = new Set(['draft', 'due', 'sending', 'unknown', 'missed']);

/** What can be done with a campaign where campaigns are listed; the dialog belongs beside the list. */
export function useCampaignMenu(): {
  entriesFor(head: DocumentHead): MenuEntry[];
  rename(head: DocumentHead): void;
  dialog: ReactNode;
} {
  const t = useT('library');
  const own = useT('planner');
  const studio = useStudio();
  const verbs = useDocumentVerbs();
  const sends = useQuery('outbox.state', undefined).value?.sends ?? [];
  const [renamed, setRenamed] = useState<DocumentHead | null>(null);
  const entriesFor = (head: DocumentHead): MenuEntry[] => {
    const waiting = sends.filter(
      ({ origin, state }) =>
        origin.kind === 'campaign' && origin.documentId === head.id && WAITING.has(state),
    ).length;
    // what waits goes out whether its campaign is here or not, so it is taken back first
    const kept =
      waiting > 0
        ? { disabled: true, detail: own('campaigns.waiting', { count: waiting }) }
        : { disabled: false };
    return [
      {
        id: 'open',
        label: t('verb.open'),
        icon: <FolderOpen {...ICON} />,
        onSelect: () => openCampaign(studio, head.id),
      },
      {
        id: 'rename',
        label: t('verb.rename'),
        icon: <Pencil {...ICON} />,
        onSelect: () => setRenamed(head),
      },
      {
        id: 'duplicate',
        label: t('verb.duplicate'),
        icon: <Copy {...ICON} />,
        onSelect: () =>
          void verbs.duplicate(head).then((copy) => {
            if (copy) openCampaign(studio, copy);
          }),
      },
      {
        id: 'archive',
        label: t(head.archived ? 'verb.unarchive' : 'verb.archive'),
        icon: head.archived ? <ArchiveRestore {...ICON} /> : <Archive {...ICON} />,
        onSelect: () => void verbs.setArchived(head, !head.archived),
        ...kept,
      },
      { id: 'line', divider: true },
      {
        id: 'delete',
        label: t('verb.delete'),
        icon: <Trash2 {...ICON} />,
        danger: true,
        onSelect: () => {
          if (head.usedIn) showDialog({ kind: 'usage', head, deletes: true });
          else void verbs.remove(head);
        },
        ...kept,
      },
    ];
  };
  return {
    entriesFor,
    rename: setRenamed,
    dialog: renamed && (
      <RenameDialog
        name={renamed.name}
        onRename={(name) => verbs.rename(renamed, name)}
        onClose={() => setRenamed(null)}
      />
    ),
  };
}
