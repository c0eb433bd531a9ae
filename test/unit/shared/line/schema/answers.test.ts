import { describe, expect, it } from 'vitest';
import { type AudienceGroup, audienceSize } from '#shared/line/schema/audience';
import { pathOfProperty, readErrorBody } from '#shared/line/schema/errors';
import {
  demographicInsight,
  followersInsight,
  messageDeliveryInsight,
  messageEventInsight,
  richMenuSummaryInsight,
  unitEventInsight,
} from '#shared/line/schema/insight';
import { readWebhook } from '#shared/line/schema/webhook';

describe('insight: what LINE keeps back is null and never 0', () => {
  it('turns a missing or null figure into null and leaves a 0 a 0', () => {
    const read = messageEventInsight.parse({
      overview: { requestId: 'r', timestamp: 1, delivered: 0, uniqueImpression: null },
      messages: [{ seq: 1, impression: 40 }],
      clicks: [{ seq: 1, url: 'https://example.com', click: null, uniqueClick: 0 }],
    });
    expect(read.overview).toMatchObject({
      delivered: 0,
      uniqueImpression: null,
      uniqueClick: null,
      uniqueMediaPlayed: null,
    });
    expect(read.messages[0]).toMatchObject({ impression: 40, uniqueImpression: null });
    expect(read.clicks[0]).toMatchObject({ click: null, uniqueClick: 0 });
  });

  it('has null figures while an answer is not ready', () => {
    expect(followersInsight.parse({ status: 'unready' })).toMatchObject({
      followers: null,
      targetedReaches: null,
      blocks: null,
    });
    expect(messageDeliveryInsight.parse({ status: 'ready', broadcast: 0 })).toMatchObject({
      broadcast: 0,
      apiPush: null,
    });
    expect(demographicInsight.parse({ available: false })).toMatchObject({ genders: [], ages: [] });
    expect(unitEventInsight.parse({ overview: {} }).overview.uniqueClick).toBeNull();
  });

  it('knows a rich menu whose taps are kept back from one without taps', () => {
    expect(richMenuSummaryInsight.parse({ richMenuId: 'm' })).toMatchObject({
      impression: null,
      clicks: null,
    });
    expect(richMenuSummaryInsight.parse({ richMenuId: 'm', clicks: [] }).clicks).toEqual([]);
  });

  it('keeps members that are new', () => {
    expect(followersInsight.parse({ status: 'ready', followers: 1, mood: 'good' })).toMatchObject({
      mood: 'good',
    });
  });

  it('shows the size of an audience only where LINE does', () => {
    const audience = (more: Partial<AudienceGroup>): AudienceGroup => ({
      audienceGroupId: 1,
      type: 'CLICK',
      audienceCount: 0,
      ...more,
    });
    expect(audienceSize(audience({}))).toBeNull();
    expect(audienceSize(audience({ audienceCount: 20 }))).toBe(20);
    expect(audienceSize(audience({ type: 'UPLOAD' }))).toBe(0);
    expect(audienceSize(audience({ type: 'CHAT_TAG' }))).toBe(0);
    expect(audienceSize(audience({ type: 'UPLOAD', isIfaAudience: true }))).toBeNull();
    expect(audienceSize({ audienceGroupId: 1, type: 'UPLOAD' })).toBeNull();
  });
});

