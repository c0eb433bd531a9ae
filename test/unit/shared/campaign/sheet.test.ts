import { describe, expect, it } from 'vitest';
import { entriesOf } from '#shared/campaign/calendar/entries';
import { icsOf } from '#shared/campaign/calendar/ics';
import { readCells, readSheet, sheetOf } from '#shared/campaign/calendar/sheet';
import { aBroadcast, aCampaign } from '../../../helpers/a-campaign';

const TAIPEI = 'Asia/Taipei';
const entries = (name = '早鳥預告') =>
  entriesOf([aCampaign({ broadcasts: [aBroadcast({ name })] })], [], TAIPEI);

describe('a calendar for other calendars', () => {
  const now = new Date('2026-09-01T00:00:00Z');
  it('keeps the identity of a send and says its time in UTC', () => {
    const text = icsOf(entries(), { now, describe: () => '全部 12,480' });
    expect(text).toContain('UID:brd_0000000000000001@tapestry\r\n');
    expect(text).toContain('DTSTART:20260910T033000Z\r\n');
    expect(text).toContain('DESCRIPTION:中秋禮盒\\n全部 12\\,480\r\n');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });
  it('no line is longer than 75 bytes and unfolding gives the name back', () => {
    const name = '中秋；禮盒,'.repeat(15);
    const text = icsOf(entries(name), { now, describe: () => '' });
    for (const line of text.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${name.replaceAll(',', '\\,')}`);
  });
});

describe('a sheet of sends', () => {
  const csv = (rows: (string | number)[][]) =>
    rows
      .map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(','))
      .join('\r\n');
  it('comes back as it went', () => {
    const { campaigns, problems } = readSheet(
      csv(sheetOf(entries('說「"早鳥",預告」'), TAIPEI)),
      TAIPEI,
    );
    expect(problems).toEqual([]);
    expect(campaigns).toEqual([
      {
        name: '中秋禮盒',
        owner: '小嵐',
        label: '2026 中秋',
        sends: [
          {
            name: '說「"早鳥",預告」',
            at: '2026-09-10T03:30:00.000Z',
            text: '中秋禮盒早鳥開跑',
            people: 12_480,
          },
        ],
      },
    ]);
  });
  it('rows of one campaign become one; a text may run over lines', () => {
    const { campaigns } = readSheet(
      '\uFEFFcampaign,send,day,time,text\n秋季,一,2026/9/3,9:05,"第一行\n第二行"\n秋季,二,,,\n',
      TAIPEI,
    );
    expect(campaigns[0]?.sends).toEqual([
      { name: '一', at: '2026-09-03T01:05:00.000Z', text: '第一行\n第二行', people: null },
      { name: '二', at: null, text: '', people: null },
    ]);
  });
  it('names what it cannot understand by its line and keeps the rest', () => {
    const { campaigns, problems } = readSheet(
      'campaign,day,time,people\nA,2026-02-30,10:00,\nA,2026-03-01,25:00,\n,2026-03-01,,\nA,2026-03-01,10:00,many\nA,2026-03-02,,"1,200"\n',
      TAIPEI,
    );
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'badDay'],
      [3, 'badTime'],
      [4, 'noCampaign'],
      [5, 'badPeople'],
    ]);
    expect(campaigns[0]?.sends.map(({ people, at }) => [people, at])).toEqual([
      [1_200, '2026-03-02T03:00:00.000Z'],
    ]);
    expect(readSheet('name,when\n', TAIPEI).problems.map(({ value }) => value)).toEqual([
      'campaign',
      'day',
    ]);
    expect(readSheet('campaign,day\n"A,2026-03-01\n', TAIPEI).problems[0]?.code).toBe('openQuote');
  });
});

describe('a workbook', () => {
  it('is read cell by cell: days, times and numbers as spreadsheets keep them', async () => {
    const { default: writeExcelFile } = await import('write-excel-file/node');
    const { readSheet: readWorkbook } = await import('read-excel-file/node');
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    const rows = [
      ['campaign', 'send', 'day', 'time', 'text', 'people'].map((value) => ({ value })),
      [
        { value: '聖誕' },
        { value: '倒數' },
        { value: day('2026-12-20'), type: Date, format: 'yyyy-mm-dd' },
        { value: 0.5, type: Number },
        { value: '還有五天' },
        { value: 1_200, type: Number },
      ],
      [
        { value: '聖誕' },
        { value: '當天' },
        { value: '2026/12/25' },
        { value: '09:30' },
        { value: '聖誕快樂' },
        null,
      ],
      [{ value: '聖誕' }, { value: '壞的' }, { value: '不是日期' }, null, null, null],
    ];
    const bytes = await writeExcelFile(rows as never).toBuffer();
    const cells = await readWorkbook(bytes as never);
    const read = readCells(cells, 'Asia/Taipei');
    expect(read.campaigns).toEqual([
      {
        name: '聖誕',
        owner: '',
        label: '',
        sends: [
          { name: '倒數', at: '2026-12-20T04:00:00.000Z', text: '還有五天', people: 1_200 },
          { name: '當天', at: '2026-12-25T01:30:00.000Z', text: '聖誕快樂', people: null },
        ],
      },
    ]);
    expect(read.problems).toEqual([{ line: 4, code: 'badDay', value: '不是日期' }]);
  });
});
