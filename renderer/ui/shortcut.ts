const MAC: Record<string, string> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
  Delete: '⌦',
  Enter: '↩',
  Escape: 'Esc',
};
const OTHER: Record<string, string> = {
  Mod: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  Escape: 'Esc',
};

/** `Mod+Shift+K` as people read it on their keyboard: `Ctrl Shift K`, or `⌘⇧K` on a Mac. */
export function shortcutLabel(shortcut: string, isMac: boolean): string {
  // `Mod++` is Mod and the plus key.
  const parts = shortcut.replace(/\+\+$/, '+Plus').split('+');
  const names = isMac ? MAC : OTHER;
  const shown = parts.map((part) => (part === 'Plus' ? '+' : (names[part] ?? part)));
  return shown.join(isMac ? '' : ' ');
}
