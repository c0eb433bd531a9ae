import { Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import { brandedLayer } from '#shared/domain/brand/resolve';
import type { Layer } from '#shared/domain/design/layers';
import { brandState } from '../../data/brand';
import { useStudio } from '../../data/studio';
import type { Editor } from '../../editor/api';
import { useT } from '../../i18n';
import { FieldRow, IconButton, NumberField, Panel, Section, TextField } from '../../ui';
import { ArrangeButtons } from './ArrangeButtons';
import { BrandTargetContext } from './ColourField';
import { followKit, useLayerEdit } from './edit';
import { BadgeFields } from './layers/BadgeFields';
import { IconFields } from './layers/IconFields';
import { ImageFields } from './layers/ImageFields';
import { LineFields } from './layers/LineFields';
import { QrFields } from './layers/QrFields';
import { ShadowSection } from './layers/ShadowSection';
import { ShapeFields } from './layers/ShapeFields';
import { SymbolFields } from './layers/SymbolFields';
import { TextFields } from './layers/TextFields';

/** Something that is painted: never tappable, so its numbers may have fractions. */
export function LayerInspector(props: { editor: Editor; layer: Layer }) {
  const { editor } = props;
  const { kit } = useStore(brandState);
  // forms show what is painted; what they change is brought up to it first
  const layer = brandedLayer(props.layer, kit);
  const t = useT('inspector');
  const studio = useStudio();
  const { set, commit } = useLayerEdit(editor, layer);
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
      <FrameSection editor={editor} layer={layer} />
      <BrandTargetContext.Provider
        value={{
          tokens: layer.brand,
          follow: (path, token) => followKit(editor, layer, path, token),
        }}
      >
        <KindFields editor={editor} layer={layer} />
        <ShadowSection
          shadow={layer.shadow}
          onChange={(shadow, field) =>
            set(`shadow.${field}`, (draft) => {
              if (shadow) draft.shadow = shadow;
              else delete draft.shadow;
            })
          }
          onCommit={commit}
        />
      </BrandTargetContext.Provider>
      <Section title={t('arrange')}>
        <ArrangeButtons />
      </Section>
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

function KindFields({ editor, layer }: { editor: Editor; layer: Layer }) {
  switch (layer.kind) {
    case 'image':
      return <ImageFields editor={editor} layer={layer} />;
    case 'text':
      return <TextFields editor={editor} layer={layer} />;
    case 'shape':
      return <ShapeFields editor={editor} layer={layer} />;
    case 'line':
      return <LineFields editor={editor} layer={layer} />;
    case 'icon':
      return <IconFields editor={editor} layer={layer} />;
    case 'qr':
      return <QrFields editor={editor} layer={layer} />;
    case 'badge':
      return <BadgeFields editor={editor} layer={layer} />;
    case 'symbol':
      return <SymbolFields editor={editor} layer={layer} />;
  }
}

const ROWS = [
  ['x', 'y'],
  ['width', 'height'],
] as const;

function FrameSection({ editor, layer }: { editor: Editor; layer: Layer }) {
  const t = useT('inspector');
  const { set, commit } = useLayerEdit(editor, layer);
  return (
    <Section title={t('positionAndSize')} aside="px">
      {ROWS.map((row) => (
        <FieldRow key={row[0]}>
          {row.map((key) => (
            <NumberField
              key={key}
              prefix={key === 'width' ? 'W' : key === 'height' ? 'H' : key.toUpperCase()}
              aria-label={t(`bounds.${key}`)}
              data-testid={`frame-${key}`}
              value={layer.frame[key]}
              decimals={1}
              min={key === 'width' || key === 'height' ? 1 : undefined}
              onChange={(value) =>
                set(key, (draft) => {
                  draft.frame = { ...draft.frame, [key]: value };
                })
              }
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
          decimals={1}
          data-testid="layer-rotation"
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
  );
}
