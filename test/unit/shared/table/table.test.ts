import { describe, expect, it } from 'vitest';
import type { SymbolLayer } from '#shared/domain/design/layers';
import type { LayerId, Sha256 } from '#shared/domain/ids';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { TABLE_LIMITS, tableFromCsv } from '#shared/table/table';
import { bindByName, slotsOf, variantName, variantOf } from '#shared/table/variants';
import { aMenu, areaOf, rectangleLayer } from '../../../helpers/test-editor';

const read = (text: string) => {
  const table = tableFromCsv(text);
  if (!table.ok) throw new Error(table.error.code);
  return table.value;
};

describe('a table', () => {
  it('keeps the line of the file for each row, over line ends inside of quotes', () => {
    const { columns, rows } = read('\uFEFFshop,text\r\n台北,"two\nlines"\r\n\r\n高雄,=1+1\r\n');
    expect(columns).toEqual(['shop', 'text']);
    expect(rows).toEqual([
      { line: 2, cells: ['台北', 'two\nlines'] },
      { line: 5, cells: ['高雄', '=1+1'] },
    ]);
  });

  it.each([
    ['a;b\n1;2', ['1', '2']],
    ['a\tb\n1\t2', ['1', '2']],
    ['a,b\n1', ['1', '']],
  ])('reads %j', (text, cells) => {
    expect(read(text).rows[0]?.cells).toEqual(cells);
  });

  it.each([
    ['', 'table.empty', undefined],
    ['\n \n', 'table.empty', undefined],
    ['\na,b\n', 'table.noRows', 2],
    ['a,b\n1,"open\n2,3', 'table.openQuote', 2],
    ['\n\na,a\n1,2', 'table.sameColumn', 3],
    ['a,,c\n1,2,3', 'table.namelessColumn', 1],
    [`${'x,'.repeat(101)}y\n1`, 'table.tooManyColumns', 1],
  ])('refuses %j with its line', (text, code, line) => {
    const table = tableFromCsv(text);
    expect(table.ok ? null : [table.error.code, table.error.details?.line]).toEqual([code, line]);
  });

  it('leaves out rows that do not fit its columns and names their lines', () => {
    const long = 'x'.repeat(TABLE_LIMITS.cell + 1);
    const { rows, problems } = read(`a,b\n1,2,3\n4,5\n${long},6\n7,8,,`);
    expect(rows.map(({ line }) => line)).toEqual([3, 5]);
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '2 tooManyCells',
      '4 longCell',
    ]);
  });

  it('ends at its limit and says so', () => {
    const { rows, problems } = read(`a\n${'x\n'.repeat(TABLE_LIMITS.rows + 5)}`);
    expect(rows).toHaveLength(TABLE_LIMITS.rows);
    expect(problems).toMatchObject([
      { code: 'tooManyRows', line: TABLE_LIMITS.rows + 2, limit: TABLE_LIMITS.rows },
    ]);
  });
});

describe('a row', () => {
  const frame = { x: 0, y: 0, width: 100, height: 100 };
  const text = {
    kind: 'text',
    text: 'Old',
    fontSize: 20,
    fontWeight: 400,
    colour: '#000000',
    align: 'left',
  };
  const menu = (): RichMenuSet => {
    const set = aMenu([
      { ...rectangleLayer('t', frame), ...text, name: 'Shop' } as never,
      {
        ...rectangleLayer('i', frame),
        kind: 'image',
        name: 'photo',
        asset: 'b'.repeat(64),
        fit: 'cover',
        focus: { x: 0, y: 0 },
      } as never,
    ]);
    set.pages[0]?.areas.push(
      areaOf(frame, { type: 'uri', uri: 'https://old.example', label: 'Link' }),
    );
    return set;
  };
  const columns = ['shop', 'PHOTO', 'link'];
  const pictures = new Map([['taipei', 'c'.repeat(64) as Sha256]]);

  it('fills text, picture and link by columns of the same name, and is bound no more', () => {
    const set = menu();
    bindByName(set, columns);
    expect(slotsOf(set).map(({ field, column }) => [field, column])).toEqual([
      ['asset', 'PHOTO'],
      ['text', 'shop'],
      ['uri', 'link'],
    ]);
    const row = { line: 2, cells: ['台北店', 'Taipei.PNG', ' https://new.example '] };
    const { design, problems } = variantOf(set, columns, row, pictures);
    expect(problems).toEqual([]);
    expect(design.pages[0]?.layers).toMatchObject([{ text: '台北店' }, { asset: 'c'.repeat(64) }]);
    expect(design.pages[0]?.layers[1]).not.toHaveProperty('focus');
    expect(design.pages[0]?.areas[0]?.action).toMatchObject({ uri: 'https://new.example' });
    expect(JSON.stringify(design)).not.toContain('"bind"');
    expect(slotsOf(set).every(({ column }) => column !== null)).toBe(true);
    expect(variantName(set, row)).toContain('台北店');
  });

  it('that cannot be used leaves the fields as they were and names each with its line', () => {
    const set = menu();
    bindByName(set, columns);
    const row = { line: 7, cells: ['  ', 'nowhere.png', 'javascript:alert(1)'] };
    const { design, problems } = variantOf(set, columns, row, pictures);
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '7 noPicture',
      '7 emptyText',
      '7 badLink',
    ]);
    expect(design.pages[0]?.layers[1]).toMatchObject({ asset: 'b'.repeat(64) });
    expect(design.pages[0]?.areas[0]?.action).toMatchObject({ uri: 'https://old.example' });
  });

  it('of a table without the column says so', () => {
    const set = menu();
    bindByName(set, columns);
    const { problems } = variantOf(set, ['other'], { line: 2, cells: ['x'] }, pictures);
    expect(problems.map(({ code }) => code)).toEqual(['noColumn', 'noColumn', 'noColumn']);
  });

  it('fills a text of one instance, beside what that says otherwise, and leaves the symbol alone', () => {
    const symbol = 'doc_button00' as SymbolLayer['symbol'];
    const label = { ...rectangleLayer('label', frame), ...text, name: 'Price' } as never;
    const art = {
      size: { width: 100, height: 100 },
      background: { type: 'solid' as const, colour: '#FFFFFF' },
      layers: [label],
    };
    const symbols = new Map([[symbol as string, art]]);
    const part = (label as SymbolLayer).id;
    const instance = (name: string): SymbolLayer => ({
      kind: 'symbol',
      id: `lay_${name}` as LayerId,
      name,
      symbol,
      frame,
      overrides: { [part]: { colour: '#FF0000' } },
    });
    const set = aMenu([instance('left'), instance('right')]);
    const slots = slotsOf(set, symbols);
    expect(slots.map(({ name, part: at }) => [name, at])).toEqual([
      ['right › Price', part],
      ['left › Price', part],
    ]);
    bindByName(set, ['left › price'], symbols);
    const { columns, rows } = read('left › price\nNT$ 95');
    const before = JSON.stringify(set);
    // what is bound is filled the same where the symbols are not at hand
    for (const library of [symbols, new Map()]) {
      const { design, problems } = variantOf(set, columns, rows[0] as never, new Map(), library);
      expect(problems).toEqual([]);
      expect(design.pages[0]?.layers).toMatchObject([
        { overrides: { [part]: { text: 'NT$ 95', colour: '#FF0000' } } },
        { overrides: { [part]: { colour: '#FF0000' } } },
      ]);
      expect(slotsOf(design, symbols).every(({ column }) => column === null)).toBe(true);
    }
    expect([JSON.stringify(set), art.layers[0]]).toEqual([before, label]);
  });
});
