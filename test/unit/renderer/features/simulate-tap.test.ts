import { describe, expect, it } from 'vitest';
import { type FollowerMenus, readFollowerMenu } from '#renderer/features/phone/follower-menu';
import { areaAt, simulateTap } from '#renderer/features/phone/simulate-tap';

const bounds = (x: number, y: number) => ({ x, y, width: 100, height: 100 });
const home = readFollowerMenu('home', {
  size: { width: 800, height: 540 },
  selected: true,
  name: 'Home',
  chatBarText: 'Menu',
  areas: [
    { bounds: bounds(0, 0), action: { type: 'uri', uri: 'https://example.com/' } },
    { bounds: bounds(50, 0), action: { type: 'message', text: '我要訂位' } },
    {
      bounds: bounds(200, 0),
      action: { type: 'richmenuswitch', richMenuAliasId: 'shop', data: 'to=shop' },
    },
    { bounds: bounds(300, 0) },
  ],
});
if (home === null) throw new Error('the fixture is a rich menu');
const shop = { ...home, id: 'shop-menu' };
const phone: FollowerMenus = {
  menus: new Map([
    ['home', home],
    ['shop-menu', shop],
  ]),
  aliases: new Map([
    ['shop', 'shop-menu'],
    ['ghost', 'deleted-menu'],
  ]),
  startId: 'home',
};
const tap = (action: Record<string, unknown> | null) =>
  simulateTap({ bounds: bounds(0, 0), action }, phone);

describe('where a finger lands', () => {
  it('takes the first of two overlapping areas', () => {
    expect(areaAt(home, 60, 10)).toBe(0);
    expect(areaAt(home, 120, 10)).toBe(1);
  });
  it('counts the left and top edge in and the right and bottom edge out', () => {
    expect(areaAt(home, 0, 0)).toBe(0);
    expect(areaAt(home, 150, 10)).toBeNull();
    expect(areaAt(home, 10, 100)).toBeNull();
  });
});

describe('what a follower lives through', () => {
  it('meets nothing beside all areas', () => {
    expect(simulateTap(undefined, phone)).toEqual({ kind: 'nothing' });
  });
  it('opens the link, sends the message, copies the text', () => {
    expect(tap({ type: 'uri', uri: 'tel:0223456789' })).toEqual({
      kind: 'openLink',
      uri: 'tel:0223456789',
    });
    expect(tap({ type: 'message', text: '你好' })).toEqual({ kind: 'message', text: '你好' });
    expect(tap({ type: 'clipboard', clipboardText: 'A1' })).toEqual({ kind: 'copied', text: 'A1' });
  });
  it('shows displayText of a postback, and the old text where there is no displayText', () => {
    expect(tap({ type: 'postback', data: 'a=1', displayText: 'Book' })).toMatchObject({
      displayText: 'Book',
    });
    expect(tap({ type: 'postback', data: 'a=1', text: 'Book' })).toMatchObject({
      displayText: 'Book',
    });
    expect(tap({ type: 'postback', data: 'a=1' })).toMatchObject({
      displayText: null,
      data: 'a=1',
    });
  });
  it('switches to the menu the alias points at', () => {
    expect(simulateTap(home.areas[2], phone)).toEqual({
      kind: 'switched',
      menuId: 'shop-menu',
      data: 'to=shop',
    });
  });
  it('names the status LINE reports when a tab leads nowhere', () => {
    expect(tap({ type: 'richmenuswitch', richMenuAliasId: 'nobody', data: 'x' })).toMatchObject({
      kind: 'switchFailed',
      status: 'RICHMENU_ALIAS_ID_NOTFOUND',
    });
    expect(tap({ type: 'richmenuswitch', richMenuAliasId: 'ghost', data: 'x' })).toMatchObject({
      kind: 'switchFailed',
      status: 'RICHMENU_NOTFOUND',
    });
  });
  it('says incomplete for what is not filled in and unsupported for what a rich menu cannot hold', () => {
    expect(simulateTap(home.areas[3], phone)).toEqual({ kind: 'incomplete' });
    expect(tap({ type: 'uri', uri: '' })).toEqual({ kind: 'incomplete' });
    expect(tap({ type: 'datetimepicker', data: 'd', mode: 'year' })).toEqual({
      kind: 'incomplete',
    });
    expect(tap({ type: 'camera', label: 'x' })).toEqual({ kind: 'unsupported', type: 'camera' });
  });
});

describe('reading a menu', () => {
  it('refuses what is no rich menu and forgives what is missing', () => {
    expect(readFollowerMenu('x', { hello: 1 })).toBeNull();
    expect(readFollowerMenu('x', { size: { width: 1, height: 1 } })).toMatchObject({
      areas: [],
      chatBarText: '',
      opensByItself: false,
    });
  });
});
