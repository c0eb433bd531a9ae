import { useCallback } from 'react';
import { useStore } from 'zustand';
import type { Layer } from '#shared/domain/design/layers';
import { symbolState } from '../../data/symbols';
import { useT } from '../../i18n';

const LONGEST = 40;

/** What people call a layer: its name, else its words, else what kind of thing it is. */
export function useLayerName(): (layer: Layer) => string {
  const t = useT('inspector');
  const names = useStore(symbolState, (state) => state.names);
  return useCallback(
    (layer) => {
      if (layer.name.trim() !== '') return layer.name;
      const words =
        layer.kind === 'text' || layer.kind === 'badge'
          ? layer.text
          : layer.kind === 'icon'
            ? layer.icon
            : layer.kind === 'symbol'
              ? (names.get(layer.symbol) ?? '')
              : '';
      const first = words.trim().split('\n')[0] ?? '';
      if (first !== '') return [...first].slice(0, LONGEST).join('');
      if (layer.kind === 'shape') return t(`shapes.${layer.shape}`);
      return t(`layer.${layer.kind}`);
    },
    [t, names],
  );
}
