import type { Artboard } from '#shared/domain/design/artboard';
import { letterOf } from '#shared/geometry/lettering';
import type { Editor } from '../../editor/api';
import { useFormat, useT } from '../../i18n';
import { Button, Dialog } from '../../ui';
import { deletePage, tabsTo } from './page-edits';

/** Names the tabs that would lead nowhere; undo brings everything back. */
export function DeletePageDialog(props: { editor: Editor; page: Artboard; onClose(): void }) {
  const words = useT('pages');
  const { kind } = props.editor.document.getState();
  const t = ((key: string, values?: Record<string, unknown>) =>
    words(kind === 'richCarousel' ? `card.${key}` : key, values)) as typeof words;
  const format = useFormat();
  const { editor, page } = props;
  const leading = tabsTo(editor.document.getState(), page.id).map(({ from, areaId }) =>
    t('areaOn', { page: from.name || t('unnamed'), letter: letterOf(from.areas, areaId) }),
  );
  return (
    <Dialog
      opened
      width={420}
      onClose={props.onClose}
      title={t('deleteTitle', { name: page.name || t('unnamed') })}
      data-testid="delete-page"
      actions={
        <>
          <Button size="tall" onClick={props.onClose}>
            {t('keep')}
          </Button>
          <Button
            size="tall"
            variant="danger"
            onClick={() => {
              deletePage(editor, page.id);
              props.onClose();
            }}
          >
            {t('deletePage')}
          </Button>
        </>
      }
    >
      <p>
        {leading.length === 0
          ? t('nobodyLeads', { count: page.areas.length })
          : t('leadThere', { tabs: format.list(leading) })}
      </p>
    </Dialog>
  );
}
