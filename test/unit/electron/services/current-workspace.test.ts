import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CurrentWorkspace } from '#electron/services/current-workspace';
import { createWorkspace } from '#electron/store/create-workspace';
import { Workspace } from '#electron/store/workspace';

let base: string;
const folder = async (name: string): Promise<string> => {
  const path = join(base, name);
  const made = await createWorkspace(path, { name });
  if (!made.ok) throw new Error(made.error.message);
  return path;
};

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'tapestry-current-'));
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await rm(base, { recursive: true, force: true });
});

describe('what the first search needs', () => {
  it('is read when the opening is over, of the workspace that is open by then', async () => {
    const [one, two] = [await folder('one'), await folder('two')];
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const prepared: string[] = [];
    vi.spyOn(Workspace.prototype, 'prepareSearch').mockImplementation(function (this: Workspace) {
      prepared.push(this.folder);
    });
    const current = new CurrentWorkspace();
    await current.open(one);
    await current.open(two);
    expect(prepared).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(prepared).toEqual([two]);
    // what is closed is not read
    await current.open(one);
    await current.close();
    vi.advanceTimersByTime(60_000);
    expect(prepared).toEqual([two]);
  });
});
