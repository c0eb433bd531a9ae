import { isJsonObject } from '#shared/line/fields';
import type { Wire } from '#shared/preview/messages-of';
import type { ChatLine, Sheet } from '../phone-state';
import { type Experience, simulateTap } from '../simulate-tap';

/** What has happened in the chat since the messages came. */
export interface MessageChat {
  lines: readonly ChatLine[];
  sheet: Sheet;
  /** The coupon that is open over the chat. */
  coupon: Wire | null;
  /** Quick replies vanish when one is tapped or something new is said. */
  repliesGone: boolean;
  /** The keyboard is up, with what is typed in it. */
  keyboard: string | null;
  nextId: number;
}

export const FRESH_CHAT: MessageChat = {
  lines: [],
  sheet: null,
  coupon: null,
  repliesGone: false,
  keyboard: null,
  nextId: 1,
};

export type ChatEvent =
  | { type: 'fresh' }
  | { type: 'tap'; action: Wire; isReply: boolean }
  | { type: 'closeSheet' }
  | { type: 'picked'; value: string }
  | { type: 'typed'; text: string }
  | { type: 'said' };

const NO_MENUS = { menus: new Map(), aliases: new Map(), startId: null };
const KEPT_LINES = 40;
/** What LINE opens by itself; the reply stays until something is really sent. */
const OPENERS: ReadonlySet<unknown> = new Set(['camera', 'cameraRoll', 'location']);

/** A follower's taps, as LINE would answer them. Nothing leaves the studio. */
export function messageChatReducer(state: MessageChat, event: ChatEvent): MessageChat {
  switch (event.type) {
    case 'fresh':
      return FRESH_CHAT;
    case 'tap': {
      const { action } = event;
      if (OPENERS.has(action.type)) return remark(state, String(action.type));
      if (action.type === 'coupon' && isJsonObject(action.coupon))
        return { ...state, coupon: action.coupon };
      if (action.type === 'coupon')
        return remark(state, 'coupon', { couponId: String(action.couponId ?? '') });
      const bounds = { x: 0, y: 0, width: 1, height: 1 };
      const met = simulateTap({ bounds, action }, NO_MENUS);
      const after = live(state, met);
      return event.isReply && met.kind !== 'picker' ? { ...after, repliesGone: true } : after;
    }
    case 'closeSheet':
      return { ...state, sheet: null, coupon: null };
    case 'picked': {
      if (state.sheet?.kind !== 'picker') return state;
      const { data } = state.sheet;
      const closed = { ...state, sheet: null, repliesGone: true };
      return remark(closed, 'picked', { data, value: event.value });
    }
    case 'typed':
      return { ...state, keyboard: event.text };
    case 'said': {
      const text = state.keyboard?.trim() ?? '';
      return text === '' ? state : { ...say(state, text), keyboard: null };
    }
  }
}

function live(state: MessageChat, met: Experience): MessageChat {
  switch (met.kind) {
    case 'openLink':
      return { ...state, sheet: { kind: 'link', uri: met.uri } };
    case 'message':
      return say(state, met.text);
    case 'copied':
      return remark(state, 'copied', { text: met.text });
    case 'picker': {
      const [initial, min, max] = [met.initial ?? '', met.min ?? '', met.max ?? ''];
      return {
        ...state,
        sheet: { kind: 'picker', mode: met.mode, data: met.data, initial, min, max },
      };
    }
    case 'postback': {
      const said = met.displayText === null ? state : say(state, met.displayText);
      const noted = remark(said, 'postback', { data: met.data });
      if (met.inputOption === 'openKeyboard') return { ...noted, keyboard: met.fillInText ?? '' };
      if (met.inputOption === 'openVoice') return remark(noted, 'voice');
      if (met.inputOption === 'openRichMenu') return remark(noted, 'opensMenu');
      return noted;
    }
    case 'incomplete':
      return remark(state, 'unfinished');
    case 'nothing':
      return remark(state, 'nothing');
    case 'unsupported':
      return remark(state, 'unsupportedHere', { type: met.type });
    // a message has no tabs to switch: LINE refuses the action before it is ever tapped
    case 'switched':
    case 'switchFailed':
      return remark(state, 'unsupportedHere', { type: 'richmenuswitch' });
  }
}

const say = (state: MessageChat, text: string): MessageChat => ({
  ...add(state, { id: state.nextId, from: 'follower', text }),
  // anything new in the chat takes the replies away
  repliesGone: true,
});
const remark = (
  state: MessageChat,
  code: string,
  values: Record<string, string> = {},
): MessageChat => add(state, { id: state.nextId, from: 'studio', code, values });

const add = (state: MessageChat, line: ChatLine): MessageChat => ({
  ...state,
  lines: [...state.lines, line].slice(-KEPT_LINES),
  nextId: state.nextId + 1,
});
