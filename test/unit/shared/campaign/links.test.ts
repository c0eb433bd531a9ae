import { describe, expect, it } from 'vitest';
import { checkCampaign } from '#shared/campaign/check/check-campaign';
import { caveatOf } from '#shared/campaign/links/short-links';
import { taggedMessages, withUtm } from '#shared/campaign/links/utm';
import type { TapestryDocument } from '#shared/document/kinds';
import { linksOf, replaceLink } from '#shared/document/links';
import { USUAL_UTM } from '#shared/domain/campaign/utm';
import { LIMITS } from '#shared/line/limits';
import { aBroadcast, aCampaign, anExperiment } from '#test/helpers/a-campaign';

const words = { campaign: '中秋', send: '早鳥', arm: 'B', date: '20260910' };
const template = { ...USUAL_UTM, content: '{send}-{arm}-{date}' };
const tag = (url: string) => withUtm(url, template, words);

describe('marks for web analytics', () => {
  it('stand behind the query and before the fragment, percent-encoded', () => {
    expect(tag('https://shop.example/a?x=1&y#top')).toBe(
      `https://shop.example/a?x=1&y&utm_source=line&utm_medium=message&utm_campaign=${encodeURIComponent('中秋')}&utm_content=${encodeURIComponent('早鳥-B-20260910')}#top`,
    );
    expect(withUtm('https://a.example', { ...USUAL_UTM, campaign: 'x', content: '' }, words)).toBe(
      'https://a.example?utm_source=line&utm_medium=message&utm_campaign=x',
    );
  });
  it('leave alone what somebody wrote, what is no web address, and what leads on', () => {
    expect(tag('https://a.example/?utm_source=flyer&utm_campaign=own')).toContain(
      'utm_source=flyer&utm_campaign=own&utm_medium=message',
    );
    for (const url of [
      'tel:0212345678',
      'https://lin.ee/abc',
      'https://reurl.cc/x',
      'https://line.me/R/ti/p/@a',
    ])
      expect(tag(url)).toBe(url);
    const empty = { source: '', medium: ' ', campaign: '', term: '', content: '' };
    expect(withUtm('https://a.example/?', empty, words)).toBe('https://a.example/?');
  });
  it('are in every tap of what goes out, never longer than LINE takes, and not in the document', () => {
    const longest = `https://a.example/${'x'.repeat(LIMITS.action.uri - 18)}`;
    const messages = [
      {
        type: 'flex',
        contents: {
          hero: {
            url: 'https://img.example/p.png',
            action: { type: 'uri', uri: 'https://a.example/' },
          },
          footer: [
            { action: { type: 'uri', uri: longest, altUri: { desktop: 'https://b.example' } } },
          ],
        },
      },
      { type: 'imagemap', actions: [{ linkUri: 'https://reurl.cc/x' }] },
    ];
    const before = JSON.stringify(messages);
    const out = taggedMessages(messages, USUAL_UTM, words, ['at']);
    expect(JSON.stringify(messages)).toBe(before);
    const text = JSON.stringify(out.messages);
    expect(text.match(/utm_source=line/g)).toHaveLength(2);
    expect(text).toContain('"url":"https://img.example/p.png"');
    expect(text).toContain(`"uri":"${longest}"`);
    expect(out.problems.map(({ code, severity, path }) => [code, severity, path])).toEqual([
      ['campaign.utmTooLong', 'warning', ['at']],
      ['campaign.utmOnShortLink', 'warning', ['at']],
    ]);
  });
  it('are in the links of texts, and LINE emoji behind them stay where they belong', () => {
    const plain = { source: 'line', medium: '', campaign: '', term: '', content: '' };
    const text = (message: Record<string, unknown>) =>
      taggedMessages([message], plain, words, []).messages[0];
    expect(
      text({
        type: 'text',
        text: '看 https://a.example/x?y=1, (https://b.example). $ https://lin.ee/z $',
        emojis: [
          { index: 47, productId: 'p', emojiId: '1' },
          { index: 67, productId: 'p', emojiId: '2' },
        ],
      }),
    ).toEqual({
      type: 'text',
      text: '看 https://a.example/x?y=1&utm_source=line, (https://b.example?utm_source=line). $ https://lin.ee/z $',
      emojis: [
        { index: 47 + 32, productId: 'p', emojiId: '1' },
        { index: 67 + 32, productId: 'p', emojiId: '2' },
      ],
    });
    for (const kept of [
      { type: 'textV2', text: 'https://a.example/{name}' },
      { type: 'text', text: 'https://a.example/a_(b)' },
      { type: 'text', text: `https://a.example/ ${'x'.repeat(LIMITS.message.text - 20)}` },
      { type: 'flex', contents: { type: 'text', text: 'https://a.example/' } },
    ])
      expect(text(kept)).toEqual(kept);
    expect(text({ type: 'textV2', text: 'https://a.example 看' })).toMatchObject({
      text: 'https://a.example?utm_source=line 看',
    });
  });
  it('are put in when a campaign is compiled, each arm with its own letter', () => {
    const wire = {
      type: 'template',
      altText: 'x',
      template: {
        type: 'buttons',
        text: 'x',
        actions: [{ type: 'uri', label: 'y', uri: 'https://a.example/' }],
      },
    };
    const campaign = aCampaign({
      utm: { ...USUAL_UTM, content: '{arm}' },
      broadcasts: [
        aBroadcast({ messages: [{ source: 'wire', wire }], experiment: anExperiment() }),
      ],
    });
    const context = {
      now: new Date('2026-09-01T00:00:00Z'),
      targetReach: null,
      demographics: null,
      quota: null,
      plan: null,
      messages: new Map(),
      menus: new Map(),
      coupons: new Map(),
      lists: new Map(),
      audienceGroups: null,
      otherSends: [],
    } as unknown as Parameters<typeof checkCampaign>[1];
    const compiled = (subject: typeof campaign) =>
      checkCampaign(subject, context).broadcasts[0] as {
        messages: unknown;
        arms: { letter: string; messages: unknown }[];
      };
    expect(JSON.stringify(compiled(campaign).messages)).toContain('utm_campaign=');
    expect(JSON.stringify(compiled(campaign).messages)).not.toContain('utm_content');
    expect(JSON.stringify(compiled(campaign).arms[0])).toContain('utm_content=A');
    expect(JSON.stringify(campaign.broadcasts)).not.toContain('utm_');
    expect(JSON.stringify(compiled({ ...campaign, utm: null }))).not.toContain('utm_');
  });
});

