import { describe, expect, it, vi } from 'vitest';
import { OPENABLE_KINDS, placeFor, viewOfKind } from '#renderer/data/window-state';
import { documentKinds, type KindName } from '#shared/document/kinds';

// the places bring their screens along; what is asked here is only which there are
vi.mock('#renderer/app/EditorScreen', () => ({ EditorScreen: () => null }));
vi.mock('#renderer/features/library', () => ({
  MenuLibrary: () => null,
  MessageLibrary: () => null,
}));
vi.mock('#renderer/features/onboarding', () => ({ OnboardingCard: () => null }));
vi.mock('#renderer/app/OpenTabs', () => ({ OpenTabs: () => null }));

describe('the places of the window', () => {
  it('a kind of document has a home, which the rail leads to, exactly where it has a screen', async () => {
    const { documentScreens } = await import('#renderer/app/document-screens');
    const { views } = await import('#renderer/app/views');
    const kinds = Object.keys(documentKinds) as KindName[];
    const places = new Set(views.map(({ view }) => view));
    for (const kind of kinds) {
      const home = viewOfKind(kind);
      expect([kind, documentScreens[kind] !== null]).toEqual([kind, home !== null]);
      if (home !== null) expect(places).toContain(home);
    }
    expect(OPENABLE_KINDS).toContain('richMenuSet');
  });
});

it('a symbol opens beside the design that it was opened from', () => {
  expect(placeFor('symbol', 'messages')).toBe('messages');
  expect(placeFor('symbol', 'menus')).toBe('menus');
  // no tabs stand there
  expect(placeFor('symbol', 'plan')).toBe('menus');
  expect(placeFor('richMessage', 'menus')).toBe('messages');
});
