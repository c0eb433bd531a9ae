// What a computer keeps of accounts (who publishes, what is paced) is nobody else's while tests run: two test files
// that use one account at the same time would wait for each other.
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = join(tmpdir(), `tapestry-state-${process.pid}`);
process.env.TAPESTRY_STATE_DIR = folder;
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
