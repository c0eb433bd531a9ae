import { Ellipsis, Folder } from 'lucide-react';
import { useState } from 'react';
import type { KindName } from '#shared/document/kinds';
import type { OutputOf } from '#shared/ipc/contract';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useQuery } from '../../data/query';
import { useT } from '../../i18n';
import { IconButton, Menu, Select, showNotice } from '../../ui';
import { FolderDialog } from './FolderDialog';
import styles from './library.module.css';
import { useShelf } from './shelf';

const ANY = '*';

/** By kind where the library holds several, and by tag where tags are used. */
export function ShelfFilters(props: {
  kind: KindName | null;
  onKind(kind: KindName | null): void;
  tag: string | null;
  onTag(tag: string | null): void;
  folder: string | null;
  onFolder(folder: string | null): void;
}) {
  const t = useT('library');
  const shelf = useShelf();
  const { tags, kinds, folders } = useFacets();
  // a library of menus has one kind until somebody makes a symbol
  const hasKinds = props.kind !== null || (shelf.hasLiveState ? kinds : shelf.kinds).length > 1;
  const hasFolders = folders.length > 0 || props.folder !== null;
  if (!hasKinds && !hasFolders && tags.length === 0 && props.tag === null) return null;
  return (
    <>
      {hasFolders && <FolderFilter {...props} folders={folders} />}
      <div className={styles.choices}>
        {hasKinds && (
          <Select
            aria-label={t('filter.kind')}
            value={props.kind ?? ANY}
            options={[
              { value: ANY, label: t('filter.everyKind') },
              ...shelf.kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
            ]}
            onChange={(value) => props.onKind(value === ANY ? null : (value as KindName))}
            data-testid="library-kind"
          />
        )}
        {(tags.length > 0 || props.tag !== null) && (
          <Select
            aria-label={t('filter.tag')}
            value={props.tag ?? ANY}
            options={[
              { value: ANY, label: t('filter.everyTag') },
              ...tags.map((tag) => ({ value: tag, label: tag })),
            ]}
            onChange={(value) => props.onTag(value === ANY ? null : value)}
            data-testid="library-tag"
          />
        )}
      </div>
    </>
  );
}

const NO_FACETS: OutputOf<'library.facets'> = { folders: [], tags: [], kinds: [] };

/** What this library can be narrowed to. */
function useFacets(): OutputOf<'library.facets'> {
  const shelf = useShelf();
  return useQuery('library.facets', { kinds: [...shelf.kinds] }).value ?? NO_FACETS;
}

/** The folders of this library. */
export const useFolders = (): readonly string[] => useFacets().folders;

const OUTSIDE = '-';

/** One folder with all that lies in it; a chosen one can be renamed or taken away. */
function FolderFilter(props: {
  folder: string | null;
  onFolder(folder: string | null): void;
  folders: readonly string[];
}) {
  const t = useT('library');
  const shelf = useShelf();
  const { folder, folders, onFolder } = props;
  const [renaming, setRenaming] = useState(false);
  const move = async (from: string, to: string) => {
    const answer = await invoke('library.moveFolder', { kinds: [...shelf.kinds], from, to });
    if (!answer.ok) return reportFailure(answer.error);
    onFolder(to === '' ? null : to);
    showNotice({
      id: 'folder-moved',
      message: t(to === '' ? 'folder.dissolved' : 'folder.renamed', {
        name: from,
        count: answer.value.documents,
      }),
      // taken away, it has left no trace of who was in it: only a new name can be taken back
      ...(to === '' || folders.includes(to)
        ? {}
        : { action: { label: t('undo'), run: () => void move(to, from) } }),
    });
  };
  return (
    <div className={styles.folderRow}>
      <Select
        aria-label={t('folder.label')}
        className={styles.folderSelect}
        value={folder === '' ? OUTSIDE : (folder ?? ANY)}
        options={[
          { value: ANY, label: t('folder.every') },
          ...folders.map((path) => ({
            value: path,
            label: path.split('/').join(' / '),
            icon: <Folder size={14} strokeWidth={1.5} />,
          })),
          { value: OUTSIDE, label: t('folder.none') },
        ]}
        onChange={(value) => onFolder(value === ANY ? null : value === OUTSIDE ? '' : value)}
        data-testid="library-folder"
      />
      {folder !== null && folder !== '' && (
        <Menu
          align="end"
          entries={[
            { id: 'rename', label: t('folder.rename'), onSelect: () => setRenaming(true) },
            {
              id: 'dissolve',
              label: t('folder.dissolve'),
              onSelect: () => void move(folder, ''),
            },
          ]}
          trigger={
            <IconButton
              small
              label={t('folder.more')}
              icon={<Ellipsis size={16} strokeWidth={1.5} />}
            />
          }
        />
      )}
      {renaming && folder !== null && (
        <FolderDialog
          title={t('folder.renameTitle', { name: folder })}
          verb={t('folder.rename')}
          value={folder}
          folders={[]}
          note={t('folder.note')}
          onClose={() => setRenaming(false)}
          onTake={(to) => {
            if (to !== '' && to !== folder) void move(folder, to);
          }}
        />
      )}
    </div>
  );
}
