import type { BadgeLayer } from '#shared/domain/design/layers';
import type { Editor } from '../../../editor/api';
import { useT } from '../../../i18n';
import { NumberField, Section, Switch, TextField } from '../../../ui';
import { ColourField } from '../ColourField';
import { useLayerEdit } from '../edit';
import { FillFields } from '../FillFields';
import { FontFields } from './FontFields';

export function BadgeFields({ editor, layer }: { editor: Editor; layer: BadgeLayer }) {
  const t = useT('inspector');
  const { set, choose, commit } = useLayerEdit(editor, layer);
  return (
    <Section title={t('layer.badge')}>
      <TextField
        label={t('text')}
        data-testid="badge-text"
        value={layer.text}
        onChange={(text) =>
          set('text', (draft) => {
            draft.text = text;
          })
        }
        onCommit={commit}
      />
      <FontFields editor={editor} layer={layer} />
      <ColourField
        label={t('textColour')}
        path="colour"
        value={layer.colour}
        onChange={(colour) =>
          set('colour', (draft) => {
            draft.colour = colour;
          })
        }
        onCommit={commit}
      />
      <FillFields
        label={t('fill')}
        paths={{ solid: 'fill', stops: 'gradient.stops' }}
        value={layer.gradient ?? { type: 'solid', colour: layer.fill }}
        onChange={(next, field) =>
          set(`fill.${field}`, (draft) => {
            if (next.type === 'solid') {
              draft.fill = next.colour;
              delete draft.gradient;
            } else draft.gradient = next;
          })
        }
        onCommit={commit}
      />
      <Switch
        label={t('pill')}
        checked={layer.cornerRadius === undefined}
        onChange={(on) =>
          choose('pill', (draft) => {
            if (on) delete draft.cornerRadius;
            else draft.cornerRadius = Math.round(draft.frame.height / 6);
          })
        }
      />
      {layer.cornerRadius !== undefined && (
        <NumberField
          label={t('cornerRadius')}
          suffix="px"
          min={0}
          value={layer.cornerRadius}
          onChange={(radius) =>
            set('cornerRadius', (draft) => {
              draft.cornerRadius = radius;
            })
          }
          onCommit={commit}
        />
      )}
    </Section>
  );
}
