import { useStore } from 'zustand';
import { brandedBackground, editBranded, followBrand } from '#shared/domain/brand/resolve';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Background } from '#shared/domain/rich-menu/schema';
import { brandState } from '../../data/brand';
import type { Editor } from '../../editor/api';
import { useT } from '../../i18n';
import { Section } from '../../ui';
import { type BrandTarget, BrandTargetContext } from './ColourField';
import { editPage } from './edit';
import { FillFields } from './FillFields';

/** What is painted under all layers. */
export function BackgroundSection({ editor, page }: { editor: Editor; page: Artboard }) {
  const t = useT('inspector');
  const { kit } = useStore(brandState);
  const set = (next: Background, field: string) =>
    editPage(editor, `background.${field}`, 'editBackground', (draft) => {
      editBranded(draft, kit, () => {
        draft.background = next;
      });
    });
  const commit = () => editor.closeStep();
  const target: BrandTarget = {
    tokens: page.brand,
    follow(path, token) {
      editPage(editor, 'background.brand', 'editBackground', (draft) =>
        followBrand(draft, kit, path, token),
      );
      commit();
    },
  };
  return (
    <Section title={t('background')}>
      <BrandTargetContext.Provider value={target}>
        <FillFields
          label={t('background')}
          data-testid="background-colour"
          paths={{ solid: 'background.colour', stops: 'background.stops' }}
          value={brandedBackground(page, kit)}
          onChange={set}
          onCommit={commit}
        />
      </BrandTargetContext.Provider>
    </Section>
  );
}
