export { Palette, type PaletteCommand } from './Palette';
