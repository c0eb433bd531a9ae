import { useState } from 'react';
import { useStore } from 'zustand';
import type { BadgeLayer, TextLayer } from '#shared/domain/design/layers';
import { brandState } from '../../../data/brand';
import type { Editor } from '../../../editor/api';
import { isBundledFont } from '../../../editor/paint';
import { useT } from '../../../i18n';
import { FieldRow, NumberField, Select, TextField } from '../../../ui';
import { followKit, useLayerEdit } from '../edit';
import styles from '../Inspector.module.css';

const WEIGHTS = [400, 500, 700, 900] as const;
const INSTALLED = 'installed';

/** Family, size and weight; a font of this computer comes with a warning. */
export function FontFields({ editor, layer }: { editor: Editor; layer: TextLayer | BadgeLayer }) {
  const t = useT('inspector');
  const { set, choose, commit } = useLayerEdit(editor, layer);
  const { kit } = useStore(brandState);
  const font = layer.font ?? 'sans';
  const followed = kit.fonts.find(({ id }) => id === layer.brand?.font);
  const isBundled = isBundledFont(font);
  const [named, setNamed] = useState(!isBundled);
  return (
    <>
      <Select<string>
        label={t('font')}
        data-testid="layer-font"
        value={followed ? followed.id : isBundled && !named ? font : INSTALLED}
        options={[
          { value: 'sans', label: t('fonts.sans'), detail: 'Noto Sans TC / JP' },
          { value: 'serif', label: t('fonts.serif'), detail: 'Noto Serif TC' },
          { value: INSTALLED, label: t('fonts.installed') },
          ...kit.fonts.map((one) => ({
            value: one.id,
            label: one.name || one.font,
            detail: t('brandFont'),
          })),
        ]}
        onChange={(next) => {
          const brand = kit.fonts.find(({ id }) => id === next);
          setNamed(next === INSTALLED);
          if (brand) return followKit(editor, layer, 'font', brand.id);
          if (next === INSTALLED) return;
          choose('font', (draft) => {
            if (next === 'sans') delete draft.font;
            else draft.font = next;
          });
        }}
      />
      {named && !followed && (
        <TextField
          label={t('fontName')}
          value={isBundled ? '' : font}
          note={t('fontWarning')}
          noteTone="warn"
          onChange={(name) =>
            set('font', (draft) => {
              if (name.trim() === '') delete draft.font;
              else draft.font = name.slice(0, 200);
            })
          }
          onCommit={commit}
        />
      )}
      {(named || followed) && !isBundled && !isInstalled(font) && (
        <p className={styles.quiet}>{t('fontMissing', { font })}</p>
      )}
      <FieldRow>
        <NumberField
          label={t('fontSize')}
          suffix="px"
          min={4}
          max={2000}
          decimals={1}
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
          onChange={(weight) =>
            choose('fontWeight', (draft) => {
              draft.fontWeight = Number(weight) as TextLayer['fontWeight'];
            })
          }
          options={WEIGHTS.map((weight) => ({
            value: `${weight}` as const,
            label: t(`weight.${weight}`),
          }))}
        />
      </FieldRow>
    </>
  );
}

/** A font that is not there falls back: its text is then exactly as wide as in the fallback. */
function isInstalled(font: string): boolean {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return true;
  const widthIn = (family: string) => {
    context.font = `72px ${family}`;
    return context.measureText('mmMWli 永あ123').width;
  };
  const name = `"${font.replace(/["\\]/g, '')}"`;
  return (['monospace', 'serif'] as const).some(
    (fallback) => widthIn(`${name}, ${fallback}`) !== widthIn(fallback),
  );
}
