import { describe, expect, it } from 'vitest';
import { readContent } from '#electron/rehearsal/behaviour/links';
import { dayOf, isCounted, monthOf, startOfDay } from '#electron/rehearsal/days';

describe('what LINE counts in a message', () => {
  it('finds addresses in texts, templates, imagemaps and Flex, once a bubble', () => {
    const content = readContent([
      { type: 'text', text: '新品 https://a.example/?x=1，see https://a.example/?x=1 and tel' },
      {
        type: 'imagemap',
        actions: [
          { type: 'uri', linkUri: 'https://b.example/1' },
          { type: 'message', text: 'https://no.example' },
        ],
        video: { externalLink: { linkUri: 'https://b.example/2' } },
      },
      {
        type: 'flex',
        contents: {
          type: 'bubble',
          body: {
            type: 'box',
            contents: [
              { type: 'button', action: { type: 'uri', uri: 'https://c.example/' } },
              { type: 'button', action: { type: 'uri', uri: 'tel:0212345678' } },
              { type: 'text', text: 'https://no.example' },
            ],
          },
        },
      },
    ]);
    expect(content).toEqual({
      bubbles: 3,
      media: [2],
      links: [
        { seq: 1, url: 'https://a.example/?x=1' },
        { seq: 2, url: 'https://b.example/1' },
        { seq: 2, url: 'https://b.example/2' },
        { seq: 3, url: 'https://c.example/' },
      ],
    });
  });
});

describe("LINE's days", () => {
  it('begin at midnight in Japan, and are counted when they are over', () => {
    expect(dayOf(Date.parse('2026-09-30T14:59:59.999Z'))).toBe('20260930');
    expect(dayOf(Date.parse('2026-09-30T15:00:00Z'))).toBe('20261001');
    expect(monthOf(Date.parse('2026-12-31T15:00:00Z'))).toBe('202701');
    expect(startOfDay('20260930')).toBe(Date.parse('2026-09-29T15:00:00Z'));
    expect(startOfDay('20260230')).toBeNull();
    expect(startOfDay('2026-09-30')).toBeNull();
    expect(isCounted('20260930', Date.parse('2026-09-30T14:59:59Z'))).toBe(false);
    expect(isCounted('20260930', Date.parse('2026-09-30T15:00:00Z'))).toBe(true);
  });
});
