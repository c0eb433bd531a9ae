import { FlipHorizontal2, FlipVertical2, ImageUp } from 'lucide-react';
import type { ImageLayer } from '#shared/domain/design/layers';
import { invoke } from '../../../bridge';
import { reportFailure } from '../../../data/failures';
import { useStudio } from '../../../data/studio';
import type { Editor } from '../../../editor/api';
import { useT } from '../../../i18n';
import {
  Button,
  FieldRow,
  IconButton,
  NumberField,
  Section,
  SegmentedControl,
  Select,
} from '../../../ui';
import { useLayerEdit } from '../edit';
import styles from '../Inspector.module.css';

const SIDES = ['left', 'right', 'top', 'bottom'] as const;
type Side = (typeof SIDES)[number];

export function ImageFields({ editor, layer }: { editor: Editor; layer: ImageLayer }) {
  const t = useT('inspector');
  const studio = useStudio();
  const { set, choose, commit } = useLayerEdit(editor, layer);
  return (
    <Section title={t('picture')}>
      <SegmentedControl<ImageLayer['fit']>
        fill
        label={t('fit')}
        value={layer.fit}
        onChange={(fit) =>
          choose('fit', (draft) => {
            draft.fit = fit;
          })
        }
        options={(['cover', 'contain', 'exact'] as const).map((fit) => ({
          value: fit,
          label: t(`fits.${fit}`),
        }))}
      />
      <FieldRow>
        <Select<'rectangle' | 'ellipse'>
          label={t('mask')}
          data-testid="image-mask"
          value={layer.mask ?? 'rectangle'}
          options={(['rectangle', 'ellipse'] as const).map((value) => ({
            value,
            label: t(`shapes.${value}`),
          }))}
          onChange={(mask) =>
            choose('mask', (draft) => {
              if (mask === 'ellipse') draft.mask = mask;
              else delete draft.mask;
            })
          }
        />
        <NumberField
          label={t('cornerRadius')}
          suffix="px"
          min={0}
          disabled={layer.mask === 'ellipse'}
          value={layer.cornerRadius ?? 0}
          onChange={(radius) =>
            set('cornerRadius', (draft) => {
              draft.cornerRadius = radius;
            })
          }
          onCommit={commit}
        />
      </FieldRow>
      <CropFields
        crop={layer.crop}
        onChange={(crop, side) =>
          set(`crop.${side}`, (draft) => {
            if (crop) draft.crop = crop;
            else delete draft.crop;
          })
        }
        onCommit={commit}
      />
      <div className={styles.icons}>
        <IconButton
          label={t('flipX')}
          pressed={layer.flipX === true}
          icon={<FlipHorizontal2 size={16} strokeWidth={1.5} />}
          onClick={() => studio.runCommand('flip.horizontal')}
        />
        <IconButton
          label={t('flipY')}
          pressed={layer.flipY === true}
          icon={<FlipVertical2 size={16} strokeWidth={1.5} />}
          onClick={() => studio.runCommand('flip.vertical')}
        />
      </div>
      <div className={styles.buttons}>
        <Button
          icon={<ImageUp size={16} strokeWidth={1.5} />}
          onClick={async () => {
            const picked = await invoke('assets.pick', undefined);
            if (!picked.ok) return reportFailure(picked.error);
            const asset = picked.value;
            if (asset === null) return;
            choose('asset', (draft) => {
              draft.asset = asset.hash;
              draft.name = asset.name;
            });
          }}
        >
          {t('replacePicture')}
        </Button>
        <Button
          onClick={() => {
            const { size } = editor.page();
            choose('frame', (draft) => {
              draft.frame = { x: 0, y: 0, ...size };
              draft.fit = 'cover';
              delete draft.focus;
              delete draft.rotation;
            });
          }}
        >
          {t('fillPage')}
        </Button>
      </div>
    </Section>
  );
}

/** How much is cut off at each side, in per cent of the picture. */
function CropFields(props: {
  crop: ImageLayer['crop'];
  onChange(crop: ImageLayer['crop'], side: Side): void;
  onCommit(): void;
}) {
  const t = useT('inspector');
  const crop = props.crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const cut: Record<Side, number> = {
    left: crop.x,
    right: 1 - crop.x - crop.width,
    top: crop.y,
    bottom: 1 - crop.y - crop.height,
  };
  const change = (side: Side, percent: number) => {
    const opposite = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const;
    // something of the picture always stays
    const next = { ...cut, [side]: Math.min(percent / 100, 0.99 - cut[opposite[side]]) };
    const isWhole = SIDES.every((each) => next[each] < 0.0005);
    props.onChange(
      isWhole
        ? undefined
        : {
            x: next.left,
            y: next.top,
            width: 1 - next.left - next.right,
            height: 1 - next.top - next.bottom,
          },
      side,
    );
  };
  return (
    <>
      <span className={styles.quiet}>{t('crop')}</span>
      {[SIDES.slice(0, 2), SIDES.slice(2)].map((pair) => (
        <FieldRow key={pair[0]}>
          {pair.map((side) => (
            <NumberField
              key={side}
              prefix={t(`cropSides.${side}`)}
              aria-label={`${t('crop')} ${t(`cropSides.${side}`)}`}
              data-testid={`crop-${side}`}
              suffix="%"
              decimals={1}
              min={0}
              max={99}
              value={Math.round(cut[side] * 1000) / 10}
              onChange={(percent) => change(side, percent)}
              onCommit={props.onCommit}
            />
          ))}
        </FieldRow>
      ))}
    </>
  );
}
