import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from '../../store/lock';

/**
 * Where this computer keeps what concerns more than one workspace: who is sending on an account, which
 * capsules have run. The window and the command line agree on it.
 */
export function stateFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const { TAPESTRY_STATE_DIR, XDG_STATE_HOME, LOCALAPPDATA } = env;
  if (TAPESTRY_STATE_DIR) return TAPESTRY_STATE_DIR;
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'Tapestry', 'state');
  if (process.platform === 'darwin') {
    return join(homedir(), 'Library', 'Application Support', 'Tapestry', 'state');
  }
  return join(XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'tapestry');
}

/** Account ids in file names would tell whoever looks into the folder whose accounts they are. */
const nameOf = (botUserId: string) =>
  createHash('sha256').update(botUserId).digest('hex').slice(0, 24);

/** What this computer keeps of an account, whatever the workspace. */
export const accountFolder = (folder: string, botUserId: string): string =>
  join(folder, 'accounts', nameOf(botUserId));

/** Locks of this process; the lock file alone cannot tell two holders of one process apart. */
const held = new Set<string>();

/** One sender per account and computer. Null: another one has it. */
export function lockAccount(folder: string, botUserId: string): { release(): void } | null {
  const place = accountFolder(folder, botUserId);
  if (held.has(place)) return null;
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const lock = takeLock(place);
  if (!lock.held) return null;
  held.add(place);
  return {
    release() {
      held.delete(place);
      lock.release();
    },
  };
}
