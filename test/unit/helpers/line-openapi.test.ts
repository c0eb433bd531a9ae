import { describe, expect, it } from 'vitest';
import {
  answerTypeFault,
  isSpecified,
  parametersValidator,
  requestValidator,
  responseValidator,
  schemaValidator,
} from '../../helpers/line-openapi';

describe("LINE's specification as a judge", () => {
  const message = schemaValidator('Message');

  it('follows the type of a message, an action and a Flex component down to the leaves', () => {
    expect(message({ type: 'text', text: 'hi' })).toEqual([]);
    expect(message({ type: 'text' })).toContain(" must have required property 'text'");
    expect(message({ type: 'poem', text: 'hi' })).not.toEqual([]);
    const bubble = (child: object) => ({
      type: 'flex',
      altText: 'a',
      contents: {
        type: 'bubble',
        body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: 'a' }, child] },
      },
    });
    expect(message(bubble({ type: 'separator' }))).toEqual([]);
    expect(message(bubble({ type: 'image' }))).toEqual([
      "/contents/body/contents/1 must have required property 'url'",
    ]);
    expect(message(bubble({ type: 'button', action: { type: 'dance' } }))).not.toEqual([]);
  });

  it('judges the body of a request by its called path as by its written one', () => {
    const judge = requestValidator('POST', '/v2/bot/message/push');
    expect(judge({ to: 'U1', messages: [{ type: 'text', text: 'a' }] })).toEqual([]);
    expect(judge({ to: 'U1', messages: [] })).not.toEqual([]);
    expect(judge(undefined)).toEqual(['a body is required']);
    const alias = requestValidator('post', '/v2/bot/richmenu/alias/tab-a');
    expect(alias({ richMenuId: 'richmenu-1' })).toEqual([]);
    expect(alias({})).not.toEqual([]);
    expect(requestValidator('GET', '/v2/bot/info')(undefined)).toEqual([]);
    expect(requestValidator('GET', '/v2/bot/info')({})).not.toEqual([]);
  });

  it('judges parameters and headers', () => {
    const query = parametersValidator('GET', '/v2/bot/insight/message/event', 'query');
    expect(query({ requestId: 'a' })).toEqual([]);
    expect(query({})).toEqual(['requestId is required']);
    const page = parametersValidator('GET', '/v2/bot/audienceGroup/list', 'query');
    expect(page({ page: '1', size: '40' })).toEqual([]);
    expect(page({ page: '0' })).not.toEqual([]);
    const headers = parametersValidator('POST', '/v2/bot/message/broadcast', 'header');
    expect(headers({ 'x-line-retry-key': '123e4567-e89b-12d3-a456-426614174000' })).toEqual([]);
    expect(headers({ 'X-Line-Retry-Key': 'seven' })).not.toEqual([]);
  });

  it('judges answers, takes null where the specification says so, and the common error body elsewhere', () => {
    const insight = responseValidator('GET', '/v2/bot/insight/message/event', 200);
    expect(insight({ overview: { uniqueClick: null }, messages: [], clicks: [] })).toEqual([]);
    expect(insight({ overview: { uniqueClick: 'few' } })).not.toEqual([]);
    const refused = responseValidator('POST', '/v2/bot/richmenu', 400);
    expect(refused({ message: 'no', details: [{ message: 'why', property: 'areas' }] })).toEqual(
      [],
    );
    expect(refused({ error: 'no' })).not.toEqual([]);
    expect(responseValidator('GET', '/v2/bot/info', 202)({})).toEqual([
      'status 202 is not described',
    ]);
  });

  it('refuses what LINE never says, at any depth, and takes what it may say', () => {
    const bot = {
      userId: 'U',
      basicId: '@a',
      displayName: 'a',
      chatMode: 'bot',
      markAsReadMode: 'auto',
    };
    const info = responseValidator('GET', '/v2/bot/info', 200);
    expect(info(bot)).toEqual([]);
    expect(info({ ...bot, pictureUrl: 'https://a.example/a.png' })).toEqual([]);
    expect(info({ ...bot, colour: 'red' })).toEqual(["/colour is not LINE's"]);
    const menus = responseValidator('GET', '/v2/bot/richmenu/list', 200);
    const menu = {
      richMenuId: 'richmenu-1',
      size: { width: 800, height: 540 },
      selected: false,
      name: 'a',
      chatBarText: 'a',
      areas: [
        {
          bounds: { x: 0, y: 0, width: 1, height: 1 },
          action: { type: 'richmenuswitch', richMenuAliasId: 'a', data: 'b' },
        },
      ],
    };
    expect(menus({ richmenus: [menu] })).toEqual([]);
    const [area] = menu.areas;
    const odd = { ...menu, areas: [{ ...area, action: { ...area?.action, colour: 'red' } }] };
    expect(menus({ richmenus: [odd] })).toEqual([
      "/richmenus/0/areas/0/action/colour is not LINE's",
    ]);
    const refused = responseValidator('POST', '/v2/bot/richmenu', 400);
    expect(refused({ message: 'no', hint: 'a' })).toEqual(["/hint is not LINE's"]);
  });

  it('refuses a page where JSON is promised, and bytes where a picture is', () => {
    const of = (type: string) => answerTypeFault('GET', '/v2/bot/info', 200, type);
    expect(of('application/json; charset=utf-8')).toEqual([]);
    expect(of('text/html')).toHaveLength(1);
    expect(of('')).toHaveLength(1);
    const picture = (type: string) =>
      answerTypeFault('GET', '/v2/bot/richmenu/richmenu-1/content', 200, type);
    expect(picture('image/png')).toEqual([]);
  });

  it('knows which calls the specification holds', () => {
    expect(isSpecified('DELETE', '/v2/bot/richmenu/richmenu-1')).toBe(true);
    expect(isSpecified('PATCH', '/v2/bot/richmenu/richmenu-1')).toBe(false);
    expect(() => requestValidator('POST', '/v2/bot/nothing')).toThrow(/holds no/);
    expect(() => schemaValidator('Nothing')).toThrow(/holds no/);
  });
});
