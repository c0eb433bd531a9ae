import type { Area, Layer } from '#shared/domain/rich-menu/schema';
import { constraintsOf } from '#shared/targets/constraints';
import { useStudio } from '../../data/studio';
import type { Editor } from '../../editor/api';
import { useT } from '../../i18n';
import { Button, Panel, Section } from '../../ui';
import { ArrangeButtons } from './ArrangeButtons';
import { ActionKindSelect } from './actions/ActionKindSelect';
import { BoundsFields } from './BoundsFields';
import { actionOfKind, editAreas, shared } from './edit';
import styles from './Inspector.module.css';
import { GroupSection } from './layers/GroupSection';

/** Several things at once: common numbers, mixed where they differ, and how they stand to each other. */
export function MultiInspector(props: {
  editor: Editor;
  areas: readonly Area[];
  layers: readonly Layer[];
}) {
  const t = useT('inspector');
  const studio = useStudio();
  const { editor, areas, layers } = props;
  const ids = areas.map((area) => area.id);
  return (
    <Panel
      grow
      data-testid="inspector-multi"
      title={t('severalTitle', { count: areas.length + layers.length })}
    >
      {areas.length > 0 && <BoundsFields editor={editor} areas={areas} page={editor.page()} />}
      <GroupSection editor={editor} />
      <Section title={t('arrange')}>
        <ArrangeButtons />
      </Section>
      {layers.length > 1 && (
        <Section>
          <div className={styles.buttons}>
            <Button onClick={() => studio.runCommand('layer.group')}>{t('group.make')}</Button>
            <Button onClick={() => studio.runCommand('area.fromLayers')}>{t('group.areas')}</Button>
            <Button onClick={() => studio.runCommand('symbol.make')}>{t('group.symbol')}</Button>
          </div>
        </Section>
      )}
      {areas.length > 0 && (
        <Section title={t('whenTapped')}>
          <ActionKindSelect
            kinds={constraintsOf(editor.document.getState()).actions}
            value={shared(areas, (area) => area.action?.type ?? null)}
            onChange={(kind) => {
              const page = editor.page();
              const other = editor.document.getState().pages.find((p) => p.id !== page.id);
              editAreas(editor, ids, 'kind', 'editAction', (area) => {
                if (area.action?.type !== kind) {
                  area.action = actionOfKind(kind, area.action, other?.id ?? null);
                }
              });
              editor.closeStep();
            }}
          />
        </Section>
      )}
      <Section>
        <div className={styles.buttons}>
          <Button onClick={() => studio.runCommand('edit.duplicate')}>{t('duplicate')}</Button>
          <Button onClick={() => studio.runCommand('edit.delete')}>{t('delete')}</Button>
        </div>
      </Section>
    </Panel>
  );
}
