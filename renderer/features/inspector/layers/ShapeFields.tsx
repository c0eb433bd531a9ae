import type { ShapeLayer } from '#shared/domain/design/layers';
import type { Background } from '#shared/domain/design/values';
import type { Editor } from '../../../editor/api';
import { useT } from '../../../i18n';
import { NumberField, Section, Switch } from '../../../ui';
import { useLayerEdit } from '../edit';
import { FillFields } from '../FillFields';

export function ShapeFields({ editor, layer }: { editor: Editor; layer: ShapeLayer }) {
  const t = useT('inspector');
  const { set, choose, commit } = useLayerEdit(editor, layer);
  const fill: Background | null =
    layer.gradient ?? (layer.fill ? { type: 'solid', colour: layer.fill } : null);
  const setFill = (next: Background | null, field: string) =>
    set(`fill.${field}`, (draft) => {
      delete draft.gradient;
      if (next === null) delete draft.fill;
      else if (next.type === 'solid') draft.fill = next.colour;
      else draft.gradient = next;
    });
  return (
    <Section title={t('shape')}>
      <Switch
        label={t('fill')}
        checked={fill !== null}
        onChange={(on) => {
          setFill(on ? { type: 'solid', colour: '#E6E8EC' } : null, 'on');
          commit();
        }}
      />
      {fill && (
        <FillFields
          label={t('fill')}
          paths={{ solid: 'fill', stops: 'gradient.stops' }}
          value={fill}
          onChange={setFill}
          onCommit={commit}
        />
      )}
      {layer.shape === 'rectangle' && (
        <NumberField
          label={t('cornerRadius')}
          suffix="px"
          min={0}
          value={layer.cornerRadius ?? 0}
          onChange={(radius) =>
            set('cornerRadius', (draft) => {
              draft.cornerRadius = radius;
            })
          }
          onCommit={commit}
        />
      )}
      <Switch
        label={t('outline')}
        checked={layer.stroke !== undefined && (layer.strokeWidth ?? 0) > 0}
        onChange={(on) =>
          choose('stroke', (draft) => {
            if (on) {
              draft.stroke = draft.stroke ?? '#1A1C22';
              draft.strokeWidth = draft.strokeWidth || 4;
            } else {
              delete draft.stroke;
              delete draft.strokeGradient;
              delete draft.strokeWidth;
            }
          })
        }
      />
      {layer.stroke !== undefined && (
        <>
          <NumberField
            label={t('strokeWidth')}
            suffix="px"
            min={0}
            decimals={1}
            value={layer.strokeWidth ?? 0}
            onChange={(width) =>
              set('strokeWidth', (draft) => {
                draft.strokeWidth = width;
              })
            }
            onCommit={commit}
          />
          <FillFields
            label={t('outlineFill')}
            colourLabel={t('strokeColour')}
            paths={{ solid: 'stroke', stops: 'strokeGradient.stops' }}
            value={layer.strokeGradient ?? { type: 'solid', colour: layer.stroke }}
            onChange={(next, field) =>
              set(`strokeColour.${field}`, (draft) => {
                if (next.type !== 'solid') draft.strokeGradient = next;
                else {
                  delete draft.strokeGradient;
                  draft.stroke = next.colour;
                }
              })
            }
            onCommit={commit}
          />
        </>
      )}
    </Section>
  );
}
