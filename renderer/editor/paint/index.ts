export type { Context2D } from './canvas-types';
export { paintLayer, type PaintOptions, paintPage } from './paint-page';
export { layoutTextLayer } from './paint-text';
export { placeImage } from './place-image';
export {
  defaultAssetUrl,
  type LoadedImage,
  loadResources,
  type LoadOptions,
  NO_RESOURCES,
  type Resources,
} from './resources';
export { paintThumbnail } from './thumbnail';
