import { describe, expect, it } from 'vitest';
import {
  type ChatEvent,
  FRESH_CHAT,
  messageChatReducer,
} from '#renderer/features/phone/message/message-chat';

const chatOf = (...events: ChatEvent[]) => events.reduce(messageChatReducer, FRESH_CHAT);
const tap = (action: Record<string, unknown>, isReply = false): ChatEvent => ({
  type: 'tap',
  action,
  isReply,
});
const said = (state: typeof FRESH_CHAT) =>
  state.lines.map((line) => (line.from === 'studio' ? `(${line.code})` : line.text));

describe('taps on a message', () => {
  it('do what LINE does', () => {
    expect(said(chatOf(tap({ type: 'message', label: 'A', text: 'hello' })))).toEqual(['hello']);
    expect(
      said(chatOf(tap({ type: 'postback', label: 'A', data: 'x=1', displayText: 'One please' }))),
    ).toEqual(['One please', '(postback)']);
    expect(chatOf(tap({ type: 'uri', uri: 'https://line.me/' })).sheet).toEqual({
      kind: 'link',
      uri: 'https://line.me/',
    });
    expect(said(chatOf(tap({ type: 'clipboard', clipboardText: 'CODE' })))).toEqual(['(copied)']);
    expect(said(chatOf(tap({ type: 'coupon', couponId: 'c1' })))).toEqual(['(coupon)']);
    const open = chatOf(tap({ type: 'coupon', couponId: 'c1', coupon: { title: 'Tea' } }));
    expect([said(open), open.coupon]).toEqual([[], { title: 'Tea' }]);
    expect(messageChatReducer(open, { type: 'closeSheet' }).coupon).toBeNull();
    expect(said(chatOf(tap({ type: 'richmenuswitch', richMenuAliasId: 'a', data: 'b' })))).toEqual([
      '(unsupportedHere)',
    ]);
    expect(said(chatOf(tap({ type: 'message', label: 'A' })))).toEqual(['(unfinished)']);
  });
  it('a picker waits for a choice and sends it', () => {
    const open = chatOf(tap({ type: 'datetimepicker', data: 'when', mode: 'date' }, true));
    expect([open.sheet?.kind, open.repliesGone]).toEqual(['picker', false]);
    const chosen = messageChatReducer(open, { type: 'picked', value: '2026-12-24' });
    expect([chosen.sheet, chosen.repliesGone]).toEqual([null, true]);
    expect(chosen.lines[0]).toMatchObject({ values: { data: 'when', value: '2026-12-24' } });
  });
  it('quick replies vanish, except for those that only open something', () => {
    expect(chatOf(tap({ type: 'camera', label: 'Photo' }, true)).repliesGone).toBe(false);
    expect(chatOf(tap({ type: 'uri', uri: 'https://a.b/' }, true)).repliesGone).toBe(true);
    expect(chatOf(tap({ type: 'message', text: 'x' })).repliesGone).toBe(true);
    expect(chatOf(tap({ type: 'uri', uri: 'https://a.b/' })).repliesGone).toBe(false);
  });
  it('the keyboard opens with what the bot filled in', () => {
    const state = chatOf(
      tap({ type: 'postback', data: 'd', inputOption: 'openKeyboard', fillInText: 'Name:' }),
    );
    expect(state.keyboard).toBe('Name:');
    expect(said(chatOf(tap({ type: 'message', text: 'a' }), { type: 'fresh' }))).toEqual([]);
  });
});
