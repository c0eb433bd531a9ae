import { describe, expect, it } from 'vitest';
import { formatsFor } from '#shared/i18n/formats';
import { heatColour } from '#shared/insight/heat';
import { contrastOf, readableAccent } from '#shared/report/brand';
import { reportHtml, reportTitle } from '#shared/report/html';
import { sayIn } from '#shared/report/report-words';
import { tablesOf } from '#shared/report/tables';
import { reportFacts } from '../../../helpers/a-report';

const LOCALES = ['zh-TW', 'en', 'ja'] as const;
/** Names that people or an attacker may give to anything that a report names. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '</style><svg onload=alert(1)>',
  '&lt;b&gt; \u0000\u0008',
  '{{channel}} {{name}}',
  '\u202Eevil',
];

describe('the report as one file', () => {
  it('holds no markup of a name, whatever the name, in any language', () => {
    for (const name of HOSTILE) {
      for (const locale of LOCALES) {
        const html = reportHtml(reportFacts(name), locale);
        const tags = new Set([...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag));
        expect([...tags].sort()).toEqual([...TAGS].sort());
        // an attribute that runs would stand inside of a tag
        for (const [tag] of html.matchAll(/<[a-z][^>]*>/gi)) expect(tag).not.toMatch(/\son\w+=/i);
        expect(html).not.toMatch(/[\u0000-\u0008]/);
      }
    }
  });

  it('runs nothing and loads nothing: its policy allows pictures inside of itself alone', () => {
    const html = reportHtml(
      {
        ...reportFacts(),
        brand: { name: 'x', accent: '#4C5FE0', logo: 'data:image/png;base64,AA==' },
        menus: reportFacts().menus.map((menu) => ({
          ...menu,
          picture: 'data:image/png;base64,BB==',
        })),
      },
      'en',
    );
    expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    const addresses = [...html.matchAll(/(?:src|href|url)\s*[=(]\s*["']?([^"')\s>]+)/gi)].map(
      ([, address]) => address,
    );
    expect(addresses).toEqual(['data:image/png;base64,AA==', 'data:image/png;base64,BB==']);
  });

  it('draws taps on the published picture: each area in the colour of its share, without one where LINE withholds', () => {
    const html = reportHtml(reportFacts('首頁'), 'en');
    const [map] = html.match(/<figure>.*?<\/figure>/s) ?? [''];
    expect(map).toContain('viewBox="0 0 2 1"');
    expect(map).toContain('>A &lt;20</text>');
    expect(map).toContain(`fill="${heatColour(0.125, 0.13)}"`);
    expect(map).toMatch(/>B 12\.50.%<\/text>/);
    expect(map).toContain('<figcaption>首頁 · ');
    // nothing to draw where nothing is known
    const menus = reportFacts().menus.map((menu) => ({
      ...menu,
      figures: { ...menu.figures, areas: menu.figures.areas.slice(0, 1) },
    }));
    expect(reportHtml({ ...reportFacts(), menus }, 'en')).not.toContain('<figure>');
  });

  it('marks rehearsal figures in the title, at the head and in the name of its files', () => {
    for (const locale of LOCALES) {
      const say = sayIn(locale);
      const html = reportHtml(reportFacts('x', true), locale);
      expect(html).toContain(say('rehearsal'));
      expect(reportTitle(reportFacts('x', true), locale)).not.toBe(
        reportTitle(reportFacts('x', false), locale),
      );
      expect(reportHtml(reportFacts('x', false), locale)).not.toContain(say('rehearsal'));
    }
  });

  it('says what is withheld and what is not known; rates carry their interval; files of the manager their source', () => {
    const tables = tablesOf(reportFacts(), { say: sayIn('en'), format: formatsFor('en') });
    const table = (id: string) => {
      const found = tables.find((one) => one.id === id);
      if (!found) throw new Error(`no table ${id}`);
      return found.rows.map((row) => row.map(({ text }) => text));
    };
    const [second, first] = table('sends');
    expect(first?.slice(3)).toEqual([
      '900',
      '300',
      '300',
      '33.33\u2009% (30.33\u2009%–36.48\u2009%)',
      '45',
      '45',
      '5.00\u2009% (3.76\u2009%–6.62\u2009%)',
      '15.00\u2009% (11.40\u2009%–19.48\u2009%)',
    ]);
    expect(second?.slice(6)).toEqual([
      '13.33\u2009% (11.27\u2009%–15.71\u2009%)',
      '<20',
      '<20',
      '<20',
      '<20',
    ]);
    expect(table('friends')[2]?.slice(1)).toEqual(['—', '—', '—', '—', '—']);
    expect(table('menus')[0]?.slice(3)).toEqual(['400', '60', '<20', '<20']);
    expect(table('experiments')[1]?.slice(2)).toEqual(['500', '<20', '—', 'A: 早鳥預告']);
    const voom = tables.find(({ id }) => id === 'manager-voom');
    expect(voom?.title).toBe('VOOM posts · OAM CSV');
    // a spreadsheet gets numbers, and words where LINE keeps something back
    expect(voom?.rows[0]?.map(({ value }) => value)).toEqual(['20261103', '早鳥預告', 77, '<20']);
    // what the file has no column for is no column here either
    expect(voom?.columns).toHaveLength(4);
  });

  it('breaks no interval between its ends, and keeps a short table on one page', () => {
    const html = reportHtml(reportFacts(), 'en');
    expect(html).toContain('33.33\u202f% <span class="range">(30.33\u202f%–36.48\u202f%)</span>');
    expect(html).toContain('<div class="scroll short"><table><caption>Broadcasts</caption>');
    // words in brackets that people wrote are no interval
    expect(reportHtml(reportFacts('中秋 (早鳥)'), 'en')).not.toContain('class="range">(早鳥)');
  });

  it('says what was predicted beside LINE’s count, or why that is not known', () => {
    const rows = tablesOf(reportFacts(), { say: sayIn('en'), format: formatsFor('en') }).find(
      ({ id }) => id === 'consumption',
    )?.rows;
    expect(rows?.map((row) => row.map(({ text }) => text))).toEqual([
      [
        ...['早鳥預告 b', '900', '—', '—', 'NT$\u2009180.00', '—', '—'],
        'LINE’s count was not taken before this report was made.',
      ],
      [
        ...['早鳥預告 a', '900', '940', '+40', 'NT$\u2009180.00', 'NT$\u2009168.00'],
        ...['−NT$\u200912.00', '1 Nov 2026 11:00 to 2 Nov 2026 20:00'],
      ],
    ]);
  });

  it('draws a gap where a day is not known', () => {
    const html = reportHtml(reportFacts(), 'en');
    const chart = /<section id="friends">.*?<svg.*?<\/svg>/s.exec(html)?.[0] ?? '';
    // the third day is a gap: two days before it, four after it
    expect(
      [...chart.matchAll(/<polyline points="([^"]*)"/g)].map(
        ([, points]) => points?.split(' ').length,
      ),
    ).toEqual([2, 4]);
  });

  it('says days in a row of which nothing is known in one row, and keeps them all for spreadsheets', () => {
    const facts = reportFacts();
    const unknown = { known: false, reason: 'notFetched' } as const;
    const [day] = facts.report.friends;
    if (!day) throw new Error('no day');
    const nothing = { targetedReaches: unknown, added: unknown, blocked: unknown, blocks: unknown };
    const friends = ['20261001', '20261002', '20261003'].map((one) => ({
      ...day,
      ...nothing,
      day: one,
      source: null,
    }));
    const longer = { ...facts, report: { ...facts.report, friends: [...friends, day] } };
    const html = reportHtml(longer, 'en');
    expect(html).toContain('<td>1 Oct – 3 Oct</td>');
    expect(html).not.toContain('<td>2 Oct</td>');
    const [table] = tablesOf(longer, { say: sayIn('en'), format: formatsFor('en') }).filter(
      ({ id }) => id === 'friends',
    );
    expect(table?.rows).toHaveLength(4);
  });

  it('wears the colour of the brand, dark enough to be read', () => {
    expect(readableAccent('#4C5FE0')).toBe('#4C5FE0');
    for (const colour of ['#FFFFFF', '#FFE600', '#06C755', '#A0E0FF'])
      expect(contrastOf(readableAccent(colour), '#FFFFFF')).toBeGreaterThanOrEqual(4.5);
  });
});

const TAGS = [
  ...['body', 'caption', 'circle', 'div', 'footer', 'h1', 'h2', 'head', 'header', 'html', 'line'],
  ...['figcaption', 'figure', 'rect', 'span'],
  ...['main', 'meta', 'p', 'polyline', 'section', 'style', 'svg', 'table', 'tbody', 'td', 'text'],
  ...['th', 'thead', 'title', 'tr'],
];
