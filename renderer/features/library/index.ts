export { Library } from './Library';
