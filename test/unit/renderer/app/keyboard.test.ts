import { describe, expect, it } from 'vitest';
import { isShortcut, type KeyPress, worksWhileTyping } from '#renderer/app/commands/keyboard';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 0,
  ...more,
});

describe('shortcuts on the keyboard', () => {
  it('Mod is Ctrl on a PC and Command on a Mac', () => {
    const onPc = press('k', { ctrlKey: true });
    const onMac = press('k', { metaKey: true });
    expect(isShortcut(onPc, 'Mod+K', false)).toBe(true);
    expect(isShortcut(onPc, 'Mod+K', true)).toBe(false);
    expect(isShortcut(onMac, 'Mod+K', true)).toBe(true);
    expect(isShortcut(onMac, 'Mod+K', false)).toBe(false);
  });

  it('wants exactly the modifiers that are named', () => {
    const redo = press('Z', { ctrlKey: true, shiftKey: true });
    expect(isShortcut(redo, 'Mod+Shift+Z', false)).toBe(true);
    expect(isShortcut(redo, 'Mod+Z', false)).toBe(false);
    expect(isShortcut(press('v', { altKey: true }), 'V', false)).toBe(false);
  });

  it('finds letters by their place where the layout is Bopomofo', () => {
    expect(isShortcut(press('ㄒ', { code: 'KeyV' }), 'V', false)).toBe(true);
    expect(isShortcut(press('ㄜ', { code: 'KeyK', ctrlKey: true }), 'Mod+K', false)).toBe(true);
  });

  it('follows the letter, not the place, where the layout has Latin letters', () => {
    // On AZERTY the key at Q's place types A.
    expect(isShortcut(press('a', { code: 'KeyQ', ctrlKey: true }), 'Mod+A', false)).toBe(true);
    expect(isShortcut(press('a', { code: 'KeyQ', ctrlKey: true }), 'Mod+Q', false)).toBe(false);
  });

  it('never takes a key from a running composition', () => {
    expect(isShortcut(press('v', { isComposing: true }), 'V', false)).toBe(false);
    expect(isShortcut(press('Process', { code: 'KeyV', keyCode: 229 }), 'V', false)).toBe(false);
  });

  it('knows signs that need Shift, and digits with Shift', () => {
    expect(isShortcut(press('?', { shiftKey: true }), '?', false)).toBe(true);
    expect(isShortcut(press('=', { ctrlKey: true }), 'Mod++', false)).toBe(true);
    expect(isShortcut(press('+', { ctrlKey: true, shiftKey: true }), 'Mod++', false)).toBe(true);
    expect(isShortcut(press('!', { code: 'Digit1', shiftKey: true }), 'Shift+1', false)).toBe(true);
  });
});

describe('shortcuts while someone types', () => {
  it('leaves the keys of text to the text', () => {
    for (const shortcut of ['V', 'Delete', 'Mod+Z', 'Mod+A', 'Mod+V', 'Mod+ArrowLeft', 'Shift+1']) {
      expect(worksWhileTyping(shortcut)).toBe(false);
    }
  });
  it('still opens the palette and saves', () => {
    for (const shortcut of ['Mod+K', 'Mod+S', 'Mod+Shift+P', 'F6']) {
      expect(worksWhileTyping(shortcut)).toBe(true);
    }
  });
});
