import { describe, expect, it } from 'vitest';
import { type FollowerMenus, readFollowerMenu } from '#renderer/features/phone/follower-menu';
import { emptyPhone, type PhoneEvent, phoneReducer } from '#renderer/features/phone/phone-state';

const menuWith = (id: string, action: Record<string, unknown>, selected = true) => {
  const menu = readFollowerMenu(id, {
    size: { width: 800, height: 270 },
    selected,
    chatBarText: '選單',
    areas: [{ bounds: { x: 0, y: 0, width: 400, height: 270 }, action }],
  });
  if (menu === null) throw new Error('the fixture is a rich menu');
  return menu;
};
const phoneOf = (action: Record<string, unknown>): FollowerMenus => ({
  menus: new Map([
    ['a', menuWith('a', action)],
    ['b', menuWith('b', { type: 'message', text: 'b' })],
  ]),
  aliases: new Map([['b', 'b']]),
  startId: 'a',
});
function play(menus: FollowerMenus, ...events: PhoneEvent[]) {
  const start: PhoneEvent = { type: 'start', menus, menuId: 'a', greeting: 'hello' };
  return [start, ...events].reduce(phoneReducer, emptyPhone);
}
const tap = (menus: FollowerMenus): PhoneEvent => ({ type: 'tapArea', menus, index: 0 });
const last = (state: ReturnType<typeof play>) => state.chat.at(-1);

describe('the phone', () => {
  it('greets and unfolds a menu that is selected', () => {
    const menus = phoneOf({ type: 'message', text: '你好' });
    expect(play(menus)).toMatchObject({ isOpen: true, menuId: 'a', chat: [{ text: 'hello' }] });
  });

  it('lets the follower say the text of a message action', () => {
    const menus = phoneOf({ type: 'message', text: '我要訂位' });
    expect(last(play(menus, tap(menus)))).toMatchObject({ from: 'follower', text: '我要訂位' });
  });

  it('shows where a link leads and closes again', () => {
    const menus = phoneOf({ type: 'uri', uri: 'https://example.com/' });
    const opened = play(menus, tap(menus));
    expect(opened.sheet).toEqual({ kind: 'link', uri: 'https://example.com/' });
    expect(phoneReducer(opened, { type: 'closeSheet' }).sheet).toBeNull();
  });

  it('switches tabs and keeps the chat', () => {
    const menus = phoneOf({ type: 'richmenuswitch', richMenuAliasId: 'b', data: 'go' });
    const state = play(menus, tap(menus));
    expect(state.menuId).toBe('b');
    expect(state.chat).toHaveLength(2);
  });

  it('opens the keyboard with the filled-in text of a postback and folds the menu', () => {
    const menus = phoneOf({
      type: 'postback',
      data: 'a=1',
      displayText: '訂位',
      inputOption: 'openKeyboard',
      fillInText: '姓名：',
    });
    expect(play(menus, tap(menus))).toMatchObject({ keyboard: '姓名：', isOpen: false });
  });

  it('sends what was picked as a postback', () => {
    const menus = phoneOf({ type: 'datetimepicker', data: 'book', mode: 'date' });
    const state = play(menus, tap(menus), { type: 'picked', value: '2026-12-24' });
    expect(state.sheet).toBeNull();
    expect(last(state)).toMatchObject({ code: 'picked', values: { value: '2026-12-24' } });
  });

  it('says so when a tap meets no area', () => {
    const menus = phoneOf({ type: 'message', text: 'x' });
    expect(last(play(menus, { type: 'tapAt', menus, x: 700, y: 10 }))).toMatchObject({
      code: 'nothing',
    });
  });

  it('keeps the last forty lines only', () => {
    const menus = phoneOf({ type: 'message', text: 'x' });
    const state = play(menus, ...Array.from({ length: 100 }, () => tap(menus)));
    expect(state.chat).toHaveLength(40);
    expect(new Set(state.chat.map((line) => line.id)).size).toBe(40);
  });
});
