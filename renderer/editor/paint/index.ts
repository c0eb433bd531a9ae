export { paintedKit } from './brand';
export type { Context2D } from './canvas-types';
export { changedBox } from './changed-box';
export { fontOf, isBundledFont } from './fonts';
export { reachOf } from './layer-extent';
export { type PaintOptions, paintPage } from './paint-page';
export { qrModules } from './paint-qr';
export { layoutTextLayer, settingOf } from './paint-text';
export { paintPicture } from './picture';
export { placeImage } from './place-image';
export {
  defaultAssetUrl,
  type LoadedImage,
  type LoadOptions,
  loadResources,
  NO_RESOURCES,
  type Resources,
  sameResources,
} from './resources';
export { paintedSymbols } from './symbols';
export { overflowingTexts, textInInstance } from './text-fit';
export { paintThumbnail } from './thumbnail';
