export { WorkspaceNotices } from './WorkspaceNotices';
export { WorkspaceSwitcher } from './WorkspaceSwitcher';
