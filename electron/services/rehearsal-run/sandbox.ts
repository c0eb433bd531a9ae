import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelId, WorkspaceId } from '#shared/domain/ids';
import { ok, type Result } from '#shared/errors/app-error';
import { openPractice, type Practice } from './practice';

/** A copy of the practice account and an outbox of its own; nothing outside changes. */
export type Sandbox = Pick<Practice, 'platform' | 'outbox' | 'insight' | 'now' | 'close'>;

export interface SandboxOptions {
  /** Where the practice account lives; the copy begins as it stands. */
  account: string;
  channelId: ChannelId;
  workspaceId: WorkspaceId;
  now: Date;
}

export async function openSandbox(options: SandboxOptions): Promise<Result<Sandbox>> {
  const folder = mkdtempSync(join(tmpdir(), 'tapestry-rehearsal-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const copy = join(folder, 'account');
  if (existsSync(options.account)) cpSync(options.account, copy, { recursive: true });
  const opened = await openPractice({
    ...options,
    account: copy,
    outbox: join(folder, 'outbox'),
  });
  if (!opened.ok) {
    remove();
    return opened;
  }
  const practice = opened.value;
  return ok({
    ...practice,
    async close() {
      await practice.close();
      remove();
    },
  });
}
