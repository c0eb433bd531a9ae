import { useStore } from 'zustand';
import { brandedGroup, editBranded, followBrand } from '#shared/domain/brand/resolve';
import type { Artboard } from '#shared/domain/design/artboard';
import type { LayerGroup } from '#shared/domain/design/layers';
import type { BrandToken } from '#shared/domain/ids';
import { brandState } from '../../../data/brand';
import { useStudio } from '../../../data/studio';
import type { Editor } from '../../../editor/api';
import { chosenGroup } from '../../../editor/core/groups';
import { useReadable } from '../../../editor/use-readable';
import { useT } from '../../../i18n';
import { Button, NumberField, Section, TextField } from '../../../ui';
import { BrandTargetContext } from '../ColourField';
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
  const { kit } = useStore(brandState);
  if (!group) return null;
  const follow = (path: string, token: BrandToken) => {
    editPage(editor, `${group.id}.brand`, 'editGroup', (page) => {
      const found = page.groups?.find(({ id }) => id === group.id);
      if (found) followBrand(found, kit, path, token);
    });
    editor.closeStep();
  };
  const set = (field: string, change: (draft: LayerGroup) => void) =>
    editPage(editor, `${group.id}.${field}`, 'editGroup', (page) => {
      const found = page.groups?.find(({ id }) => id === group.id);
      if (found) editBranded(found, kit, () => change(found));
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
      <BrandTargetContext.Provider value={{ tokens: group.brand, follow }}>
        <ShadowSection
          shadow={brandedGroup(group, kit).shadow}
          onChange={(shadow, field) =>
            set(`shadow.${field}`, (draft) => {
              if (shadow) draft.shadow = shadow;
              else delete draft.shadow;
            })
          }
          onCommit={commit}
        />
      </BrandTargetContext.Provider>
    </>
  );
}
