import type { LineLayer } from '#shared/domain/design/layers';
import type { Editor } from '../../../editor/api';
import { useT } from '../../../i18n';
import { FieldRow, NumberField, Section, SegmentedControl, Select } from '../../../ui';
import { ColourField } from '../ColourField';
import { useLayerEdit } from '../edit';

const ENDS = ['none', 'arrow', 'dot'] as const;

export function LineFields({ editor, layer }: { editor: Editor; layer: LineLayer }) {
  const t = useT('inspector');
  const { set, choose, commit } = useLayerEdit(editor, layer);
  return (
    <Section title={t('layer.line')}>
      <SegmentedControl<NonNullable<LineLayer['dash']>>
        fill
        label={t('dash')}
        value={layer.dash ?? 'solid'}
        onChange={(dash) =>
          choose('dash', (draft) => {
            draft.dash = dash;
          })
        }
        options={(['solid', 'dashed', 'dotted'] as const).map((dash) => ({
          value: dash,
          label: t(`dashes.${dash}`),
        }))}
      />
      <NumberField
        label={t('strokeWidth')}
        suffix="px"
        min={0}
        decimals={1}
        value={layer.strokeWidth}
        onChange={(width) =>
          set('strokeWidth', (draft) => {
            draft.strokeWidth = width;
          })
        }
        onCommit={commit}
      />
      <FieldRow>
        {(['start', 'end'] as const).map((end) => (
          <Select<(typeof ENDS)[number]>
            key={end}
            label={t(`lineEnds.${end}`)}
            value={layer[end] ?? 'none'}
            options={ENDS.map((value) => ({ value, label: t(`lineEnds.${value}`) }))}
            onChange={(value) =>
              choose(end, (draft) => {
                if (value === 'none') delete draft[end];
                else draft[end] = value;
              })
            }
          />
        ))}
      </FieldRow>
      <ColourField
        label={t('colour')}
        path="stroke"
        value={layer.stroke}
        onChange={(colour) =>
          set('stroke', (draft) => {
            draft.stroke = colour;
          })
        }
        onCommit={commit}
      />
    </Section>
  );
}
