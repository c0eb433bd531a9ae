import { describe, expect, it } from 'vitest';
import { placeOfMapLink } from '#renderer/features/composer/map-link';
import { pastedMessages } from '#renderer/features/composer/pasted';
import { freeKey, insertEmoji, moveEmojis } from '#renderer/features/composer/text-edits';
import { isInside, readAt, writeAt } from '#renderer/features/composer/wire-path';

describe('places in a message', () => {
  it('are read, written and taken away; what is left empty goes too', () => {
    const wire: Record<string, unknown> = { type: 'text', text: 'a' };
    writeAt(wire, ['sender', 'name'], 'Momo');
    expect(wire).toEqual({ type: 'text', text: 'a', sender: { name: 'Momo' } });
    writeAt(wire, ['sender', 'name'], undefined);
    expect(wire).toEqual({ type: 'text', text: 'a' });
    writeAt(wire, ['quickReply', 'items', 0], { type: 'action' });
    expect(readAt(wire, ['quickReply', 'items', 0, 'type'])).toBe('action');
    writeAt(wire, ['quickReply', 'items', 0], undefined);
    expect(wire.quickReply).toEqual({ items: [] });
    expect(readAt(wire, ['quickReply', 'items', 3, 'type'])).toBeUndefined();
    expect(isInside(['a', 0, 'b'], ['a', 0])).toBe(true);
    expect(isInside(['a', 1], ['a', 0])).toBe(false);
  });
});

describe('LINE emoji in a text', () => {
  const emoji = (index: number) => ({ index, productId: 'p', emojiId: String(index) });
  const places = (before: string, after: string, at: number[]) =>
    moveEmojis(before, after, at.map(emoji)).map(({ index, emojiId }) => [index, emojiId]);
  it('stay at their sign while somebody types before and behind it', () => {
    expect(places('a$b$', 'xxa$b$', [1, 3])).toEqual([
      [3, '1'],
      [5, '3'],
    ]);
    expect(places('a$b$', 'a$bcd$', [1, 3])).toEqual([
      [1, '1'],
      [5, '3'],
    ]);
  });
  it('go with their sign', () => {
    expect(places('a$b$', 'ab$', [1, 3])).toEqual([[2, '3']]);
    expect(places('a$b$', '', [1, 3])).toEqual([]);
  });
  it('are put in at a place, and those behind it move', () => {
    const draft: Record<string, unknown> = { text: 'a$', emojis: [emoji(1)] };
    insertEmoji(draft, 0, { productId: 'q', emojiId: '9' });
    expect(draft).toEqual({
      text: '$a$',
      emojis: [
        { index: 0, productId: 'q', emojiId: '9' },
        { index: 2, productId: 'p', emojiId: '1' },
      ],
    });
  });
  it('have keys of their own in a text with substitution', () => {
    expect(freeKey({}, 'emoji')).toBe('emoji');
    expect(freeKey({ emoji: 1, emoji2: 1 }, 'emoji')).toBe('emoji3');
  });
});

describe('what people paste', () => {
  it.each([
    ['{"type":"text","text":"hi"}', ['text']],
    [
      '[{"type":"text","text":"a"},{"type":"sticker","packageId":"1","stickerId":"2"}]',
      ['text', 'sticker'],
    ],
    ['{"to":"U1","messages":[{"type":"text","text":"a"}]}', ['text']],
    ['{"type":"bubble","body":{"type":"box","layout":"vertical","contents":[]}}', ['flex']],
    ['```json\n{"type":"text","text":"fenced",}\n```', ['text']],
  ])('%s', (text, types) => {
    const read = pastedMessages(text);
    expect(read.ok && read.value.map(({ type }) => type)).toEqual(types);
  });
  it('is refused with a reason when no message is in it', () => {
    for (const text of ['hello', '{"size":{"width":2500,"height":843},"areas":[]}']) {
      const read = pastedMessages(text);
      expect(read.ok).toBe(false);
    }
  });
  it.each([
    [
      'https://www.google.com/maps/place/Taipei+101/@25.0339639,121.5622835,17z/data=!3m1!4b1!4m6!3m5!1s0x0!8m2!3d25.0339639!4d121.5644722',
      25.0339639,
      121.5644722,
      'Taipei 101',
    ],
    ['https://maps.google.com/?q=25.03,121.56', 25.03, 121.56, null],
    ['https://www.openstreetmap.org/#map=19/25.03396/121.56447', 25.03396, 121.56447, null],
    ['https://maps.apple.com/?ll=-33.86,151.21&q=Opera', -33.86, 151.21, null],
    ['https://maps.apple.com/place?coordinate=25.03%2C121.56&name=x', 25.03, 121.56, null],
    ['geo:25.03,121.56?z=17', 25.03, 121.56, null],
    ['https://www.openstreetmap.org/?mlat=25.03&mlon=121.56#map=9/1/2', 25.03, 121.56, null],
    ['25.0339, 121.5645', 25.0339, 121.5645, null],
  ])('a place: %s', (link, latitude, longitude, name) => {
    expect(placeOfMapLink(link)).toEqual({ latitude, longitude, name });
  });
  it('no place where the link does not say it', () => {
    for (const link of ['https://maps.app.goo.gl/abc', '', 'https://example.com/@1', '95.1,190.2'])
      expect(placeOfMapLink(link)).toBeNull();
  });
});
