export { VersionsDialog } from './VersionsDialog';
