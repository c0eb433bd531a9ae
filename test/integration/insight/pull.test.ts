import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InsightArchive } from '#electron/services/insight/archive';
import {
  type InsightPort,
  pullInsight,
  saidOf,
  type UnstampedObservation,
} from '#electron/services/insight/pull';
import { appError, fail, ok } from '#shared/errors/app-error';
import { formatSaid } from '#shared/i18n/say';
import { observation } from '#shared/insight/observation';
import { endingSoon, type Question, questionsNow } from '#shared/insight/schedule';
import type { MeasuredSend } from '#shared/insight/sends';

const CHANNEL = 'chn_00000000test';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-insight-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const send = (id: string, sentAt: string): MeasuredSend => ({
  id,
  sentAt,
  name: id,
  label: null,
  campaignId: null,
  arm: null,
  measurement: { by: 'requestId', requestId: `req-${id}` },
  recipients: null,
  price: null,
  bubbles: 1,
  simulated: false,
});

/** Answers every question in LINE's shapes; what it was asked is kept. */
function anAccount(refuse: (question: Question) => boolean = () => false) {
  const asked: Question[] = [];
  const port: InsightPort = {
    async ask(question) {
      asked.push(question);
      if (refuse(question)) return fail(appError('line.serverError', 'LINE is not well.'));
      const answers: Record<Question['kind'], unknown> = {
        delivery: { status: 'ready', apiBroadcast: 10 },
        followers: { status: 'ready', followers: 100, targetedReaches: 90, blocks: 5 },
        demographic: { available: false },
        request: { overview: { delivered: 100, uniqueImpression: 40, uniqueClick: null } },
        unit: { overview: { uniqueImpression: 40 } },
        richMenuSummary: { richMenuId: 'richmenu-1' },
        richMenuDaily: { richMenuId: 'richmenu-1' },
        quota: undefined,
      };
      const stamped = observation.parse({
        ...question,
        ...(question.kind === 'quota'
          ? { limit: 6000, used: 3412 }
          : { answer: answers[question.kind] }),
        fetchedAt: '2000-01-01T00:00:00Z',
        simulated: false,
      });
      const { fetchedAt: _, simulated: __, ...rest } = stamped;
      return ok(rest as UnstampedObservation);
    },
  };
  return { port, asked };
}

const NOW = new Date('2026-09-10T01:00:00.000Z');
const facts = (sends: MeasuredSend[]) => ({ sends, menus: [], simulated: false });
const pull = (port: InsightPort, sends: MeasuredSend[], now = NOW, signal?: AbortSignal) =>
  pullInsight(
    { archive: new InsightArchive(folder, CHANNEL), insight: port, now: () => now },
    facts(sends),
    signal ? { signal } : {},
  );

describe('the archive of figures', () => {
  it('marks what the rehearsal channel answers, though a real one was asked for', async () => {
    const { port } = anAccount();
    await pull({ ...port, isSimulated: () => true }, [send('a', '2026-09-09T00:00:00Z')]);
    const read = await new InsightArchive(folder, CHANNEL).read();
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.observations.length).toBeGreaterThan(0);
    expect(read.value.observations.every(({ simulated }) => simulated)).toBe(true);
  });

  it('keeps every look at a thing, with its time, over a restart', async () => {
    const { port } = anAccount();
    const one = send('a', '2026-09-09T00:00:00Z');
    await pull(port, [one]);
    await pull(port, [one], new Date('2026-09-10T05:00:00.000Z'));
    const read = await new InsightArchive(folder, CHANNEL).read();
    if (!read.ok) throw new Error(read.error.message);
    const looks = read.value.observations.filter(({ kind }) => kind === 'request');
    expect(looks.map(({ fetchedAt }) => fetchedAt)).toEqual([
      '2026-09-10T01:00:00.000Z',
      '2026-09-10T05:00:00.000Z',
    ]);
  });

  it('survives an append that a power cut tore: the half line is named, the next answer is whole', async () => {
    const { port } = anAccount();
    await pull(port, []);
    const dir = join(folder, 'insight', CHANNEL);
    const [name] = readdirSync(dir);
    appendFileSync(join(dir, name ?? ''), '{"fetchedAt":"2026-09-10T01:0');
    const before = readFileSync(join(dir, name ?? ''), 'utf8').split('\n').length;
    await pull(port, [send('b', '2026-09-09T23:00:00Z')]);
    const read = await new InsightArchive(folder, CHANNEL).read();
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.damaged).toEqual([{ file: name, line: before }]);
    expect(read.value.observations.some(({ kind }) => kind === 'request')).toBe(true);
  });
});

