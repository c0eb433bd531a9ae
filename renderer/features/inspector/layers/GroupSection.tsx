import type { Artboard } from '#shared/domain/design/artboard';
import type { LayerGroup } from '#shared/domain/design/layers';
import { useStudio } from '../../../data/studio';
import type { Editor } from '../../../editor/api';
import { chosenGroup } from '../../../editor/core/groups';
import { useReadable } from '../../../editor/use-readable';
import { useT } from '../../../i18n';
import { Button, NumberField, Section, TextField } from '../../../ui';
import { editPage } from '../edit';
import styles from '../Inspector.module.css';
import { ShadowSection } from './ShadowSection';

/** What a group is as one thing: its name, how much shines through, its shadow. */
export function GroupSection({ editor }: { editor: Editor }) {
  const t = useT('inspector');
  const studio = useStudio();
  const selection = useReadable(editor.session, (session) => session.selection);
  const pageId = useReadable(editor.session, (session) => session.currentPageId);
  const group = useReadable(editor.document, (design) => {
    const page = (design.pages as readonly Artboard[]).find(({ id }) => id === pageId);
    return page ? chosenGroup(page, selection) : null;
  });
  if (!group) return null;
  const set = (field: string, change: (draft: LayerGroup) => void) =>
    editPage(editor, `${group.id}.${field}`, 'editGroup', (page) => {
      const found = page.groups?.find(({ id }) => id === group.id);
      if (found) change(found);
    });
  const commit = () => editor.closeStep();
  return (
    <>
      <Section title={t('group.title')} data-testid="inspector-group">
        <TextField
          label={t('layerName')}
          value={group.name}
          onChange={(name) =>
            set('name', (draft) => {
              draft.name = name;
            })
          }
          onCommit={commit}
        />
        <NumberField
          label={t('opacity')}
          suffix="%"
          min={0}
          max={100}
          value={Math.round((group.opacity ?? 1) * 100)}
          onChange={(percent) =>
            set('opacity', (draft) => {
              draft.opacity = percent / 100;
            })
          }
          onCommit={commit}
        />
        <div className={styles.buttons}>
          <Button onClick={() => studio.runCommand('layer.ungroup')}>{t('group.dissolve')}</Button>
        </div>
      </Section>
      <ShadowSection
        shadow={group.shadow}
        onChange={(shadow, field) =>
          set(`shadow.${field}`, (draft) => {
            if (shadow) draft.shadow = shadow;
            else delete draft.shadow;
          })
        }
        onCommit={commit}
      />
    </>
  );
}
