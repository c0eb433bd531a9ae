import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSampleWorkspace } from '#electron/services/sample';

/** A workspace of ten thousand menus; made once for a whole run. */
export class LargeWorkspace {
  private made: Promise<string> | null = null;

  folder(note: (text: string) => void): Promise<string> {
    this.made ??= this.make(note);
    return this.made;
  }

  private async make(note: (text: string) => void): Promise<string> {
    note('making a workspace of 10,000 menus');
    const folder = await mkdtemp(join(tmpdir(), 'tapestry-bench-'));
    const made = await createSampleWorkspace(folder, { menus: 9_996 });
    if (!made.ok) throw new Error(made.error.message);
    return folder;
  }

  async remove(): Promise<void> {
    const folder = await this.made;
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}

export const largeWorkspace = new LargeWorkspace();
