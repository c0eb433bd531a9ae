import { describe, expect, it } from 'vitest';
import { shortcutLabel } from '#renderer/ui/shortcut';

describe('a shortcut as people read it', () => {
  it('names keys as they stand on a PC keyboard', () => {
    expect(shortcutLabel('Mod+Shift+K', false)).toBe('Ctrl Shift K');
    expect(shortcutLabel('Alt+ArrowUp', false)).toBe('Alt ↑');
  });
  it('uses the signs of a Mac there', () => {
    expect(shortcutLabel('Mod+Shift+K', true)).toBe('⌘⇧K');
  });
  it('keeps the plus key', () => {
    expect(shortcutLabel('Mod++', false)).toBe('Ctrl +');
  });
});
