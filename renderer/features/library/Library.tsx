import { Plus, Search, X } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useStore } from 'zustand';
import { useQuery } from '../../data/query';
import { useStudio } from '../../data/studio';
import { type LibraryFilter, showDialog, windowState } from '../../data/window-state';
import { useT } from '../../i18n';
import { Button, IconButton, SegmentedControl, TextField } from '../../ui';
import { LibraryEmpty } from './LibraryEmpty';
import { LibraryList } from './LibraryList';
import styles from './library.module.css';
import { useLibrary } from './library-query';

const FILTERS: readonly LibraryFilter[] = ['all', 'live', 'drafts', 'archive'];

/** The menus of the workspace: search, filter, pictures, what LINE shows of them. */
export function Library() {
  const t = useT('library');
  const studio = useStudio();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const filter = useStore(windowState, (state) => state.libraryFilter);
  const channel = useQuery('channels.selected', undefined).value;
  const list = useLibrary(filter, asked, channel?.id ?? null);
  const takeFiles = (files: FileList | null) => {
    const file = files?.[0];
    if (file) showDialog({ kind: 'import', file });
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
        <Button
          variant="ghost"
          icon={<Plus size={16} strokeWidth={1.5} />}
          onClick={() => studio.runCommand('document.new')}
          data-testid="new-menu"
        >
          {t('new')}
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
          label={t('filter.label')}
          value={filter}
          options={FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
          onChange={(libraryFilter) => windowState.setState({ libraryFilter })}
          data-testid="library-filter"
        />
      </div>
      {list.state === 'ready' && list.total === 0 ? (
        <LibraryEmpty filter={filter} text={asked} onClear={() => setText('')} />
      ) : (
        <LibraryList list={list} />
      )}
    </nav>
  );
}
