export { MediaHosts } from './MediaHosts';
