import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { english } from '#shared/i18n/english';
import { formatError, formatSaid, isTranslated } from '#shared/i18n/say';
import { sourceFiles } from '../../../helpers/source-files';

describe('what is said inside of a sentence', () => {
  const differs = (what: unknown) => ({
    code: 'publish.readBackDiffers',
    message: 'x',
    details: { what, name: '首頁' },
  });

  test('is said in the same language', () => {
    const error = differs({ code: 'plan.thing.areas' });
    expect(formatError(error, 'zh-TW')).toContain('「首頁」的區域');
    expect(formatError(error, 'ja')).toContain('「首頁」のエリア');
    expect(formatError(error, 'en')).toContain('areas of “首頁”');
  });
  test('of a run of before, which kept an English word, stays as it is', () => {
    expect(formatError(differs('areas'), 'zh-TW')).toContain('areas');
  });
  test('without a sentence of its own it is its message, else its code', () => {
    expect(formatError(differs({ code: 'no.such', message: 'the thing' }), 'en')).toContain(
      'the thing of',
    );
    expect(formatError(differs({ code: 'no.such' }), 'en')).toContain('no.such of');
  });
  test('an error within an error keeps its own values', () => {
    const reason = { code: 'publish.otherImage', message: '', details: { name: '秋季' } };
    const error = { code: 'publish.stoppedHalfway', message: '', details: { reason } };
    expect(formatError(error, 'zh-TW')).toContain('LINE 上「秋季」的圖片與送出的不同');
  });
  test('a moment is written as the language writes one, in Taipei’s time', () => {
    const early = {
      code: 'plan.menuEarly',
      details: { start: { moment: '2026-09-08T02:00:00Z' } },
    };
    expect(formatSaid(early, 'en')).toBe('Its display period starts on 8 Sep 2026 10:00.');
    expect(formatSaid(early, 'zh-TW')).toContain('2026年9月8日 10:00');
  });
});

describe('reasons of a plan', () => {
  const sources = sourceFiles('electron', 'shared', 'renderer').map(({ text }) => text);
  const used = new Set(
    sources.flatMap((text) => [...text.matchAll(/'(plan\.[a-z]\w+)'/g)].map(([, code]) => code)),
  );
  const catalogue = Object.keys(
    JSON.parse(
      readFileSync(
        join(import.meta.dirname, '../../../../shared/i18n/en/reasons.publish.json'),
        'utf8',
      ),
    ),
  );

  test('each has a sentence in every language, and every sentence is a reason that is given', () => {
    const given = [...used].filter((code) => code !== undefined && isReason(code));
    expect(given.length).toBeGreaterThan(35);
    expect(given.filter((code) => !isTranslated(code ?? ''))).toEqual([]);
    expect(catalogue.filter((code) => isReason(code) && !used.has(code))).toEqual([]);
  });
  test('no two of them say the same in English, so that a person can tell them apart', () => {
    const reasons = catalogue.filter((code) => isReason(code) && !/Elsewhere$/.test(code));
    expect(new Set(reasons.map((code) => english({ code }))).size).toBe(reasons.length);
  });
});

/** `plan.changed` is an event of the bridge, `plan.settings` and its sisters are channels. */
const isReason = (code: string): boolean =>
  /^plan\.(menu|alias|default|links|coupon|audience|webhook|quota)[A-Z]|^plan\.(unread|notTaken)$/.test(
    code,
  );
