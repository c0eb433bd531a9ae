import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { SymbolArt } from '#shared/domain/design/artboard';
import type { DocumentId } from '#shared/domain/ids';
import { symbolState } from '../../data/symbols';
import type { Editor } from '../../editor/api';
import { insertInstance, mayShow } from '../../editor/core/symbols';
import { PagePicture } from '../../editor/picture/PagePicture';
import { useT } from '../../i18n';
import { Dialog, SearchDialog } from '../../ui';
import styles from './symbols.module.css';

/** Room for a small picture in its card. */
const BOX = { width: 132, height: 72 };

/** The symbols of the workspace; the chosen one is put on the page. */
export function SymbolDialog(props: { editor: Editor; onClose(): void }) {
  const t = useT('symbols');
  const { symbols, names } = useStore(symbolState);
  const [search, setSearch] = useState('');
  const words = search.trim().toLocaleLowerCase();
  const found = useMemo(
    () =>
      [...symbols]
        .map(([id, art]) => ({ id: id as DocumentId, art, name: names.get(id) ?? '' }))
        .filter(({ id, name }) => {
          const fits = name.toLocaleLowerCase().includes(words);
          return fits && mayShow(props.editor, id, symbols);
        })
        .sort((a, b) => a.name.localeCompare(b.name)),
    [symbols, names, words, props.editor],
  );
  const choose = (id: DocumentId, art: SymbolArt) => {
    insertInstance(props.editor, id, art);
    props.onClose();
  };
  const frame = {
    onClose: props.onClose,
    title: t('insertTitle'),
    width: 520,
    'data-testid': 'symbol-dialog',
  };
  if (symbols.size === 0) {
    return (
      <Dialog opened {...frame}>
        <p>{t('none')}</p>
      </Dialog>
    );
  }
  return (
    <SearchDialog
      {...frame}
      label={t('search')}
      search={search}
      onSearch={setSearch}
      count={t('count', { count: found.length })}
      note={found.length === 0 ? t(words === '' ? 'noneFits' : 'notFound') : undefined}
      searchTestId="symbol-search"
    >
      <div className={styles.grid}>
        {found.map(({ id, art, name }) => (
          <button
            key={id}
            type="button"
            className={styles.card}
            onClick={() => choose(id, art)}
            data-testid="symbol-choice"
          >
            <span className={styles.picture}>
              <PagePicture page={art} widthPx={widthIn(art)} />
            </span>
            <span className={styles.name}>{name || t('unnamed')}</span>
          </button>
        ))}
      </div>
    </SearchDialog>
  );
}

const widthIn = ({ size }: SymbolArt): number =>
  Math.max(
    1,
    Math.round(size.width * Math.min(1, BOX.width / size.width, BOX.height / size.height)),
  );
