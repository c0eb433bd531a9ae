import { LayoutGrid } from 'lucide-react';
import { useStudio } from '../../data/studio';
import { type LibraryFilter, windowState } from '../../data/window-state';
import { useT } from '../../i18n';
import { Button, EmptyState } from '../../ui';
import { type LibraryPlace, PLACES } from './places';

/** Why nothing is listed, and the way out of it. */
export function LibraryEmpty(props: {
  place: LibraryPlace;
  filter: LibraryFilter;
  text: string;
  onClear(): void;
}) {
  const t = useT('library');
  const studio = useStudio();
  const picture = <LayoutGrid size={40} strokeWidth={1} />;
  if (props.text !== '') {
    return (
      <EmptyState
        picture={picture}
        action={<Button onClick={props.onClear}>{t('clearSearch')}</Button>}
      >
        {t('empty.search', { text: props.text })}
      </EmptyState>
    );
  }
  if (props.filter !== 'all') {
    return (
      <EmptyState
        picture={picture}
        action={
          <Button onClick={() => windowState.setState({ libraryFilter: 'all' })}>
            {t('empty.showAll')}
          </Button>
        }
      >
        {t(`places.${props.place}.empty.${props.filter}`)}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      picture={picture}
      action={
        <Button variant="primary" onClick={() => studio.runCommand(PLACES[props.place].create)}>
          {t(`places.${props.place}.empty.create`)}
        </Button>
      }
      more={
        <Button variant="ghost" onClick={() => studio.runCommand('workspace.openSample')}>
          {t('empty.sample')}
        </Button>
      }
    >
      {t(`places.${props.place}.empty.all`)}
    </EmptyState>
  );
}