describe('webhooks: unknown events and members survive', () => {
  const base = {
    mode: 'active',
    timestamp: 1,
    source: { type: 'user', userId: 'U1' },
    webhookEventId: '01',
    deliveryContext: { isRedelivery: false },
  };

  it('reads the events of the reference', () => {
    const events = [
      { ...base, type: 'message', message: { type: 'text', id: '1', text: 'hi', quoteToken: 'q' } },
      { ...base, type: 'messageEdited', message: { type: 'text', id: '1', text: 'ho' } },
      { ...base, type: 'follow', replyToken: 'r', follow: { isUnblocked: true } },
      { ...base, type: 'unfollow' },
      {
        ...base,
        type: 'postback',
        postback: { data: 'd', params: { newRichMenuAliasId: 'a', status: 'SUCCESS' } },
      },
      { ...base, type: 'videoPlayComplete', videoPlayComplete: { trackingId: 't' } },
      { ...base, type: 'membership', membership: { type: 'joined', membershipId: 3 } },
      { ...base, type: 'botSuspended' },
    ];
    const read = readWebhook({ destination: 'U1', events });
    expect(read.ok && read.value.events.map((event) => event.known)).toEqual(
      events.map(() => true),
    );
  });

  it('keeps an event that is new, one that looks otherwise, and members that are new', () => {
    const odd = [
      { ...base, type: 'dance', dance: { steps: 3 } },
      { ...base, type: 'postback', postback: 'none' },
      { ...base, type: 'message', message: { type: 'hologram', id: '1' } },
      7,
    ];
    const read = readWebhook({ destination: 'U1', events: odd });
    expect(read.ok && read.value.events).toEqual([
      { known: false, type: 'dance', event: odd[0] },
      { known: false, type: 'postback', event: odd[1] },
      { known: false, type: 'message', event: odd[2] },
      { known: false, type: null, event: 7 },
    ]);
    const more = readWebhook({
      destination: 'U1',
      events: [{ ...base, type: 'unfollow', mood: 'sad', source: { type: 'planet', orbit: 1 } }],
    });
    expect(more.ok && more.value.events[0]).toMatchObject({
      known: true,
      event: { mood: 'sad', source: { type: 'planet', orbit: 1 } },
    });
  });

  it('reads a connection check, and refuses what is no webhook with a code', () => {
    expect(readWebhook({ destination: 'U1', events: [] })).toEqual({
      ok: true,
      value: { destination: 'U1', events: [] },
    });
    for (const body of [null, 'x', {}, { destination: 'U1' }, { events: [] }]) {
      const read = readWebhook(body);
      expect(!read.ok && read.error.code).toBe('webhook.notOne');
    }
  });
});

describe('bodies of refusals', () => {
  it('reads the common one, the one of tokens, and one full of nulls', () => {
    expect(
      readErrorBody({
        message: 'The request body has 1 error(s)',
        details: [{ message: 'May not be empty', property: 'messages[0].text' }, {}],
      }),
    ).toEqual({
      message: 'The request body has 1 error(s)',
      details: [
        { message: 'May not be empty', property: 'messages[0].text' },
        { message: null, property: null },
      ],
      sentMessages: [],
    });
    expect(
      readErrorBody({ error: 'invalid_client', error_description: 'invalid secret' }).message,
    ).toBe('invalid secret');
    expect(
      readErrorBody({ message: null, key: null, stacktrace: null, code: null }).message,
    ).toBeNull();
    expect(
      readErrorBody({ message: 'accepted', sentMessages: [{ id: '1', quoteToken: 'q' }] })
        .sentMessages,
    ).toEqual([{ id: '1', quoteToken: 'q' }]);
  });

  it('reads text, JSON in text, and nonsense without failing', () => {
    expect(readErrorBody('<html>bad gateway</html>').message).toBe('<html>bad gateway</html>');
    expect(readErrorBody('{"message":"Not found"}').message).toBe('Not found');
    for (const body of [null, 7, [], '', { message: 7, details: 'x', sentMessages: [1] }])
      expect(readErrorBody(body)).toEqual({ message: null, details: [], sentMessages: [] });
  });

  it('turns a property of LINE into a path', () => {
    expect(pathOfProperty('messages[0].text')).toEqual(['messages', 0, 'text']);
    expect(pathOfProperty('areas[10].action.uri')).toEqual(['areas', 10, 'action', 'uri']);
    expect(pathOfProperty('operations[].from')).toEqual(['operations', 'from']);
    expect(pathOfProperty('date')).toEqual(['date']);
  });
});
