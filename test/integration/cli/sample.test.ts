import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOnce, start, tapestry } from '#test/helpers/command-line';

const folder = mkdtempSync(join(tmpdir(), 'tapestry-sample-'));
const lived = join(folder, 'lived');

beforeAll(() => buildOnce(), 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('sample --past', () => {
  test('plays the months before on the rehearsal channel: sends, tests, figures and menus', async () => {
    const { status, json, stderr } = await tapestry(['sample', '--out', lived, '--past', '--json']);
    expect(status, stderr).toBe(0);
    expect(json).toEqual({ documents: 27, bytes: expect.any(Number) });
    expect(stderr).toContain('90 %');
    expect(existsSync(`${lived}.making`)).toBe(false);
    expect(readdirSync(join(lived, 'experiments')).length).toBeGreaterThan(0);
    const archive = join(lived, 'insight');
    const lines = readdirSync(archive, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(join(archive, name), 'utf8').trim().split('\n'));
    expect(lines.length).toBeGreaterThan(100);
    // not one of them can pass for what LINE counted
    for (const line of lines) expect(line).toContain('"simulated":true');
    const taken = await tapestry([
      'rollback',
      '--workspace',
      lived,
      '--channel',
      'rehearsal',
      '--json',
    ]);
    expect(taken, taken.stderr).toMatchObject({ status: 0, json: { state: 'done' } });
  }, 120_000);

  test('goes into no folder that holds something', async () => {
    const before = readdirSync(lived);
    const { status, json } = await tapestry(['sample', '--out', lived, '--past', '--json']);
    expect({ status, json }).toMatchObject({
      status: 2,
      json: { error: { code: 'sample.notEmpty' } },
    });
    expect(readdirSync(lived)).toEqual(before);
  });

  test('stopped in between, leaves nothing half made', async () => {
    const out = join(folder, 'stopped');
    const running = start(['sample', '--out', out, '--past', '--json']);
    await expect.poll(() => existsSync(`${out}.making`), { timeout: 20_000 }).toBe(true);
    running.kill('SIGINT');
    const { status, json } = await running.ended;
    expect({ status, json }).toMatchObject({
      status: 1,
      json: { error: { code: expect.stringMatching(/^(sample|render)\.stopped$/) } },
    });
    expect(readdirSync(out)).toEqual([]);
    expect(existsSync(`${out}.making`)).toBe(false);
  }, 60_000);
});
