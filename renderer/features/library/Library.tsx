import { Plus, Search, X } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useStore } from 'zustand';
import { useQuery } from '../../data/query';
import { useStudio } from '../../data/studio';
import { showDialog, windowState } from '../../data/window-state';
import { useT } from '../../i18n';
import { Button, IconButton, SegmentedControl, TextField } from '../../ui';
import { LibraryEmpty } from './LibraryEmpty';
import { LibraryList } from './LibraryList';
import styles from './library.module.css';
import { useLibrary } from './library-query';
import { type LibraryPlace, PLACES } from './places';

/** The menus or the messages of the workspace: search, filter, pictures, what LINE shows of them. */
export function Library({ place }: { place: LibraryPlace }) {
  const t = useT('library');
  const studio = useStudio();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const { kinds, filters, create } = PLACES[place];
  const chosen = useStore(windowState, (state) => state.libraryFilter);
  const filter = filters.includes(chosen) ? chosen : 'all';
  const channel = useQuery('channels.selected', undefined).value;
  const list = useLibrary(kinds, filter, asked, channel?.id ?? null);
  const takeFiles = (files: FileList | null) => {
    const file = files?.[0];
    if (file) showDialog({ kind: 'import', file });
  };
  return (
    <nav
      className={styles.library}
      aria-label={t(`places.${place}.title`)}
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
        <h2 className={styles.title}>{t(`places.${place}.title`)}</h2>
        <Button
          variant="ghost"
          icon={<Plus size={16} strokeWidth={1.5} />}
          onClick={() => studio.runCommand(create)}
          data-testid={place === 'menus' ? 'new-menu' : 'new-message'}
        >
          {t('new')}
        </Button>
      </header>
      <div className={styles.tools}>
        <TextField
          type="search"
          aria-label={t(`places.${place}.search`)}
          placeholder={t(`places.${place}.search`)}
          value={text}
          onChange={setText}
          prefix={<Search size={16} strokeWidth={1.5} />}
          suffix={
            text === '' ? undefined : (
              <IconButton
                small
                label={t('clearSearch')}
                tooltip={false}
                icon={<X size={14} strokeWidth={1.5} />}
                onClick={() => setText('')}
              />
            )
          }
          data-testid="library-search"
        />
        <SegmentedControl
          label={t(`places.${place}.filter`)}
          value={filter}
          options={filters.map((value) => ({ value, label: t(`filter.${value}`) }))}
          onChange={(libraryFilter) => windowState.setState({ libraryFilter })}
          data-testid="library-filter"
        />
      </div>
      {list.state === 'ready' && list.total === 0 ? (
        <LibraryEmpty place={place} filter={filter} text={asked} onClear={() => setText('')} />
      ) : (
        <LibraryList place={place} list={list} />
      )}
    </nav>
  );
}
