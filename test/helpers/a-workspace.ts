import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSampleWorkspace } from '#electron/services/sample';
import { Workspace, type WorkspaceOptions } from '#electron/store/workspace';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { unwrap } from './publish-bench';

export interface OnDisk {
  folder: string;
  open(options?: WorkspaceOptions): Promise<Workspace>;
  remove(): void;
}

/** A sample workspace in a temporary folder. */
export async function aWorkspace(menus = 0): Promise<OnDisk> {
  const folder = join(mkdtempSync(join(tmpdir(), 'tapestry-store-')), 'workspace');
  unwrap(await createSampleWorkspace(folder, { menus }));
  return {
    folder,
    open: async (options = {}) => unwrap(await Workspace.open(folder, options)),
    remove: () => rmSync(join(folder, '..'), { recursive: true, force: true }),
  };
}

/** The first menu of the list, with its revision. */
export async function firstMenu(
  workspace: Workspace,
): Promise<{ document: RichMenuSet; revision: string }> {
  const [head] = workspace.list({ kinds: ['richMenuSet'], offset: 0, limit: 1 }).heads;
  if (!head) throw new Error('the workspace is empty');
  return unwrap(await workspace.loadAs('richMenuSet', head.id));
}
