import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import type { NotesChange, SavedView } from '#shared/insight/notes';
import { useT } from '../../i18n';
import { Button, Dialog, Menu, TextField } from '../../ui';

/** Ways of looking that people come back to: tab, days and label under a name. */
export function SavedViews(props: {
  views: readonly SavedView[];
  /** What is on screen now. */
  now: Omit<SavedView, 'id' | 'name'>;
  onOpen(view: SavedView): void;
  change(change: NotesChange): void;
}) {
  const t = useT('results');
  const [name, setName] = useState<string | null>(null);
  const text = name?.trim() ?? '';
  const isTaken = props.views.some((view) => view.name === text);
  const save = () => {
    props.change({ do: 'saveView', view: { name: text, ...props.now } });
    setName(null);
  };
  return (
    <>
      <Menu
        align="end"
        width={260}
        trigger={
          <Button icon={<Bookmark size={16} strokeWidth={1.5} />} data-testid="saved-views">
            {t('view.button')}
          </Button>
        }
        entries={() => [
          ...props.views.map((view) => ({
            id: `view-${view.id}`,
            label: view.name,
            detail: t(`tab.${view.tab}`),
            onSelect: () => props.onOpen(view),
          })),
          ...(props.views.length === 0 ? [{ id: 'none', heading: t('view.none') }] : []),
          { id: 'line', divider: true as const },
          { id: 'view-save', label: t('view.save'), onSelect: () => setName('') },
          ...(props.views.length === 0
            ? []
            : [
                {
                  id: 'view-remove',
                  label: t('view.remove'),
                  children: props.views.map((view) => ({
                    id: `remove-${view.id}`,
                    label: view.name,
                    danger: true,
                    onSelect: () => props.change({ do: 'removeView', id: view.id }),
                  })),
                },
              ]),
        ]}
      />
      <Dialog
        opened={name !== null}
        onClose={() => setName(null)}
        title={t('view.save')}
        width={400}
        data-testid="view-dialog"
        actions={
          <>
            <Button size="tall" onClick={() => setName(null)}>
              {t('note.cancel')}
            </Button>
            <Button
              size="tall"
              variant="primary"
              disabled={text === ''}
              onClick={save}
              data-testid="view-save"
            >
              {t(isTaken ? 'view.replace' : 'note.save')}
            </Button>
          </>
        }
      >
        <TextField
          label={t('view.name')}
          note={t(isTaken ? 'view.taken' : 'view.what')}
          value={name ?? ''}
          maxLength={60}
          data-autofocus
          onChange={setName}
          data-testid="view-name"
        />
      </Dialog>
    </>
  );
}
