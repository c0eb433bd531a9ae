import styles from './Kbd.module.css';
import { shortcutLabel } from './shortcut';
import { useUiWords } from './UiProvider';

/** A keyboard shortcut in the registry's notation, e.g. `Mod+K`. */
export function Kbd({ shortcut, quiet }: { shortcut: string; quiet?: boolean }) {
  const { isMac } = useUiWords();
  return <kbd className={quiet ? styles.quiet : styles.kbd}>{shortcutLabel(shortcut, isMac)}</kbd>;
}
