import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { setLocale, speakSaid, startI18n } from '#renderer/i18n';
import { formatSaid } from '#shared/i18n/say';

/* What the window says and what the command line prints are the same sentences, filled in the same way. */

const folder = join(import.meta.dirname, '../../../../shared/i18n/en');
const sentences: [string, string][] = readdirSync(folder)
  .filter((name) => name.startsWith('reasons.'))
  .flatMap((name) => Object.entries(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
const VALUES: Record<string, unknown> = {
  count: 1_200,
  start: { moment: '2026-09-08T02:00:00Z' },
  end: { moment: '2026-09-08T02:00:00Z' },
  name: '首頁・秋季',
  from: { code: 'plan.thing.alias' },
};

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await startI18n('en');
});

describe.each(['zh-TW', 'en', 'ja'] as const)('in %s', (locale) => {
  test('every reason, change and step is the same in both', async () => {
    await setLocale(locale);
    expect(sentences.length).toBeGreaterThan(60);
    for (const [code, sentence] of sentences) {
      const gaps = [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => gap ?? '');
      const details = Object.fromEntries(gaps.map((gap) => [gap, VALUES[gap] ?? gap]));
      const said = speakSaid({ code, details });
      expect(said).toBe(formatSaid({ code, details }, locale));
      expect(said).not.toMatch(/\{\{|\[object|^plan\./);
    }
  });
});
