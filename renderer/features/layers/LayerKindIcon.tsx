import {
  Circle,
  Component,
  Image,
  Minus,
  QrCode,
  Smile,
  Spline,
  Square,
  Tag,
  Type,
} from 'lucide-react';
import type { Layer } from '#shared/domain/design/layers';

const ICON = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const;

export function LayerKindIcon({ layer }: { layer: Layer }) {
  switch (layer.kind) {
    case 'image':
      return <Image {...ICON} />;
    case 'text':
      return <Type {...ICON} />;
    case 'line':
      return <Minus {...ICON} />;
    case 'icon':
      return <Smile {...ICON} />;
    case 'qr':
      return <QrCode {...ICON} />;
    case 'badge':
      return <Tag {...ICON} />;
    case 'symbol':
      return <Component {...ICON} />;
    case 'shape':
      if (layer.shape === 'ellipse') return <Circle {...ICON} />;
      return layer.shape === 'path' ? <Spline {...ICON} /> : <Square {...ICON} />;
  }
}
