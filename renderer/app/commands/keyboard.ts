/** The parts of a KeyboardEvent that decide; a plain object in tests. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  keyCode: number;
}

/**
 * Whether a key press is the shortcut, written as in the registry: `Mod+Shift+K`. Letters and digits
 * are also known by their place, so that a Bopomofo or Kana layout does not take the shortcuts away.
 */
export function isShortcut(press: KeyPress, shortcut: string, isMac: boolean): boolean {
  // 229: an input method has the key, and what it will become is not known yet.
  if (press.isComposing || press.keyCode === 229) return false;
  const parts = shortcut.replace(/\+\+$/, '+Plus').split('+');
  const key = parts.at(-1) ?? '';
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier);
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  if (mod !== has('Mod') || other !== (isMac && has('Ctrl'))) return false;
  if (press.altKey !== has('Alt')) return false;
  const named = nameOf(press);
  // `?` and `+` are typed with Shift on most layouts; the sign itself says enough.
  const signed = /^[^A-Z0-9]$/.test(key) || key === 'Plus';
  if (!signed && press.shiftKey !== has('Shift')) return false;
  return named.includes(key);
}

function nameOf(press: KeyPress): readonly string[] {
  const names = [
    press.key === '+' ? 'Plus' : press.key.length === 1 ? press.key.toUpperCase() : press.key,
  ];
  if (press.key === ' ') names.push('Space');
  if (press.key === '=') names.push('Plus');
  if (press.key === '_') names.push('-');
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  if (letter && !/^[a-z]$/i.test(press.key)) names.push(letter);
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  if (digit) names.push(digit);
  return names;
}

/** Keys that belong to the text field they are pressed in, also together with Mod. */
const OF_TEXT = new Set(['A', 'C', 'V', 'X', 'Z', 'Y', 'Backspace', 'Delete']);

/** Whether the shortcut may act while someone types: only with Mod, and never what edits the text. */
export function worksWhileTyping(shortcut: string): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  if (/^F\d+$/.test(key)) return true;
  return parts.includes('Mod') && !OF_TEXT.has(key) && !key.startsWith('Arrow');
}

export function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'range', 'color', 'file'].includes(target.type)
  );
}

/** Keys that controls and panels use for themselves: to move, to scroll, to delete in a list. */
const OF_CONTROLS =
  /^(Shift\+|Alt\+)?(Tab|ArrowLeft|ArrowRight|ArrowUp|ArrowDown|PageUp|PageDown|Delete|Backspace)$/;

/**
 * Whether the key belongs to what has the focus. On the canvas and with no focus at all the editor gets
 * them, but not what lies over the canvas; Tab only on the canvas, or nobody could leave it for the next panel.
 */
export function isWantedByFocus(shortcut: string, target: EventTarget | null): boolean {
  if (!OF_CONTROLS.test(shortcut)) return false;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[data-editor-canvas]') && !target.closest('button')) return false;
  return shortcut.endsWith('Tab') || target !== document.body;
}
