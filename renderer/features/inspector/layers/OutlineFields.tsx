import type { TextLayer } from '#shared/domain/design/layers';
import type { Outline } from '#shared/domain/design/values';
import type { Editor } from '../../../editor/api';
import { useT } from '../../../i18n';
import { NumberField, Switch } from '../../../ui';
import { useLayerEdit } from '../edit';
import { FillFields } from '../FillFields';

/** The line round letters. */
export function OutlineFields({ editor, layer }: { editor: Editor; layer: TextLayer }) {
  const t = useT('inspector');
  const { set, choose, commit } = useLayerEdit(editor, layer);
  const { stroke } = layer;
  const change = (field: string, edit: (stroke: Outline) => void) =>
    set(`stroke.${field}`, (draft) => {
      if (draft.stroke) edit(draft.stroke);
    });
  return (
    <>
      <Switch
        label={t('outline')}
        data-testid="layer-outline"
        checked={stroke !== undefined}
        onChange={(on) =>
          choose('stroke', (draft) => {
            if (on) draft.stroke = { colour: '#FFFFFF', width: Math.round(draft.fontSize / 16) };
            else delete draft.stroke;
          })
        }
      />
      {stroke && (
        <>
          <NumberField
            label={t('strokeWidth')}
            suffix="px"
            decimals={1}
            min={0}
            max={500}
            value={stroke.width}
            onChange={(width) =>
              change('width', (draft) => {
                draft.width = width;
              })
            }
            onCommit={commit}
          />
          <FillFields
            label={t('outlineFill')}
            colourLabel={t('strokeColour')}
            paths={{ solid: 'stroke.colour', stops: 'stroke.gradient.stops' }}
            value={stroke.gradient ?? { type: 'solid', colour: stroke.colour }}
            onChange={(next, field) =>
              change(`fill.${field}`, (draft) => {
                if (next.type !== 'solid') draft.gradient = next;
                else {
                  delete draft.gradient;
                  draft.colour = next.colour;
                }
              })
            }
            onCommit={commit}
          />
        </>
      )}
    </>
  );
}
