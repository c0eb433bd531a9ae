import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { journalledRuns } from '#electron/services/publish/runs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-runs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const end = `{"type":"end","at":"2026-11-24T02:00:00.000Z","state":"done"}`;
const open = () => journalledRuns(folder, new Set(), 'wsp_aaaaaaaaaaaaaaaa', 'open');

it('looks for runs without an end and reads none that has one, however long it is', async () => {
  const path = join(folder, 'run_aaaaaaaaaaaaaaaa.jsonl');
  // more than can be read at once, most of it a hole that takes no place
  writeFileSync(path, '{}\n');
  truncateSync(path, 3_000_000_000);
  appendFileSync(path, `\n${end}\n`);
  expect(await open()).toEqual([]);
  await expect(journalledRuns(folder, new Set(), 'wsp_aaaaaaaaaaaaaaaa')).rejects.toThrow();
});

it('takes whatever does not clearly end as it is', async () => {
  const torn = end.slice(0, 40);
  for (const [at, text] of ['', '\n', '{}', torn, `${torn}\n`].entries())
    writeFileSync(join(folder, `run_${String(at).repeat(16)}.jsonl`), text);
  // nothing was ever planned in them, so there is nothing to go on with
  expect(await open()).toEqual([]);
});
