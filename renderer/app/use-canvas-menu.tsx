import { type MouseEvent, type ReactNode, useCallback } from 'react';
import type { Editor } from '../editor/api';
import { type MenuEntry, useContextMenu } from '../ui';
import { useDispatcher } from './commands/context';
import { shortcutsOf } from './commands/dispatcher';
import { useCommandTitle } from './commands/main-menu';

/** What is offered for a selection, by what belongs together; null is a line. */
const ENTRIES: readonly (string | null)[] = [
  'edit.cut',
  'edit.copy',
  'edit.paste',
  'edit.duplicate',
  'edit.copyPicture',
  'edit.copyJson',
  null,
  'edit.copyStyle',
  'edit.pasteStyle',
  null,
  'area.fromSelection',
  'area.split',
  null,
  'arrange.front',
  'arrange.forward',
  'arrange.backward',
  'arrange.back',
  null,
  'layer.group',
  'layer.ungroup',
  'arrange.lock',
  'layer.hide',
  null,
  'edit.selectAll',
  'edit.selectSame',
  null,
  'edit.delete',
];
/** Shown even when they cannot run now, so that one learns where they are. */
const ALWAYS: ReadonlySet<string> = new Set(['edit.paste', 'edit.selectAll']);
const isMac = navigator.platform.startsWith('Mac');

/** The menu of the right button on the canvas: it is about what lies under the pointer. */
export function useCanvasMenu(editor: Editor): {
  onContextMenu(event: MouseEvent): void;
  element: ReactNode;
} {
  const dispatcher = useDispatcher();
  const title = useCommandTitle();
  const { open, element } = useContextMenu();
  const onContextMenu = useCallback(
    (event: MouseEvent) => {
      const { target } = event;
      if (!(target instanceof Element) || !target.closest('[data-testid=canvas]')) return;
      const { hovered, selection } = editor.session.getState();
      // by the key the menu is about the selection, wherever the pointer happens to be
      const byPointer =
        event.nativeEvent instanceof PointerEvent &&
        (event.button === 2 || (isMac && event.ctrlKey));
      if (byPointer && (hovered === null || !selection.has(hovered)))
        editor.select(hovered === null ? [] : [hovered]);
      open(event, entriesOf());

      function entriesOf(): MenuEntry[] {
        const shown = ENTRIES.map((id, index): MenuEntry | null => {
          if (id === null) return { id: `line-${index}`, divider: true };
          const state = dispatcher.stateOf(id);
          if (!state || (!state.isEnabled && !ALWAYS.has(id))) return null;
          return {
            id,
            label: title(id),
            shortcut: shortcutsOf(state.meta, isMac)[0],
            disabled: !state.isEnabled,
            checked: state.isChecked,
            danger: id === 'edit.delete',
            onSelect: () => dispatcher.run(id),
          };
        }).filter((entry) => entry !== null);
        // no line at an end, and never two together
        const isLine = (entry: MenuEntry | undefined) => !entry || 'divider' in entry;
        return shown.filter((entry, at) => !isLine(entry) || !isLine(nextShown(shown, at)));
      }
    },
    [dispatcher, editor, open, title],
  );
  return { onContextMenu, element };
}

/** What stands before a line, when that is no line itself, and something follows; else nothing. */
const nextShown = (entries: readonly MenuEntry[], at: number): MenuEntry | undefined =>
  at === 0 || 'divider' in (entries[at - 1] ?? { divider: true })
    ? undefined
    : entries.slice(at + 1).find((entry) => !('divider' in entry));
