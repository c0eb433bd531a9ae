import { useStudio } from '../../data/studio';
import type { LibraryFilter } from '../../data/window-state';
import { useT } from '../../i18n';
import { Button, EmptyState } from '../../ui';
import { setFilter, useShelf, useShelfT } from './shelf';

/** Why nothing is listed, and the way out of it. */
export function LibraryEmpty(props: { filter: LibraryFilter; text: string; onClear(): void }) {
  const common = useT('library');
  const t = useShelfT();
  const shelf = useShelf();
  const studio = useStudio();
  const picture = <shelf.Icon size={40} strokeWidth={1} />;
  if (props.text !== '') {
    return (
      <EmptyState
        picture={picture}
        action={<Button onClick={props.onClear}>{common('clearSearch')}</Button>}
      >
        {common('empty.search', { text: props.text })}
      </EmptyState>
    );
  }
  if (props.filter !== 'all') {
    return (
      <EmptyState
        picture={picture}
        action={<Button onClick={() => setFilter(shelf, 'all')}>{t('empty.showAll')}</Button>}
      >
        {t(`empty.${props.filter}`)}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      picture={picture}
      action={
        <Button variant="primary" onClick={() => studio.runCommand(shelf.create)}>
          {t('empty.create')}
        </Button>
      }
      more={
        <Button variant="ghost" onClick={() => studio.runCommand('workspace.openSample')}>
          {t('empty.sample')}
        </Button>
      }
    >
      {t('empty.all')}
    </EmptyState>
  );
}
