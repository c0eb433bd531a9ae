import { describe, expect, it } from 'vitest';
import { byDay } from '#shared/insight/by-day';
import { known, unknown } from '#shared/insight/figure';
import { friendsBetween } from '#shared/insight/friends';
import { readDay, readFigure } from '#shared/insight/manager/cells';
import { MANAGER_COLUMNS } from '#shared/insight/manager/columns';
import { guessHead, mappingFor, missingColumns } from '#shared/insight/manager/head';
import { alsoMeasured, importsIn, rowsIn } from '#shared/insight/manager/imports';
import { openSheet, readRows } from '#shared/insight/manager/read';
import { MANAGER_TABLES, type ManagerTable } from '#shared/insight/manager/tables';
import { newestOf, type Observation, observation } from '#shared/insight/observation';

const read = (text: string, table?: ManagerTable) => {
  const sheet = openSheet(text);
  const guess = guessHead(sheet.head);
  const of = table ?? guess.table;
  return { guess, sheet, ...readRows(sheet, of, guess.mapping) };
};

describe('a file of LINE’s manager', () => {
  it.each([
    ['friends', 'date,contacts,targetReaches,blocks\n20261101,12034,10980,903\n'],
    ['friends', '日付,総友だち数,ターゲットリーチ,ブロック数\n20261101,12034,10980,903\n'],
    ['friends', '日期,好友數,目標好友數,封鎖數\r\n2026/11/01,"12,034","10,980",903\r\n'],
    ['friends', '日付\t友だち数\tターゲットリーチ\tブロック\n2026年11月1日\t12,034\t10,980\t903\n'],
  ] as const)(
    'of %s is recognised in three languages, whatever separates its columns',
    (table, text) => {
      const { guess, rows, problems } = read(text);
      expect(guess.table).toBe(table);
      expect(problems).toEqual([]);
      expect(rows).toEqual([
        {
          line: 2,
          day: '20261101',
          texts: {},
          figures: { followers: known(12_034), targetedReaches: known(10_980), blocks: known(903) },
        },
      ]);
    },
  );

  it('of every kind is recognised by its own heads, in each of its names’ places', () => {
    for (const table of MANAGER_TABLES) {
      const ids = MANAGER_COLUMNS[table].map(({ id }) => id);
      for (const place of [0, -1]) {
        const head = MANAGER_COLUMNS[table].map(({ names }) => ` ${names.at(place)}（人） `);
        expect(mappingFor(head, table), `${table} ${place}`).toEqual(ids);
      }
      expect(missingColumns(table, ids)).toEqual([]);
    }
    expect(guessHead(['日期', '收到訊息數', '活躍聊天室']).table).toBe('chat');
    expect(guessHead(['日付', '投稿', 'インプレッション', 'リアクション']).table).toBe('voom');
    expect(guessHead(['日期', '集點卡', '發卡數', '來店點數']).table).toBe('shopCard');
    expect(guessHead(['優惠券名稱', '日期', '中獎人數', '使用人數']).table).toBe('coupons');
    expect(guessHead(['問卷名稱', '期間', '題目', '答案', '回答數']).table).toBe('survey');
    expect(guessHead(['日期', '加入管道', '新增好友']).table).toBe('friendPaths');
    expect(guessHead(['配信日時', 'タイトル', '配信数', '開封数', 'クリック数']).table).toBe(
      'messages',
    );
  });

  it('keeps withheld as withheld and an empty place as unknown, never as 0', () => {
    for (const text of ['<20', '＜20', '20人未満', '20 未満', '未滿20', 'under 20', '***'])
      expect(readFigure(text, 'count'), text).toEqual(unknown('withheld'));
    for (const text of ['', '-', '－', '—', 'N/A'])
      expect(readFigure(text, 'count'), text).toEqual(unknown('notCounted'));
    expect(readFigure('0', 'count')).toEqual(known(0));
    expect(readFigure('１，２３４ 人', 'count')).toEqual(known(1234));
    expect(readFigure('12.5%', 'share')).toEqual(known(0.125));
    for (const text of ['1.2.3', '12,34', '1e9', '=1+1', 'many', '12.5%'])
      expect(readFigure(text, 'count'), text).toBeNull();
  });

  it('takes only days that can be one day, and the last of a period', () => {
    for (const text of ['2026/11/01', '2026-11-1', '20261101', '2026年11月1日', '2026/11/01 12:30'])
      expect(readDay(text), text).toBe('20261101');
    expect(readDay('2026/10/01 - 2026/11/01')).toBe('20261101');
    for (const text of ['11/01/2026', '2026/02/30', '2026/13/01', '1999/01/01', 'yesterday', ''])
      expect(readDay(text), text).toBeNull();
  });

  it('names what it cannot read by its line, and leaves the whole row out', () => {
    const { rows, problems } = read(
      '好友報表\n\n日期,好友數,目標好友數,封鎖數\n2026/11/01,10,9,1\n11/02,10,9,1\n2026/11/03,ten,9,1\n2026/11/01,11,9,1\n',
    );
    expect(rows.map(({ line }) => line)).toEqual([4]);
    expect(problems).toEqual([
      { line: 5, code: 'badDay', column: 'day', value: '11/02' },
      { line: 6, code: 'badFigure', column: 'followers', value: 'ten' },
      { line: 7, code: 'sameRow', column: '', value: '4' },
    ]);
  });

  it('says which columns are missing instead of guessing', () => {
    expect(read('a,b\n1,2\n').missing.length).toBeGreaterThan(0);
    const sheet = openSheet('日期,備註\n2026/11/01,x\n');
    expect(readRows(sheet, 'friends', ['day', null]).missing).toEqual(['figures']);
  });

  it('is mapped as a person mapped the same head before', () => {
    const head = ['Zeit', 'Freunde'];
    const remembered = [{ head, table: 'friends' as const, mapping: ['day', 'followers'] }];
    expect(guessHead(head, remembered)).toEqual({
      table: 'friends',
      mapping: ['day', 'followers'],
      remembered: true,
    });
    expect(guessHead([...head, 'x'], remembered).remembered).toBe(false);
  });
});

