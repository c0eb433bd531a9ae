import { type CommandMeta, commands } from '#shared/commands/registry';
import {
  isShortcut,
  isTypingIn,
  isWantedByFocus,
  type KeyPress,
  worksWhileTyping,
} from './keyboard';

/** What a command does. Texts, shortcut and place in the menu are in the registry. */
export interface CommandHandler {
  run(): void | Promise<void>;
  isEnabled?(): boolean;
  /** For commands that switch something: whether it is on. */
  isChecked?(): boolean;
}

export type CommandHandlers = Readonly<Record<string, CommandHandler>>;

export interface CommandState {
  meta: CommandMeta;
  isEnabled: boolean;
  isChecked: boolean | undefined;
}

export interface Dispatcher {
  run(id: string): void;
  stateOf(id: string): CommandState | null;
  all(): readonly CommandState[];
  /** Ids of the last commands, newest first. */
  recent(): readonly string[];
  onKeyDown(event: KeyboardEvent): void;
}

export interface DispatcherPorts {
  handlerOf(id: string): CommandHandler | undefined;
  isMac: boolean;
  /** A dialog or the palette has the keyboard. */
  isBlocked(): boolean;
  /** The command cannot run now. */
  refused(meta: CommandMeta): void;
  failed(error: unknown): void;
  /**
   * Runs `paste` unless the system gives files. By the key for pasting it does so on its own, else it has to be
   * asked to.
   */
  awaitPaste?(paste: () => void, by: 'key' | 'command'): void;
}

const RECENT = 8;

/** Menu, palette, buttons, keys and the main process all run commands through here. */
export function createDispatcher(ports: DispatcherPorts): Dispatcher {
  const byId = new Map<string, CommandMeta>(commands.map((meta) => [meta.id, meta]));
  let recent: string[] = [];

  const stateOf = (id: string): CommandState | null => {
    const meta = byId.get(id);
    const handler = meta && ports.handlerOf(id);
    if (!meta || !handler) return null;
    return {
      meta,
      isEnabled: handler.isEnabled?.() ?? true,
      isChecked: handler.isChecked?.(),
    };
  };
  const run = (id: string, by: 'key' | 'command' = 'command'): void => {
    const meta = byId.get(id);
    const handler = ports.handlerOf(id);
    if (!meta) return;
    if (!handler || handler.isEnabled?.() === false) {
      ports.refused(meta);
      return;
    }
    // whoever opens the palette does not look for the palette
    if (id !== 'app.palette')
      recent = [id, ...recent.filter((other) => other !== id)].slice(0, RECENT);
    const perform = () => {
      try {
        Promise.resolve(handler.run()).catch(ports.failed);
      } catch (error) {
        ports.failed(error);
      }
    };
    if (id === 'edit.paste' && ports.awaitPaste) ports.awaitPaste(perform, by);
    else perform();
  };
  return {
    run: (id) => run(id),
    stateOf,
    all: () =>
      commands.flatMap((meta) => {
        const state = stateOf(meta.id);
        return state ? [state] : [];
      }),
    recent: () => recent,
    onKeyDown(event) {
      // A control that used the key says so; a list or a menu keeps its arrows.
      if (event.defaultPrevented) return;
      const typing = isTypingIn(event.target);
      for (const meta of commands) {
        const shortcuts = shortcutsOf(meta, ports.isMac);
        const hit = shortcuts.find((shortcut) =>
          isShortcut(event as KeyPress, shortcut, ports.isMac),
        );
        if (hit === undefined) continue;
        if (typing && !worksWhileTyping(hit)) return;
        if (isWantedByFocus(hit, event.target)) return;
        if (ports.isBlocked()) return;
        const handler = ports.handlerOf(meta.id);
        // Two scopes may share a key; the one that can act takes it.
        if (!handler || handler.isEnabled?.() === false) continue;
        // the system pastes on its own, and only that brings files
        if (meta.id !== 'edit.paste' || !ports.awaitPaste) event.preventDefault();
        run(meta.id, 'key');
        return;
      }
    },
  };
}

/** Keys that people also know for a command; not shown, so that menus stay quiet. */
const SECOND: Readonly<Record<string, readonly string[]>> = {
  'edit.redo': ['Mod+Y'],
  'zoom.in': ['Mod++'],
};

/** Shortcuts of a command on this system, the shown one first. */
export function shortcutsOf(meta: CommandMeta, isMac: boolean): readonly string[] {
  const shown = isMac ? (meta.macShortcut ?? meta.shortcut) : meta.shortcut;
  if (shown === undefined) return [];
  return [shown, ...(SECOND[meta.id] ?? [])];
}