describe('links', () => {
  const document = (bubbles: unknown[]) =>
    ({
      kind: 'message',
      name: 'https://name.example',
      notes: 'https://note.example',
      bubbles,
    }) as unknown as TapestryDocument;
  const wire = (message: Record<string, unknown>) => ({ source: 'wire', wire: message });
  it('are found behind taps and inside of texts, with their place', () => {
    const found = linksOf(
      document([
        wire({ type: 'text', text: '看 https://a.example/x。電話 tel:1；https://b.example?c=1' }),
        wire({
          type: 'flex',
          contents: {
            type: 'text',
            text: 'https://drawn.example',
            action: { type: 'uri', uri: 'tel:1' },
          },
        }),
        wire({ type: 'imagemap', actions: [{ linkUri: 'https://a.example/x' }, { linkUri: ' ' }] }),
      ]),
    );
    expect(found.map(({ url, path }) => `${path.join('.')} ${url}`)).toEqual([
      'bubbles.0.wire.text https://a.example/x',
      'bubbles.0.wire.text https://b.example?c=1',
      'bubbles.1.wire.contents.text https://drawn.example',
      'bubbles.1.wire.contents.action.uri tel:1',
      'bubbles.2.wire.actions.0.linkUri https://a.example/x',
    ]);
  });
  it('are replaced everywhere, and never inside of a longer one', () => {
    const subject = document([
      wire({ type: 'text', text: 'https://a.example/x and https://a.example/xy' }),
      wire({ type: 'imagemap', actions: [{ linkUri: 'https://a.example/x' }] }),
    ]);
    expect(replaceLink(subject, 'https://a.example/x', 'https://new.example/$&')).toHaveLength(2);
    expect(JSON.stringify(subject)).toContain('https://new.example/$& and https://a.example/xy');
    expect(linksOf(subject).map(({ url }) => url)).toEqual([
      'https://new.example/$&',
      'https://a.example/xy',
      'https://new.example/$&',
    ]);
    expect(replaceLink(subject, 'https://nowhere.example', 'x')).toEqual([]);
  });
  it.each([
    ['https://lin.ee/x', 'lineShort'],
    ['http://www.Bit.ly/x', 'short'],
    ['https://maps.app.goo.gl/x', 'short'],
    ['https://liff.line.me/1-a', 'line'],
    ['line://app/1', 'line'],
    ['https://notbit.ly/x', null],
    ['tel:1', null],
  ])('%s is %s', (url, caveat) => {
    expect(caveatOf(url)).toBe(caveat);
  });
});
