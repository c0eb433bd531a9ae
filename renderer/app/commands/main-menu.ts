import { useMemo } from 'react';
import type { MenuGroup } from '#shared/commands/registry';
import type { PaletteCommand } from '../../features/palette';
import type { ShortcutGroup } from '../../features/settings';
import { i18nInstance, useLocale, useT } from '../../i18n';
import type { MenuEntry } from '../../ui';
import { type CommandState, type Dispatcher, shortcutsOf } from './dispatcher';

export const GROUPS: readonly MenuGroup[] = ['file', 'edit', 'view', 'menu', 'arrange', 'help'];

/** Title of a command in the language on screen. */
export function useCommandTitle(): (id: string) => string {
  return useT('commands');
}

const isMac = navigator.platform.startsWith('Mac');

/** All commands by group, made anew at each opening so that it shows what can run now. */
export function useMainMenu(dispatcher: Dispatcher): () => MenuEntry[] {
  const t = useT('app');
  const title = useCommandTitle();
  return useMemo(
    () => () =>
      GROUPS.flatMap((group) => {
        const states = ofGroup(dispatcher, group);
        if (states.length === 0) return [];
        return {
          id: `group-${group}`,
          label: t(`menuGroup.${group}`),
          children: withDividers(states).map(
            (state, index): MenuEntry =>
              state === null
                ? { id: `line-${index}`, divider: true }
                : {
                    id: state.meta.id,
                    label: title(state.meta.id),
                    shortcut: shortcutsOf(state.meta, isMac)[0],
                    disabled: !state.isEnabled,
                    checked: state.isChecked,
                    onSelect: () => dispatcher.run(state.meta.id),
                  },
          ),
        };
      }),
    [dispatcher, t, title],
  );
}

const ofGroup = (dispatcher: Dispatcher, group: MenuGroup): CommandState[] =>
  dispatcher
    .all()
    .filter((state) => state.meta.menu?.group === group)
    .sort((a, b) => (a.meta.menu?.order ?? 0) - (b.meta.menu?.order ?? 0));

/** Families that stand together although their ids begin differently. */
const FAMILY: Readonly<Record<string, string>> = {
  workspace: 'document',
  image: 'area',
  shape: 'area',
  template: 'page',
};
const familyOf = ({ meta }: CommandState): string => {
  const [first = ''] = meta.id.split('.');
  return FAMILY[first] ?? first;
};

/** A line wherever another family begins. */
function withDividers(states: readonly CommandState[]): (CommandState | null)[] {
  return states.flatMap((state, index) => {
    const before = states[index - 1];
    return before && familyOf(before) !== familyOf(state) ? [null, state] : [state];
  });
}

export function usePaletteCommands(dispatcher: Dispatcher): () => PaletteCommand[] {
  const t = useT('app');
  const title = useCommandTitle();
  return useMemo(
    () => () => {
      const english = i18nInstance.getFixedT('en', 'commands');
      return dispatcher.all().map((state) => ({
        id: state.meta.id,
        title: title(state.meta.id),
        group: state.meta.menu ? t(`menuGroup.${state.meta.menu.group}`) : '',
        shortcut: shortcutsOf(state.meta, isMac)[0],
        isEnabled: state.isEnabled,
        isChecked: state.isChecked,
        keywords: [english(state.meta.id), state.meta.id],
      }));
    },
    [dispatcher, t, title],
  );
}

export function useShortcutGroups(dispatcher: Dispatcher): ShortcutGroup[] {
  const t = useT('app');
  const title = useCommandTitle();
  const locale = useLocale();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the titles change with the language.
  return useMemo(() => {
    const rowsOf = (states: readonly CommandState[]) =>
      states.flatMap((state) => {
        const shortcut = shortcutsOf(state.meta, isMac)[0];
        return shortcut ? [{ id: state.meta.id, title: title(state.meta.id), shortcut }] : [];
      });
    return [
      ...GROUPS.map((group) => ({
        id: group,
        title: t(`menuGroup.${group}`),
        rows: rowsOf(ofGroup(dispatcher, group)),
      })),
      // in no menu, for nobody looks for an arrow key there
      {
        id: 'keys',
        title: t('menuGroup.keys'),
        rows: rowsOf(dispatcher.all().filter((state) => !state.meta.menu)),
      },
    ].filter((group) => group.rows.length > 0);
  }, [dispatcher, locale]);
}
