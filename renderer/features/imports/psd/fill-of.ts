import type {
  LayerEffectGradientOverlay,
  LayerEffectPatternOverlay,
  LayerEffectStroke,
} from 'ag-psd';
import { colourOf } from './colour';
import { type Gradient, gradientOf } from './gradient';
import type { Tile } from './patterns';

/** A picture laid side by side with itself. */
export interface Pattern {
  tile: Tile;
  scale: number;
  phase: { x: number; y: number };
  /** It moves with its layer. */
  isLinked: boolean;
}

/** What a line or a layer is drawn with. */
export type Fill = { colour: string } | { gradient: Gradient } | { pattern: Pattern };
export type PatternOf = (id: string) => Tile | null;

/** The types of the reader leave out where the pattern of a stroke lies; its scale it does not read. */
type StrokePattern = NonNullable<LayerEffectStroke['pattern']> & Partial<PatternLooks>;
type PatternLooks = Pick<LayerEffectPatternOverlay, 'scale' | 'phase'> & {
  align?: boolean;
  linked?: boolean;
};

/** What a stroke is drawn with; null for noise, and for patterns that the file has not. */
export function strokeFill(found: LayerEffectStroke, patternOf: PatternOf): Fill | null {
  switch (found.fillType ?? 'color') {
    case 'color': {
      const colour = found.color && colourOf(found.color);
      return colour ? { colour } : null;
    }
    case 'gradient': {
      const gradient = gradientOf(found.gradient, found.gradient ?? {});
      return gradient && { gradient };
    }
    case 'pattern': {
      const pattern: StrokePattern | undefined = found.pattern;
      return patternFill(pattern, pattern ?? {}, patternOf);
    }
  }
}

export function gradientFill({
  gradient,
  type,
  ...looks
}: LayerEffectGradientOverlay): Fill | null {
  const found = gradientOf(gradient, { ...looks, style: type });
  return found && { gradient: found };
}

export function patternFill(
  pattern: { id?: string } | undefined,
  { scale, phase, align, linked }: PatternLooks,
  patternOf: PatternOf,
): Fill | null {
  const tile = pattern?.id === undefined ? null : patternOf(pattern.id);
  return (
    tile && {
      pattern: {
        tile,
        scale: Math.max(0.01, scale ?? 1),
        phase: { x: phase?.x ?? 0, y: phase?.y ?? 0 },
        isLinked: align ?? linked ?? true,
      },
    }
  );
}
