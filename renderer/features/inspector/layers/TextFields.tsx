import type { TextLayer } from '#shared/domain/design/layers';
import type { Editor } from '../../../editor/api';
import { useT } from '../../../i18n';
import { FieldRow, NumberField, Section, SegmentedControl, Switch, TextArea } from '../../../ui';
import { useLayerEdit } from '../edit';
import { FillFields } from '../FillFields';
import { FontFields } from './FontFields';
import { OutlineFields } from './OutlineFields';

export function TextFields({ editor, layer }: { editor: Editor; layer: TextLayer }) {
  const t = useT('inspector');
  const { set, choose, commit } = useLayerEdit(editor, layer);
  return (
    <Section title={t('text')}>
      <TextArea
        aria-label={t('text')}
        data-testid="layer-text"
        rows={3}
        value={layer.text}
        onChange={(text) =>
          set('text', (draft) => {
            draft.text = text;
          })
        }
        onCommit={commit}
      />
      <FontFields editor={editor} layer={layer} />
      <SegmentedControl<TextLayer['align']>
        fill
        label={t('align')}
        value={layer.align}
        onChange={(align) =>
          choose('align', (draft) => {
            draft.align = align;
          })
        }
        options={(['left', 'center', 'right'] as const).map((align) => ({
          value: align,
          label: t(`aligns.${align}`),
        }))}
      />
      <SegmentedControl<NonNullable<TextLayer['verticalAlign']>>
        fill
        label={t('verticalAlign')}
        value={layer.verticalAlign ?? 'top'}
        onChange={(align) =>
          choose('verticalAlign', (draft) => {
            if (align === 'top') delete draft.verticalAlign;
            else draft.verticalAlign = align;
          })
        }
        options={(['top', 'middle', 'bottom'] as const).map((align) => ({
          value: align,
          label: t(`verticalAligns.${align}`),
        }))}
      />
      <FieldRow>
        <NumberField
          label={t('lineHeight')}
          decimals={2}
          min={0.5}
          max={4}
          value={layer.lineHeight ?? 1.35}
          onChange={(value) =>
            set('lineHeight', (draft) => {
              draft.lineHeight = value;
            })
          }
          onCommit={commit}
        />
        <NumberField
          label={t('letterSpacing')}
          suffix="px"
          decimals={1}
          min={-500}
          max={500}
          value={layer.letterSpacing ?? 0}
          onChange={(value) =>
            set('letterSpacing', (draft) => {
              if (value === 0) delete draft.letterSpacing;
              else draft.letterSpacing = value;
            })
          }
          onCommit={commit}
        />
      </FieldRow>
      <Switch
        label={t('autoFit')}
        note={t('autoFitNote')}
        data-testid="layer-autoFit"
        checked={layer.autoFit === true}
        onChange={(on) =>
          choose('autoFit', (draft) => {
            if (on) draft.autoFit = true;
            else delete draft.autoFit;
          })
        }
      />
      <FillFields
        label={t('textColour')}
        paths={{ solid: 'colour', stops: 'gradient.stops' }}
        value={layer.gradient ?? { type: 'solid', colour: layer.colour }}
        onChange={(next, field) =>
          set(`colour.${field}`, (draft) => {
            if (next.type !== 'solid') draft.gradient = next;
            else {
              delete draft.gradient;
              draft.colour = next.colour;
            }
          })
        }
        onCommit={commit}
      />
      <OutlineFields editor={editor} layer={layer} />
    </Section>
  );
}
