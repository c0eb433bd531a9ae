import type { FollowerArea, FollowerMenu, FollowerMenus } from './follower-menu';

export type InputOption = 'closeRichMenu' | 'openRichMenu' | 'openKeyboard' | 'openVoice';

/** What a follower lives through after a tap. */
export type Experience =
  | { kind: 'nothing' }
  | { kind: 'incomplete' }
  | { kind: 'openLink'; uri: string }
  | { kind: 'message'; text: string }
  | {
      kind: 'postback';
      data: string;
      displayText: string | null;
      inputOption: InputOption | null;
      fillInText: string | null;
    }
  | {
      kind: 'picker';
      mode: 'date' | 'time' | 'datetime';
      data: string;
      initial: string | null;
      min: string | null;
      max: string | null;
    }
  | { kind: 'copied'; text: string }
  | { kind: 'switched'; menuId: string; data: string }
  | { kind: 'switchFailed'; richMenuAliasId: string; status: string; data: string }
  | { kind: 'unsupported'; type: string };

/**
 * The area under a finger. Which of two overlapping areas wins is not written down by LINE; the first
 * in the list is what phones were seen to do, and the problems panel warns about the overlap anyway.
 */
export function areaAt(menu: FollowerMenu, x: number, y: number): number | null {
  const index = menu.areas.findIndex(
    ({ bounds: b }) => x >= b.x && y >= b.y && x < b.x + b.width && y < b.y + b.height,
  );
  return index === -1 ? null : index;
}

/** Says what a tap on an area does, from LINE's action object alone. */
export function simulateTap(area: FollowerArea | undefined, phone: FollowerMenus): Experience {
  if (area === undefined) return { kind: 'nothing' };
  const action = area.action;
  if (action === null) return { kind: 'incomplete' };
  const text = (key: string): string | null => {
    const value = action[key];
    return typeof value === 'string' && value !== '' ? value : null;
  };

  switch (action.type) {
    case 'uri': {
      const uri = text('uri');
      return uri === null ? { kind: 'incomplete' } : { kind: 'openLink', uri };
    }
    case 'message': {
      const said = text('text');
      return said === null ? { kind: 'incomplete' } : { kind: 'message', text: said };
    }
    case 'postback': {
      const data = text('data');
      if (data === null) return { kind: 'incomplete' };
      return {
        kind: 'postback',
        data,
        displayText: text('displayText') ?? text('text'),
        inputOption: inputOption(action.inputOption),
        fillInText: text('fillInText'),
      };
    }
    case 'datetimepicker': {
      const data = text('data');
      const mode = action.mode;
      if (data === null || (mode !== 'date' && mode !== 'time' && mode !== 'datetime')) {
        return { kind: 'incomplete' };
      }
      return {
        kind: 'picker',
        mode,
        data,
        initial: text('initial'),
        min: text('min'),
        max: text('max'),
      };
    }
    case 'clipboard': {
      const copied = text('clipboardText');
      return copied === null ? { kind: 'incomplete' } : { kind: 'copied', text: copied };
    }
    case 'richmenuswitch':
      return simulateSwitch(text('richMenuAliasId'), text('data') ?? '', phone);
    default:
      return { kind: 'unsupported', type: String(action.type) };
  }
}

/** A tab tap. The status is what LINE's webhook reports to the bot. */
function simulateSwitch(alias: string | null, data: string, phone: FollowerMenus): Experience {
  if (alias === null) return { kind: 'incomplete' };
  const menuId = phone.aliases.get(alias);
  if (menuId === undefined) {
    const status = 'RICHMENU_ALIAS_ID_NOTFOUND';
    return { kind: 'switchFailed', richMenuAliasId: alias, status, data };
  }
  if (!phone.menus.has(menuId)) {
    return { kind: 'switchFailed', richMenuAliasId: alias, status: 'RICHMENU_NOTFOUND', data };
  }
  return { kind: 'switched', menuId, data };
}

function inputOption(value: unknown): InputOption | null {
  switch (value) {
    case 'closeRichMenu':
    case 'openRichMenu':
    case 'openKeyboard':
    case 'openVoice':
      return value;
    default:
      return null;
  }
}
