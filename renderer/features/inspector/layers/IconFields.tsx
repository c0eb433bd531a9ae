import { Shapes } from 'lucide-react';
import type { IconLayer } from '#shared/domain/design/layers';
import { showDialog } from '../../../data/window-state';
import type { Editor } from '../../../editor/api';
import { useT } from '../../../i18n';
import { Button, NumberField, Section } from '../../../ui';
import { ColourField } from '../ColourField';
import { useLayerEdit } from '../edit';
import styles from '../Inspector.module.css';

export function IconFields({ editor, layer }: { editor: Editor; layer: IconLayer }) {
  const t = useT('inspector');
  const { set, commit } = useLayerEdit(editor, layer);
  return (
    <Section title={t('layer.icon')} aside={layer.icon}>
      <div className={styles.buttons}>
        <Button
          icon={<Shapes size={16} strokeWidth={1.5} />}
          onClick={() => showDialog({ kind: 'icon', replaces: layer.id })}
        >
          {t('changeIcon')}
        </Button>
      </div>
      <NumberField
        label={t('strokeWidth')}
        decimals={2}
        min={0.25}
        max={6}
        value={layer.strokeWidth ?? 2}
        onChange={(width) =>
          set('strokeWidth', (draft) => {
            draft.strokeWidth = width;
          })
        }
        onCommit={commit}
      />
      <ColourField
        label={t('colour')}
        path="colour"
        value={layer.colour}
        onChange={(colour) =>
          set('colour', (draft) => {
            draft.colour = colour;
          })
        }
        onCommit={commit}
      />
    </Section>
  );
}
