export { type CanvasWords, EditorCanvas, type EditorCanvasProps } from './EditorCanvas';
