import type { FollowerMenu, FollowerMenus } from './follower-menu';
import { areaAt, type Experience, simulateTap } from './simulate-tap';

export type ChatLine =
  | { id: number; from: 'account' | 'follower'; text: string }
  /** A remark of the studio, never something LINE shows; keyed for translation. */
  | { id: number; from: 'studio'; code: string; values: Record<string, string> };

export type Sheet =
  | { kind: 'link'; uri: string }
  | {
      kind: 'picker';
      mode: 'date' | 'time' | 'datetime';
      data: string;
      initial: string;
      min: string;
      max: string;
    }
  | null;

export interface PhoneState {
  menuId: string | null;
  /** The follower has the menu unfolded. */
  isOpen: boolean;
  /** The keyboard is up instead of the menu; holds what was filled in. */
  keyboard: string | null;
  chat: readonly ChatLine[];
  sheet: Sheet;
  nextId: number;
}

export type PhoneEvent =
  | { type: 'start'; menus: FollowerMenus; menuId: string | null; greeting: string }
  | { type: 'tapArea'; menus: FollowerMenus; index: number }
  | { type: 'tapAt'; menus: FollowerMenus; x: number; y: number }
  | { type: 'toggleMenu' }
  | { type: 'toggleKeyboard' }
  | { type: 'typed'; text: string }
  | { type: 'said' }
  | { type: 'closeSheet' }
  | { type: 'picked'; value: string };

export const emptyPhone: PhoneState = {
  menuId: null,
  isOpen: false,
  keyboard: null,
  chat: [],
  sheet: null,
  nextId: 0,
};

/** The phone as a pure machine: the same taps always give the same chat. */
export function phoneReducer(state: PhoneState, event: PhoneEvent): PhoneState {
  switch (event.type) {
    case 'start': {
      const menu = event.menuId === null ? undefined : event.menus.menus.get(event.menuId);
      const greeted = say({ ...emptyPhone, menuId: event.menuId }, 'account', event.greeting);
      return { ...greeted, isOpen: menu?.opensByItself ?? false };
    }
    case 'tapArea': {
      const menu = currentMenu(state, event.menus);
      if (!menu) return state;
      return live(state, simulateTap(menu.areas[event.index], event.menus));
    }
    case 'tapAt': {
      const menu = currentMenu(state, event.menus);
      if (!menu) return state;
      const index = areaAt(menu, event.x, event.y);
      return live(state, simulateTap(index === null ? undefined : menu.areas[index], event.menus));
    }
    case 'toggleMenu':
      return { ...state, isOpen: !state.isOpen, keyboard: null };
    case 'toggleKeyboard':
      return state.keyboard === null
        ? { ...state, keyboard: '', isOpen: false }
        : { ...state, keyboard: null };
    case 'typed':
      return { ...state, keyboard: event.text };
    case 'said': {
      const text = state.keyboard?.trim() ?? '';
      return text === '' ? state : { ...say(state, 'follower', text), keyboard: '' };
    }
    case 'closeSheet':
      return { ...state, sheet: null };
    case 'picked': {
      if (state.sheet?.kind !== 'picker') return state;
      const { data } = state.sheet;
      return remark({ ...state, sheet: null }, 'picked', { data, value: event.value });
    }
  }
}

const currentMenu = (state: PhoneState, menus: FollowerMenus): FollowerMenu | undefined =>
  state.menuId === null ? undefined : menus.menus.get(state.menuId);

function live(state: PhoneState, met: Experience): PhoneState {
  switch (met.kind) {
    case 'nothing':
      return remark(state, 'nothing');
    case 'incomplete':
      return remark(state, 'incomplete');
    case 'unsupported':
      return remark(state, 'unsupported', { type: met.type });
    case 'openLink':
      return { ...state, sheet: { kind: 'link', uri: met.uri } };
    case 'message':
      return say(state, 'follower', met.text);
    case 'copied':
      return remark(state, 'copied', { text: met.text });
    case 'picker': {
      const { mode, data } = met;
      const [initial, min, max] = [met.initial ?? '', met.min ?? '', met.max ?? ''];
      return { ...state, sheet: { kind: 'picker', mode, data, initial, min, max } };
    }
    case 'postback': {
      const said = met.displayText === null ? state : say(state, 'follower', met.displayText);
      const noted = remark(said, 'postback', { data: met.data });
      switch (met.inputOption) {
        case 'closeRichMenu':
          return { ...noted, isOpen: false };
        case 'openRichMenu':
          return { ...noted, isOpen: true, keyboard: null };
        case 'openKeyboard':
          return { ...noted, isOpen: false, keyboard: met.fillInText ?? '' };
        case 'openVoice':
          return remark({ ...noted, isOpen: false }, 'voice');
        case null:
          return noted;
      }
      return noted;
    }
    case 'switched':
      return remark({ ...state, menuId: met.menuId }, 'switched', { data: met.data });
    case 'switchFailed':
      return remark(state, 'switchFailed', {
        richMenuAliasId: met.richMenuAliasId,
        status: met.status,
      });
  }
}

/** A chat keeps its last lines only; a preview is no archive. */
const KEPT_LINES = 40;

function say(state: PhoneState, from: 'account' | 'follower', text: string): PhoneState {
  return add(state, { id: state.nextId, from, text });
}
function remark(state: PhoneState, code: string, values: Record<string, string> = {}): PhoneState {
  return add(state, { id: state.nextId, from: 'studio', code, values });
}
function add(state: PhoneState, line: ChatLine): PhoneState {
  return {
    ...state,
    chat: [...state.chat, line].slice(-KEPT_LINES),
    nextId: state.nextId + 1,
  };
}
