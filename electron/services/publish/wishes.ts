import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canonicalJson } from '#shared/document/canonical';
import { type AccountWishes, accountWishes, NO_WISHES } from '#shared/domain/account-wishes';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { durableWrite, writeError } from '../../store/durable-write';
import { isBotUserId } from './publication-file';

/** What is wanted of an account beside rich menus: `wishes/<bot user id>.json` of the workspace. */
export function wishFiles(workspaceFolder: string): {
  read(botUserId: string): Promise<Result<AccountWishes>>;
  write(botUserId: string, wishes: AccountWishes): Promise<Result<void>>;
} {
  const nameOf = (botUserId: string) => `wishes/${botUserId}.json`;
  return {
    async read(botUserId) {
      if (!isBotUserId(botUserId)) return ok(NO_WISHES);
      try {
        const text = await readFile(join(workspaceFolder, nameOf(botUserId)), 'utf8');
        return ok(accountWishes.parse(JSON.parse(text)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ok(NO_WISHES);
        const file = nameOf(botUserId);
        return fail(
          appError(
            'publish.memoryUnreadable',
            `${file} cannot be read. Restore it from a copy, or move it away to start without it.`,
            { details: { file, reason: String(error) } },
          ),
        );
      }
    },
    async write(botUserId, wishes) {
      const path = join(workspaceFolder, nameOf(botUserId));
      try {
        await mkdir(dirname(path), { recursive: true });
        await durableWrite(path, new TextEncoder().encode(canonicalJson(wishes)));
        return ok(undefined);
      } catch (error) {
        return fail(writeError(error, path));
      }
    },
  };
}
