import { describe, expect, it } from 'vitest';
import { messagesModel } from '#shared/handoff/prototype/messages';

const uri = (address: string) => ({ type: 'uri', label: address, uri: `https://${address}` });
const at = (x: number, y: number, width: number, height: number, action: object) => ({
  x,
  y,
  width,
  height,
  action: { ...action },
});

describe('the prototype of messages', () => {
  it('has each message with what can be tapped on it, lettered as people read it', () => {
    const model = messagesModel(
      { id: 'doc_message0', name: 'Autumn' },
      [
        { wire: { type: 'text', text: 'Hello' }, width: 375, height: 60, taps: [], picture: 'a' },
        {
          wire: { type: 'flex', altText: 'Coffee' },
          width: 750,
          height: 400,
          // the whole card, a button in it, and a button of the card beside it
          taps: [
            at(0, 0, 300.4, 380, uri('card')),
            at(20, 320, 260, 40, { type: 'message', label: 'Order', text: 'I order' }),
            at(320, 320, 260, 40, { type: 'camera', label: 'Photo' }),
          ],
          picture: 'b',
        },
      ],
      'en',
    );
    expect(model.pages.map(({ name, share }) => [name, share])).toEqual([
      ['Hello', 1],
      ['Coffee', 2],
    ]);
    const areas = model.pages[1]?.areas ?? [];
    // the player lays the first on top: the button lies over the card that it is on
    expect(areas.map(({ label }) => label)).toEqual(['Photo', 'Order', 'card']);
    expect(new Set(areas.map(({ letter }) => letter))).toEqual(new Set(['A', 'B', 'C']));
    expect(areas[1]).toMatchObject({ says: 'I order', bounds: { x: 20, y: 320 } });
    expect(areas[2]).toMatchObject({ detail: 'https://card', bounds: { width: 300 } });
    expect(areas[0]?.what).not.toBe('');
  });
});
