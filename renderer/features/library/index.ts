export { MenuLibrary, MessageLibrary } from './Library';
