import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AudienceScanner } from '#electron/services/audience/scan';

const id = (n: number) => `U${n.toString(16).padStart(32, '0')}`;

/** Feeds a text in pieces as a file would be read. */
function scan(text: string | Uint8Array, piece = 1 << 20) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const unique: string[] = [];
  const scanner = new AudienceScanner(4, (found) => unique.push(Buffer.from(found).toString()));
  let rest = Buffer.alloc(0);
  for (let at = 0; at < bytes.length; at += piece) {
    const buffer = Buffer.concat([rest, bytes.subarray(at, at + piece)]);
    const left = scanner.take(buffer, buffer.length);
    rest = Buffer.from(buffer.subarray(buffer.length - left));
  }
  scanner.finish(rest);
  return { ...scanner.counts, list: unique };
}
const counts = (text: string | Uint8Array) => {
  const { ids, unique, duplicates, malformed } = scan(text);
  return [ids, unique, duplicates, malformed];
};

describe('files that people have', () => {
  test.each([
    ['lines', `${id(1)}\n${id(2)}\n${id(1)}\n`, [3, 2, 1, 0]],
    ['no final line end', `${id(1)}\n${id(2)}`, [2, 2, 0, 0]],
    ['CRLF', `${id(1)}\r\n${id(2)}\r\n`, [2, 2, 0, 0]],
    ['CR alone', `${id(1)}\r${id(2)}\r`, [2, 2, 0, 0]],
    ['a byte order mark', `\uFEFF${id(1)}\n${id(2)}\n`, [2, 2, 0, 0]],
    ['blank lines', `\n${id(1)}\n\n  \n${id(2)}\n`, [2, 2, 0, 0]],
    ['blanks around', `  ${id(1)} \n\t${id(2)}\n`, [2, 2, 0, 0]],
    ['a header', `userId\n${id(1)}\n`, [1, 1, 0, 0]],
    ['the id that is all zeros', `${id(0)}\n${id(0)}\n`, [2, 1, 1, 0]],
    ['CSV', `name,user_id\n"Lin, A",${id(1)}\n"B ""x""",${id(2)}\n`, [2, 2, 0, 0]],
    ['CSV without a header', `${id(1)},a\n${id(2)},b\n`, [2, 2, 0, 0]],
    ['quoted', `"${id(1)}"\n"${id(2)}"\n`, [2, 2, 0, 0]],
    [
      'a cell with line ends',
      `name,userId\n"a\nb ""c""\nd",${id(1)}\n"e",${id(2)}\n`,
      [2, 2, 0, 0],
    ],
    ['a quote that nothing closes', `name,userId\n"a,${id(1)}\nb,${id(2)}\n`, [1, 1, 0, 1]],
    ['a header in Chinese', `\uFEFF姓名,使用者ID\r\n王,${id(1)}\r\n`, [1, 1, 0, 0]],
    ['a header that says nothing', `a,b\n王,${id(1)}\n林,${id(1)}\n`, [2, 1, 1, 0]],
    ['a running number called id', `id,userId\n1,${id(1)}\n2,${id(2)}\n`, [2, 2, 0, 0]],
    ['a table without a single id', 'a,b\nc,d\n', [0, 0, 0, 2]],
    ['ids beside each other', `${id(1)},${id(2)};${id(1)}\n${id(3)}\n`, [4, 3, 1, 0]],
    ['nothing', '', [0, 0, 0, 0]],
  ])('%s', (_, text, expected) => expect(counts(text)).toEqual(expected));

  test.each([
    [id(1).slice(0, 32), 'audience.wrongLength'],
    [`${id(1)}0`, 'audience.wrongLength'],
    [id(1).replace('U', 'u'), 'audience.wrongFirstLetter'],
    [id(1).replace('U', 'C'), 'audience.wrongFirstLetter'],
    [id(1).replace('0', 'g'), 'audience.notHex'],
    [id(0xabc).toUpperCase(), 'audience.upperCase'],
    [id(1).replace('0', '\u0000'), 'audience.notHex'],
  ])('%j', (line, code) => {
    const found = scan(`${id(9)}\n${line}\n`);
    expect(found.malformed).toBe(1);
    expect(found.firstProblems).toMatchObject([{ line: 2, code }]);
  });

  test('says on which line an id was repeated', () => {
    expect(scan(`${id(1)}\n${id(2)}\n${id(1)}\n ${id(2)}\n`).firstProblems).toEqual([
      { line: 3, value: id(1), code: 'audience.duplicate' },
      { line: 4, value: id(2), code: 'audience.duplicate' },
    ]);
  });

  test('a line longer than anybody wants to hold is one malformed line', () => {
    const long = 'x'.repeat(300_000);
    const found = scan(`${id(1)}\n${long}\n${id(2)}\n`, 50_000);
    expect([found.ids, found.malformed]).toEqual([2, 1]);
    expect(found.firstProblems).toMatchObject([{ line: 2, code: 'audience.wrongLength' }]);
  });

  test('grows far beyond what was expected', () => {
    const many = Array.from({ length: 50_000 }, (_, n) => id(n * 7919)).join('\n');
    expect(counts(`${many}\n${many}\n`)).toEqual([100_000, 50_000, 50_000, 0]);
  });
});

test('agrees with a slow reference, however the file is cut into pieces', () => {
  const line = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 40 }).map(id) },
    fc.constantFrom('', ' ', 'u123', id(3).slice(1), `${id(4)} `, id(0xabcdef).toUpperCase()),
  );
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 60 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.integer({ min: 1, max: 100 }),
      (lines, end, piece) => {
        const text = [id(99), ...lines].join(end);
        const found = scan(text, piece);
        const kept = [id(99), ...lines]
          .map((entry) => entry.trim())
          .filter((entry) => entry !== '');
        const good = kept.filter((entry) => /^U[0-9a-f]{32}$/.test(entry));
        expect(found.ids).toBe(good.length);
        expect(found.list).toEqual([...new Set(good)]);
        expect(found.malformed).toBe(kept.length - good.length);
      },
    ),
    { seed: 5, numRuns: 300 },
  );
});
