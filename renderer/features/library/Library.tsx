import {
  Ellipsis,
  FileUp,
  Link,
  type LucideIcon,
  PenTool,
  Plus,
  Search,
  TicketPercent,
  X,
} from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useStore } from 'zustand';
import type { KindName } from '#shared/document/kinds';
import { useQuery } from '../../data/query';
import { useStudio } from '../../data/studio';
import { takenFiles } from '../../data/taken-files';
import { showDialog, windowState } from '../../data/window-state';
import { useT } from '../../i18n';
import { Button, IconButton, Menu, SegmentedControl, TextField } from '../../ui';
import { LibraryEmpty } from './LibraryEmpty';
import { LibraryList } from './LibraryList';
import styles from './library.module.css';
import { useLibrary } from './library-query';
import { ShelfFilters } from './ShelfFilters';
import { MENU_SHELF, MESSAGE_SHELF, ShelfProvider, setFilter, useShelf, useShelfT } from './shelf';

/** The menus of the workspace: search, filter, pictures, what LINE shows of them. */
export function MenuLibrary() {
  return (
    <ShelfProvider value={MENU_SHELF}>
      <Library />
    </ShelfProvider>
  );
}

/** Messages and the designs that go into them. */
export function MessageLibrary() {
  return (
    <ShelfProvider value={MESSAGE_SHELF}>
      <Library />
    </ShelfProvider>
  );
}

function Library() {
  const common = useT('library');
  const t = useShelfT();
  const shelf = useShelf();
  const studio = useStudio();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<KindName | null>(null);
  const [tag, setTag] = useState<string | null>(null);
  const [folder, setFolder] = useState<string | null>(null);
  const asked = useDeferredValue(text.trim());
  const filter = useStore(windowState, (state) => state[shelf.filterKey]);
  const channel = useQuery('channels.selected', undefined).value;
  const kinds = useKinds(shelf.kinds, kind);
  const list = useLibrary(filter, asked, { tag, folder }, kinds, channel?.id ?? null);
  const takeFiles = (files: FileList | null) => {
    const [file] = takenFiles('import', files);
    if (file) showDialog({ kind: 'import', file });
  };
  const clear = () => {
    setText('');
    setTag(null);
    setFolder(null);
    setKind(null);
  };
  return (
    <nav
      className={styles.library}
      aria-label={t('title')}
      data-testid="library"
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        takeFiles(event.dataTransfer.files);
      }}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{t('title')}</h2>
        <span className={styles.gap} />
        {shelf !== MENU_SHELF && <MoreToMake />}
        <Button
          variant="ghost"
          icon={<Plus size={16} strokeWidth={1.5} />}
          onClick={() => studio.runCommand(shelf.create)}
          data-testid={shelf === MENU_SHELF ? 'new-menu' : 'new-message'}
        >
          {common('new')}
        </Button>
      </header>
      <div className={styles.tools}>
        <TextField
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={setText}
          prefix={<Search size={16} strokeWidth={1.5} />}
          suffix={
            text === '' ? undefined : (
              <IconButton
                small
                label={common('clearSearch')}
                tooltip={false}
                icon={<X size={14} strokeWidth={1.5} />}
                onClick={() => setText('')}
              />
            )
          }
          data-testid="library-search"
        />
        <SegmentedControl
          label={common('filter.label')}
          value={filter}
          options={shelf.filters.map((value) => ({ value, label: common(`filter.${value}`) }))}
          onChange={(next) => setFilter(shelf, next)}
          data-testid="library-filter"
        />
        <ShelfFilters
          kind={kind}
          onKind={setKind}
          tag={tag}
          onTag={setTag}
          folder={folder}
          onFolder={setFolder}
        />
      </div>
      {list.state === 'ready' && list.total === 0 ? (
        <LibraryEmpty
          filter={filter}
          text={asked || tag || folder || (kind === null ? '' : common(`kind.${kind}`))}
          onClear={clear}
        />
      ) : (
        <LibraryList list={list} />
      )}
    </nav>
  );
}

/** What else the library holds and can be begun here. */
function MoreToMake() {
  const t = useT('library');
  const studio = useStudio();
  const entry = (command: string, Icon: LucideIcon, label: string) => ({
    id: command,
    label,
    icon: <Icon size={16} strokeWidth={1.5} />,
    onSelect: () => studio.runCommand(command),
  });
  return (
    <Menu
      align="end"
      entries={[
        entry('document.newMessage', PenTool, t('make.design')),
        entry('coupon.new', TicketPercent, t('make.coupon')),
        entry('document.import', FileUp, t('make.import')),
        { id: 'line', divider: true },
        entry('links.open', Link, t('make.links')),
      ]}
      trigger={
        <IconButton
          small
          label={t('make.more')}
          icon={<Ellipsis size={16} strokeWidth={1.5} />}
          data-testid="library-more"
        />
      }
    />
  );
}

/** One list per choice, so that reading does not begin anew with every drawing. */
const single = new Map<KindName, readonly KindName[]>();
function useKinds(all: readonly KindName[], kind: KindName | null): readonly KindName[] {
  if (kind === null) return all;
  const known = single.get(kind) ?? [kind];
  single.set(kind, known);
  return known;
}
