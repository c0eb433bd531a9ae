export { clampZoom, nextZoom } from './camera';
export { createEditor, type EditorOptions } from './create-editor';
