import type { ImageLayer } from '#shared/domain/design/layers';
import type { Asset } from '#shared/ipc/contract';
import type { Editor } from '../api';
import { editCurrentPage, newLayerId } from '../core/areas';
import type { ActionPorts, EditorActions } from './types';

/**
 * Puts a picture on the page. One with the page's proportions, or larger than most of it, fills the page;
 * a smaller one keeps its own size, in the middle or where it was dropped.
 */
export function addImage(
  editor: Editor,
  asset: Asset,
  options: { at?: { x: number; y: number }; brand?: Record<string, string> } = {},
): void {
  const { at, brand } = options;
  const { size } = editor.page();
  const ratio = asset.widthPx / asset.heightPx / (size.width / size.height);
  const fills =
    (ratio > 0.98 && ratio < 1.02) ||
    (asset.widthPx >= size.width * 0.7 && asset.heightPx >= size.height * 0.7);
  const scale = Math.min(1, size.width / asset.widthPx, size.height / asset.heightPx);
  const width = Math.round(asset.widthPx * scale);
  const height = Math.round(asset.heightPx * scale);
  const centre = at ?? { x: size.width / 2, y: size.height / 2 };
  const layer: ImageLayer = {
    kind: 'image',
    id: newLayerId(),
    name: asset.name,
    asset: asset.hash,
    ...(brand ? { brand } : {}),
    fit: fills ? 'cover' : 'contain',
    frame: fills
      ? { x: 0, y: 0, ...size }
      : {
          x: Math.round(centre.x - width / 2),
          y: Math.round(centre.y - height / 2),
          width,
          height,
        },
  };
  editCurrentPage(editor, { label: 'placeImage' }, (page) => {
    // a page-filling picture belongs under what is there already
    if (fills) page.layers.unshift(layer);
    else page.layers.push(layer);
  });
  editor.select([layer.id]);
}

export function imageActions(ports: ActionPorts): EditorActions {
  return {
    'image.place': {
      run: (editor) => ports.placePicture(editor),
    },
  };
}
