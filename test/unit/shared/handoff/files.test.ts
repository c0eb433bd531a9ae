import { describe, expect, it } from 'vitest';
import type { Design } from '#shared/domain/design/design';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { areasCsv } from '#shared/handoff/area-csv';
import { areasMap } from '#shared/handoff/area-map';
import { areasSvg } from '#shared/handoff/area-svg';
import { embeddedJson } from '#shared/handoff/markup';
import { prototypeHtml } from '#shared/handoff/prototype/html';
import { prototypeModel } from '#shared/handoff/prototype/model';
import { sheetOf } from '#shared/handoff/sheet';
import { parseCsv } from '#shared/table/csv';
import { blankDesign } from '#shared/targets/blank-design';
import { countingIds } from '../../../helpers/test-editor';

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '<!--<script>',
  ']]><x/>',
  '\u0000\u0001\ud800 half',
  '=HYPERLINK("https://example.com","x")',
  '＝cmd|x',
] as const;

function aMenu(name: string): RichMenuSet {
  const made = blankDesign('richMenuSet', {
    random: countingIds(),
    now: new Date('2026-11-01T00:00:00Z'),
    name,
    pageName: name,
    size: { width: 2500, height: 1686 },
    template: 'L6',
    alias: 'home',
    chatBarText: name,
  }) as RichMenuSet;
  const [page] = made.pages;
  if (!page) throw new Error('no page');
  page.areas = [
    { id: 'are_1', bounds: { x: 0, y: 0, width: 833, height: 843 }, action: null },
    {
      id: 'are_2',
      bounds: { x: 833, y: 0, width: 834, height: 843 },
      action: { type: 'uri', label: name, uri: `https://example.com/${name}` },
    },
    {
      id: 'are_3',
      bounds: { x: 1667, y: 0, width: 833, height: 843 },
      action: { type: 'message', label: name, text: name },
    },
    {
      id: 'are_4',
      bounds: { x: 0, y: 843, width: 2500, height: 843 },
      action: {
        type: 'richmenuswitch',
        data: name,
        target: { kind: 'page', pageId: page.id },
      },
    },
  ] as RichMenuSet['pages'][number]['areas'];
  return made;
}

describe('hand-off', () => {
  it('says of every area its letter, bounds and action, in three languages', () => {
    const menu = aMenu('首頁・秋季');
    const rows = (locale: 'zh-TW' | 'en' | 'ja') =>
      parseCsv(areasCsv(sheetOf(menu, locale)).slice(1)).rows.map(({ cells }) => cells);
    const english = rows('en');
    expect(english[0]).toEqual([
      'Page',
      'Area',
      'X',
      'Y',
      'Width',
      'Height',
      'LINE action',
      'What a tap does',
      'Label',
      'With',
    ]);
    expect(english[2]).toEqual([
      '首頁・秋季',
      'B',
      '833',
      '0',
      '834',
      '843',
      'uri',
      'Opens a link',
      '首頁・秋季',
      'https://example.com/首頁・秋季',
    ]);
    expect(english[4]?.[9]).toBe('首頁・秋季');
    expect(rows('zh-TW')[3]?.[7]).toBe('傳送訊息');
    expect(rows('ja')[1]?.[7]).toBe('アクション未設定');
  });

  it('says where the video of a rich video message is', () => {
    const design = blankDesign('richMessage', {
      random: countingIds(),
      now: new Date('2026-11-01T00:00:00Z'),
      name: 'film',
      pageName: '',
      size: { width: 1040, height: 1040 },
      template: null,
      alias: '',
      chatBarText: '',
    }) as Extract<Design, { kind: 'richMessage' }>;
    design.video = {
      area: { x: 10, y: 20, width: 1000, height: 562 },
      file: null,
      originalContentUrl: 'https://cdn.example/video.mp4',
      poster: null,
      previewImageUrl: '',
      externalLink: { label: 'More', linkUri: 'https://example.com' },
    };
    const sheet = sheetOf(design, 'en');
    expect(sheet.kind).toBe('Rich video message');
    expect(sheet.pages[0]?.rows).toMatchObject([
      { letter: '▶', type: 'video', bounds: { x: 10, y: 20, width: 1000, height: 562 } },
    ]);
  });

  it.each(HOSTILE)('takes no text for markup or a formula: %j', (text) => {
    const menu = aMenu(text);
    const sheet = sheetOf(menu, 'en');
    const [page] = sheet.pages;
    if (!page) throw new Error('no page');
    const tags = (markup: string) =>
      [...markup.matchAll(/<[/!?]?([a-z]+)/gi)].map(([, tag]) => tag);
    expect(new Set(tags(areasSvg(page)))).toEqual(
      new Set(['xml', 'svg', 'title', 'g', 'rect', 'text']),
    );
    const map = areasMap(page, `${text}.png`, text);
    expect(new Set(tags(map))).toEqual(new Set(['img', 'map', 'area']));
    expect(map).not.toMatch(/ on\w+=alert\(1\)>"?\s*$/m);
    for (const { cells } of parseCsv(areasCsv(sheet).slice(1)).rows)
      for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@＝＋－＠]/);
    const model = prototypeModel(menu, { page: () => 'data:,', poster: null }, 'en');
    const html = prototypeHtml(model, { script: 'run()', style: 'a{}' }, () => 'HASH');
    expect(tags(html.replace(/<script type="application\/json"[\s\S]*?<\/script>/, ''))).toEqual([
      ...['doctype', 'html', 'head', 'meta', 'meta', 'meta', 'meta', 'title', 'title', 'style'],
      ...['style', 'head', 'body', 'script', 'script', 'body', 'html'],
    ]);
    const [, json] =
      /<script type="application\/json" id="prototype">(.*?)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(json ?? '')).toEqual(JSON.parse(JSON.stringify(model)));
  });

  it('gives a prototype a policy that runs its own player alone and loads nothing', () => {
    const model = prototypeModel(aMenu('m'), { page: () => 'data:,', poster: null }, 'zh-TW');
    const html = prototypeHtml(model, { script: 'S', style: 'T' }, (text) => `hash-of-${text}`);
    expect(html).toContain(
      `content="default-src 'none'; img-src data:; script-src 'sha256-hash-of-S'; style-src 'sha256-hash-of-T'; form-action 'none'; base-uri 'none'"`,
    );
    expect(html).toContain('<html lang="zh-Hant">');
    expect(model.pages[0]?.areas[3]?.target).toBe(model.start);
    expect(embeddedJson('\u2028</script>')).toBe('"\\u2028\\u003c/script\\u003e"');
  });

  it('makes links of web addresses only', () => {
    const menu = aMenu('m');
    const area = menu.pages[0]?.areas[1];
    if (area) area.action = { type: 'uri', label: '', uri: 'javascript:alert(1)' };
    const [page] = sheetOf(menu, 'en').pages;
    expect(page && areasMap(page, 'a.png', 'm')).not.toContain('href="javascript');
  });
});
