import { describe, expect, test } from 'vitest';
import { readImageInfo } from '#electron/store/image-info';
import { checkAudience } from '#shared/line/audience';
import { checkCoupon } from '#shared/line/coupon';
import { checkFlexContainer } from '#shared/line/flex';
import { readDefinition } from '#shared/line/import/read-definition';
import { checkMessage } from '#shared/line/messages';
import { checkRichMenuWire } from '#shared/line/rich-menu';
import { aRichMenu } from '../../../helpers/a-rich-menu';

/* A regular expression that backtracks, or a quadratic loop, would not come back from these within the time limit. */
const MEGABYTE = 1_000_000;
const HOSTILE: Record<string, string> = {
  letters: 'a'.repeat(MEGABYTE),
  spaces: ' '.repeat(MEGABYTE),
  'almost an address': `https://${'a.'.repeat(MEGABYTE / 2)}!`,
  slashes: `https://${'/'.repeat(MEGABYTE)}`,
  percents: `https://x/${'%2'.repeat(MEGABYTE / 2)}`,
  placeholders: '{'.repeat(MEGABYTE),
  'open placeholders': '{a'.repeat(MEGABYTE / 2),
  hyphens: `${'a-'.repeat(MEGABYTE / 2)}!`,
  digits: '1'.repeat(MEGABYTE),
  'joined emoji': '👨‍👩‍👧'.repeat(MEGABYTE / 8),
  combining: `e${'\u0301'.repeat(MEGABYTE)}`,
  surrogates: '\ud800'.repeat(MEGABYTE),
  newlines: '\n'.repeat(MEGABYTE),
  quotes: '"'.repeat(MEGABYTE),
  comments: '/*'.repeat(MEGABYTE / 2),
  brackets: '['.repeat(MEGABYTE),
};

describe.each(Object.entries(HOSTILE))('a megabyte of %s', (_, text) => {
  test('in every field: each validator answers', { timeout: 20_000 }, () => {
    const action = { type: 'uri', label: text, uri: text };
    const found = [
      checkRichMenuWire(
        aRichMenu({ name: text, chatBarText: text, areas: [{ bounds: {}, action }] }),
        [],
      ),
      checkMessage({ type: 'text', text }, []),
      checkMessage({ type: 'textV2', text, substitution: {} }, []),
      checkMessage({ type: 'imagemap', baseUrl: text, altText: text, actions: [] }, []),
      checkFlexContainer(
        {
          type: 'bubble',
          body: {
            type: 'box',
            layout: text,
            contents: [{ type: 'text', text, color: text, size: text, margin: text }],
          },
        },
        [],
      ),
      checkAudience({ description: text, audiences: [{ id: text }] }, []),
      checkCoupon({ title: text, description: text, timezone: text }, []),
    ];
    for (const problems of found) expect(Array.isArray(problems)).toBe(true);
    expect(found.flat().length).toBeGreaterThan(0);
    const bytes = new TextEncoder().encode(text);
    expect(typeof readDefinition(bytes).ok).toBe('boolean');
    expect(readImageInfo(new TextEncoder().encode(`<svg ${text}>`)).ok).toBe(false);
  });
});
