import type { Artboard } from '#shared/domain/design/artboard';
import type { SymbolDocument } from '#shared/domain/symbol/schema';
import { useQuery } from '../../../data/query';
import { useStudio } from '../../../data/studio';
import type { Editor } from '../../../editor/api';
import { useReadable } from '../../../editor/use-readable';
import { useT } from '../../../i18n';
import { Button, FieldRow, NumberField, Section, Switch } from '../../../ui';
import { editPage } from '../edit';
import styles from '../Inspector.module.css';

const LARGEST = 5_000;
const CLEAR = '#FFFFFF00';

/** Size and ground of a symbol, and the designs that show it. */
export function SymbolSections(props: { editor: Editor<SymbolDocument>; page: Artboard }) {
  const t = useT('symbols');
  const inspector = useT('inspector');
  const editor = props.editor as unknown as Editor;
  const { page } = props;
  const isClear = page.background.type === 'solid' && /^#.{6}00$/.test(page.background.colour);
  return (
    <>
      <Section title={t('size')} aside="px">
        <FieldRow>
          {(['width', 'height'] as const).map((key) => (
            <NumberField
              key={key}
              prefix={key === 'width' ? 'W' : 'H'}
              aria-label={inspector(`bounds.${key}`)}
              data-testid={`symbol-${key}`}
              min={1}
              max={LARGEST}
              value={page.size[key]}
              onChange={(value) =>
                editPage(editor, `size.${key}`, 'resizePage', (draft) => {
                  draft.size = { ...draft.size, [key]: value };
                })
              }
              onCommit={() => editor.closeStep()}
            />
          ))}
        </FieldRow>
        <Switch
          label={t('clear')}
          checked={isClear}
          onChange={(on) => {
            editPage(editor, 'background.clear', 'editBackground', (draft) => {
              draft.background = { type: 'solid', colour: on ? CLEAR : '#FFFFFF' };
              delete draft.brand;
            });
            editor.closeStep();
          }}
        />
      </Section>
      <Users editor={editor} />
    </>
  );
}

const MOST_SHOWN = 8;

function Users({ editor }: { editor: Editor }) {
  const t = useT('symbols');
  const studio = useStudio();
  const id = useReadable(editor.document, (document) => document.id);
  const places = useQuery('library.usage', { id }).value?.places ?? [];
  const users = [...new Map(places.map((place) => [place.documentId, place.name])).entries()];
  return (
    <Section title={t('usedIn')}>
      <p className={styles.quiet}>{t('usedCount', { count: users.length })}</p>
      {users.length > 0 && (
        <div className={styles.buttons}>
          {users.slice(0, MOST_SHOWN).map(([documentId, name]) => (
            <Button key={documentId} onClick={() => void studio.openDocument(documentId)}>
              {name}
            </Button>
          ))}
        </div>
      )}
    </Section>
  );
}
