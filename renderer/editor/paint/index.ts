export type { Context2D } from './canvas-types';
export { type PaintOptions, paintLayer, paintPage } from './paint-page';
export { layoutTextLayer } from './paint-text';
export { placeImage } from './place-image';
export {
  defaultAssetUrl,
  type LoadedImage,
  type LoadOptions,
  loadResources,
  NO_RESOURCES,
  type Resources,
} from './resources';
export { paintThumbnail } from './thumbnail';
