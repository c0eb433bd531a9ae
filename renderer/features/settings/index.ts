export { SettingsScreen } from './SettingsScreen';
export { type ShortcutGroup, ShortcutsDialog } from './ShortcutsDialog';