describe('pulling figures', () => {
  it('asks no more at once than the pacer lets go, the most perishable first, and says what is left', async () => {
    const { port, asked } = anAccount();
    const sends = Array.from({ length: 70 }, (_, at) =>
      send(`s${at}`, new Date(NOW.getTime() - (at + 1) * 3 * 3_600_000).toISOString()),
    );
    const result = await pull(port, sends);
    if (!result.ok) throw new Error(result.error.message);
    expect(asked.filter(({ kind }) => kind === 'request')).toHaveLength(12);
    expect(asked[0]).toEqual({ kind: 'request', requestId: 'req-s69' });
    expect(result.value.left).toBe(58 + 49 + 49);
    expect(result.value.fetched.followers).toBe(12);
  });

  it('asks a day that is known no second time, and a withheld figure is named', async () => {
    const { port, asked } = anAccount();
    const first = await pull(port, [send('a', '2026-09-09T00:00:00Z')]);
    expect(first.ok && first.value.withheld).toMatchObject([
      { subject: 'request req-a', code: 'figures.kept.request' },
      { subject: 'demographic', code: 'figures.kept.demographic' },
    ]);
    const before = asked.length;
    await pull(port, [send('a', '2026-09-09T00:00:00Z')]);
    const again = asked.slice(before).filter(({ kind }) => kind === 'followers');
    expect(again).toHaveLength(12);
    const days = asked.flatMap((question) => (question.kind === 'followers' ? [question.day] : []));
    expect(new Set(days).size).toBe(24);
  });

  it('has a sentence in every language for each question, be its answer kept back or not to be had', () => {
    const day = '2026-09-09';
    const range = { from: day, to: day };
    const questions: Question[] = [
      { kind: 'delivery', day },
      { kind: 'followers', day },
      { kind: 'demographic' },
      { kind: 'quota' },
      { kind: 'request', requestId: 'req-a' },
      { kind: 'unit', unit: 'spring', ...range },
      { kind: 'richMenuSummary', richMenuId: 'richmenu-1', ...range },
      { kind: 'richMenuDaily', richMenuId: 'richmenu-1', ...range },
    ];
    const facts = {
      sends: [send('a', '2026-09-09T00:00:00Z')],
      menus: [{ richMenuId: 'richmenu-1', name: '首頁', from: day, to: null }],
    };
    for (const question of questions)
      for (const locale of ['zh-TW', 'en', 'ja'] as const)
        expect(formatSaid(saidOf(question, 'of', facts), locale)).not.toMatch(/figures|\{\{|:\d/);
    const kept = questions.slice(4).map((one) => formatSaid(saidOf(one, 'kept', facts), 'zh-TW'));
    expect(kept[0]).toContain('req-a');
    expect(kept[2]).toBe('「首頁」總計：點擊不到 20 人，LINE 不提供數字');
    for (const sentence of kept) expect(sentence).not.toContain('figures.');
  });

  it('goes on after a failure and keeps what it had', async () => {
    const { port } = anAccount(({ kind }) => kind === 'request');
    const result = await pull(port, [send('a', '2026-09-09T00:00:00Z')]);
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.failures).toHaveLength(1);
    expect(result.value.fetched.followers).toBe(12);
  });

  it('asks nothing more once nobody answers, and is a failure where nothing had come', async () => {
    const gone = (after: number) => {
      const { port, asked } = anAccount();
      const ask: InsightPort['ask'] = async (question) => {
        if (asked.length < after) return port.ask(question);
        asked.push(question);
        return fail(appError('line.unreachable', 'ECONNREFUSED'));
      };
      return { port: { ask }, asked };
    };
    const never = gone(0);
    expect(await pull(never.port, [])).toMatchObject({
      ok: false,
      error: { code: 'line.unreachable' },
    });
    expect(never.asked).toHaveLength(1);
    const later = gone(3);
    const answer = await pull(later.port, []);
    expect(later.asked).toHaveLength(4);
    expect(answer).toMatchObject({ ok: true, value: { failures: [{}] } });
    expect(answer.ok && answer.value.left).toBeGreaterThan(5);
  });

  it('stops at once when it is cancelled', async () => {
    const stop = new AbortController();
    stop.abort();
    const { port, asked } = anAccount();
    const result = await pull(port, [send('a', '2026-09-09T00:00:00Z')], NOW, stop.signal);
    expect(asked).toEqual([]);
    expect(result.ok && result.value.left).toBeGreaterThan(0);
  });

  it('looks once more after 14 days, and warns before them', () => {
    const sent = send('a', '2026-08-27T02:00:00Z');
    const end = Date.parse(sent.sentAt) + 14 * 86_400_000;
    const dayBefore = end - 86_400_000;
    expect(endingSoon([sent], new Map(), dayBefore)).toEqual([sent]);
    const seen = observation.parse({
      kind: 'request',
      requestId: 'req-a',
      fetchedAt: new Date(dayBefore).toISOString(),
      simulated: false,
      answer: { overview: {} },
    });
    const newest = new Map([['request req-a', seen]]);
    const asks = (now: number) =>
      questionsNow({ newest, sends: [sent], menus: [], now }).some(
        ({ kind }) => kind === 'request',
      );
    expect(asks(end - 1)).toBe(false);
    expect(asks(end)).toBe(true);
    newest.set('request req-a', { ...seen, fetchedAt: new Date(end).toISOString() });
    expect(asks(end + 30 * 86_400_000)).toBe(false);
  });
});
