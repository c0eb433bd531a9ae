import { ImageUp, Trash2 } from 'lucide-react';
import type { ImageLayer, Layer, ShapeLayer, TextLayer } from '#shared/domain/rich-menu/schema';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import { useStudio } from '../../data/studio';
import type { Editor } from '../../editor/api';
import { useT } from '../../i18n';
import {
  Button,
  FieldRow,
  IconButton,
  NumberField,
  Panel,
  Section,
  SegmentedControl,
  Select,
  TextArea,
  TextField,
} from '../../ui';
import { ColourField } from './ColourField';
import { editLayers } from './edit';
import styles from './Inspector.module.css';

/** A picture, a text or a shape: never tappable, so its numbers may have fractions. */
export function LayerInspector({ editor, layer }: { editor: Editor; layer: Layer }) {
  const t = useT('inspector');
  const studio = useStudio();
  const commit = () => editor.closeStep();
  const set = (field: string, change: (draft: Layer) => void) =>
    editLayers(editor, [layer], field, 'editLayer', change);
  const setFrame = (key: keyof Layer['frame'], value: number) =>
    set(key, (draft) => {
      draft.frame = { ...draft.frame, [key]: value };
    });
  return (
    <Panel
      grow
      data-testid={`inspector-${layer.kind}`}
      title={t(`layer.${layer.kind}`)}
      actions={
        <IconButton
          small
          label={t('delete')}
          icon={<Trash2 size={16} strokeWidth={1.5} />}
          onClick={() => studio.runCommand('edit.delete')}
        />
      }
    >
      <Section title={t('positionAndSize')} aside="px">
        {(
          [
            ['x', 'y'],
            ['width', 'height'],
          ] as const
        ).map((row) => (
          <FieldRow key={row[0]}>
            {row.map((key) => (
              <NumberField
                key={key}
                prefix={key === 'width' ? 'W' : key === 'height' ? 'H' : key.toUpperCase()}
                aria-label={t(`bounds.${key}`)}
                value={layer.frame[key]}
                decimals={1}
                min={key === 'width' || key === 'height' ? 1 : undefined}
                onChange={(value) => setFrame(key, value)}
                onCommit={commit}
              />
            ))}
          </FieldRow>
        ))}
        <FieldRow>
          <NumberField
            label={t('opacity')}
            suffix="%"
            min={0}
            max={100}
            value={Math.round((layer.opacity ?? 1) * 100)}
            onChange={(percent) =>
              set('opacity', (draft) => {
                draft.opacity = percent / 100;
              })
            }
            onCommit={commit}
          />
          <NumberField
            label={t('rotation')}
            suffix="°"
            value={layer.rotation ?? 0}
            onChange={(degrees) =>
              set('rotation', (draft) => {
                draft.rotation = ((degrees % 360) + 360) % 360;
              })
            }
            onCommit={commit}
          />
        </FieldRow>
      </Section>
      {layer.kind === 'image' && <ImageFields editor={editor} layer={layer} />}
      {layer.kind === 'text' && <TextFields editor={editor} layer={layer} />}
      {layer.kind === 'shape' && <ShapeFields editor={editor} layer={layer} />}
      <Section>
        <TextField
          label={t('layerName')}
          value={layer.name}
          onChange={(name) =>
            set('name', (draft) => {
              draft.name = name;
            })
          }
          onCommit={commit}
        />
      </Section>
    </Panel>
  );
}

function ImageFields({ editor, layer }: { editor: Editor; layer: ImageLayer }) {
  const t = useT('inspector');
  const set = (field: string, change: (draft: ImageLayer) => void) =>
    editLayers<ImageLayer>(editor, [layer], field, 'editLayer', change);
  const commit = () => editor.closeStep();
  return (
    <Section title={t('picture')}>
      <SegmentedControl<ImageLayer['fit']>
        fill
        label={t('fit')}
        value={layer.fit}
        onChange={(fit) => {
          set('fit', (draft) => {
            draft.fit = fit;
          });
          commit();
        }}
        options={(['cover', 'contain', 'exact'] as const).map((fit) => ({
          value: fit,
          label: t(`fits.${fit}`),
        }))}
      />
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
      <div className={styles.buttons}>
        <Button
          icon={<ImageUp size={16} strokeWidth={1.5} />}
          onClick={async () => {
            const picked = await invoke('assets.pick', undefined);
            if (!picked.ok) return reportFailure(picked.error);
            const asset = picked.value;
            if (asset === null) return;
            set('asset', (draft) => {
              draft.asset = asset.hash;
              draft.name = asset.name;
            });
            commit();
          }}
        >
          {t('replacePicture')}
        </Button>
        <Button
          onClick={() => {
            const { size } = editor.page();
            set('frame', (draft) => {
              draft.frame = { x: 0, y: 0, ...size };
              draft.fit = 'cover';
              delete draft.focus;
              delete draft.rotation;
            });
            commit();
          }}
        >
          {t('fillPage')}
        </Button>
      </div>
    </Section>
  );
}

const WEIGHTS = [400, 500, 700, 900] as const;

function TextFields({ editor, layer }: { editor: Editor; layer: TextLayer }) {
  const t = useT('inspector');
  const set = (field: string, change: (draft: TextLayer) => void) =>
    editLayers<TextLayer>(editor, [layer], field, 'editLayer', change);
  const commit = () => editor.closeStep();
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
      <FieldRow>
        <NumberField
          label={t('fontSize')}
          suffix="px"
          min={4}
          max={2000}
          value={layer.fontSize}
          onChange={(size) =>
            set('fontSize', (draft) => {
              draft.fontSize = size;
            })
          }
          onCommit={commit}
        />
        <Select<`${TextLayer['fontWeight']}`>
          label={t('fontWeight')}
          value={`${layer.fontWeight}`}
          onChange={(weight) => {
            set('fontWeight', (draft) => {
              draft.fontWeight = Number(weight) as TextLayer['fontWeight'];
            });
            commit();
          }}
          options={WEIGHTS.map((weight) => ({
            value: `${weight}` as const,
            label: t(`weight.${weight}`),
          }))}
        />
      </FieldRow>
      <SegmentedControl<TextLayer['align']>
        fill
        label={t('align')}
        value={layer.align}
        onChange={(align) => {
          set('align', (draft) => {
            draft.align = align;
          });
          commit();
        }}
        options={(['left', 'center', 'right'] as const).map((align) => ({
          value: align,
          label: t(`aligns.${align}`),
        }))}
      />
      <ColourField
        label={t('colour')}
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

function ShapeFields({ editor, layer }: { editor: Editor; layer: ShapeLayer }) {
  const t = useT('inspector');
  const set = (field: string, change: (draft: ShapeLayer) => void) =>
    editLayers<ShapeLayer>(editor, [layer], field, 'editLayer', change);
  const commit = () => editor.closeStep();
  return (
    <Section title={t('shape')}>
      <ColourField
        label={t('fill')}
        value={layer.fill ?? '#FFFFFF'}
        onChange={(fill) =>
          set('fill', (draft) => {
            draft.fill = fill;
          })
        }
        onCommit={commit}
      />
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
    </Section>
  );
}
