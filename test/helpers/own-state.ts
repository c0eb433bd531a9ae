// What a computer keeps of accounts (who publishes, what is paced) is nobody else's while tests run: two test files
// that use one account would wait for each other, at the same time or one after the other in the same process.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'tapestry-state-'));
process.env.TAPESTRY_STATE_DIR = folder;
afterAll(() => rmSync(folder, { recursive: true, force: true }));
