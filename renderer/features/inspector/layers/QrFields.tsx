import type { QrLayer } from '#shared/domain/design/layers';
import type { Editor } from '../../../editor/api';
import { qrModules } from '../../../editor/paint';
import { useT } from '../../../i18n';
import { FieldRow, NumberField, Section, Select, Switch, TextField } from '../../../ui';
import { ColourField } from '../ColourField';
import { useLayerEdit } from '../edit';

const LEVELS = ['L', 'M', 'Q', 'H'] as const;

export function QrFields({ editor, layer }: { editor: Editor; layer: QrLayer }) {
  const t = useT('inspector');
  const { set, choose, commit } = useLayerEdit(editor, layer);
  const code = qrModules(layer);
  return (
    <Section title={t('layer.qr')}>
      <TextField
        label={t('qrText')}
        data-testid="qr-text"
        value={layer.text}
        error={code === null ? t(layer.text === '' ? 'qrEmpty' : 'qrTooLong') : undefined}
        note={code ? t('qrModules', { count: code.size }) : undefined}
        onChange={(text) =>
          set('text', (draft) => {
            draft.text = text;
          })
        }
        onCommit={commit}
      />
      <FieldRow>
        <Select<QrLayer['errorCorrection']>
          label={t('errorCorrection')}
          value={layer.errorCorrection}
          options={LEVELS.map((level) => ({
            value: level,
            label: level,
            detail: t(`errorLevels.${level}`),
          }))}
          onChange={(level) =>
            choose('errorCorrection', (draft) => {
              draft.errorCorrection = level;
            })
          }
        />
        <NumberField
          label={t('quietZone')}
          min={0}
          max={10}
          value={layer.quietZone ?? 4}
          onChange={(zone) =>
            set('quietZone', (draft) => {
              draft.quietZone = Math.round(zone);
            })
          }
          onCommit={commit}
        />
      </FieldRow>
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
      <Switch
        label={t('qrBackground')}
        checked={layer.background !== undefined}
        onChange={(on) =>
          choose('background', (draft) => {
            if (on) draft.background = '#FFFFFF';
            else delete draft.background;
          })
        }
      />
      {layer.background && (
        <ColourField
          label={t('background')}
          path="background"
          value={layer.background}
          onChange={(colour) =>
            set('backgroundColour', (draft) => {
              draft.background = colour;
            })
          }
          onCommit={commit}
        />
      )}
    </Section>
  );
}