const imported = (importId: string, fetchedAt: string, followers: number): Observation =>
  observation.parse({
    kind: 'managerImport',
    fetchedAt,
    simulated: false,
    answer: {
      importId,
      table: 'friends',
      file: 'f.csv',
      hash: 'a'.repeat(64),
      rows: ['20261101', '20261102'].map((day, line) => ({
        line,
        day,
        texts: {},
        figures: { followers: known(followers + line), targetedReaches: unknown('withheld') },
      })),
    },
  });
const withdrawn = (importId: string, fetchedAt: string): Observation =>
  observation.parse({
    kind: 'managerWithdrawal',
    fetchedAt,
    simulated: false,
    answer: { importId },
  });

describe('imports in the archive', () => {
  it('count newest first, and a withdrawal brings the older one back', () => {
    const looks = [
      imported('a', '2026-11-03T00:00:00Z', 100),
      imported('b', '2026-11-04T00:00:00Z', 200),
    ];
    const first = (all: Observation[]) => rowsIn(all).friends?.[0]?.figures.followers;
    expect(first(looks)).toEqual(known(200));
    const after = [...looks, withdrawn('b', '2026-11-05T00:00:00Z')];
    expect(first(after)).toEqual(known(100));
    expect(importsIn(after).map(({ importId, withdrawnAt }) => [importId, withdrawnAt])).toEqual([
      ['b', '2026-11-05T00:00:00Z'],
      ['a', null],
    ]);
    expect(rowsIn([...after, withdrawn('a', '2026-11-06T00:00:00Z')])).toEqual({});
  });

  it('of messages that went out through here are named: of those the API’s figures count', () => {
    const rows = [
      { day: '20261102', texts: { name: '早鳥 ' } },
      { day: '20261103', texts: { name: '早鳥' } },
      { day: '20261102', texts: { name: '別的' } },
    ];
    // 15:30 UTC is the next day at LINE
    const sends = [{ name: '早鳥', sentAt: '2026-11-01T15:30:00Z' }];
    expect(alsoMeasured(rows, sends)).toBe(1);
    expect(alsoMeasured(rows, [])).toBe(0);
  });

  it('fill the days that LINE’s API does not know, named by their source; where both know, the API counts', () => {
    const line = observation.parse({
      kind: 'followers',
      day: '20261102',
      fetchedAt: '2026-11-03T00:00:00Z',
      simulated: false,
      answer: { status: 'ready', followers: 105, targetedReaches: 90, blocks: 5 },
    });
    const looks = [imported('a', '2026-11-03T00:00:00Z', 100), line];
    const rows = new Map((rowsIn(looks).friends ?? []).map((row) => [row.day, row] as const));
    const [first, second, third] = friendsBetween(
      byDay(newestOf(looks)).followers,
      '20261101',
      '20261103',
      rows,
    );
    expect(first).toMatchObject({
      source: 'manager',
      followers: known(100),
      targetedReaches: unknown('withheld'),
      beside: null,
    });
    expect(second).toMatchObject({
      source: 'line',
      followers: known(105),
      beside: { followers: known(101) },
      // a change over the border of two sources would be no change of friends
      added: unknown('notFetched'),
    });
    expect(third).toMatchObject({ source: null, followers: unknown('notFetched') });
  });
});
