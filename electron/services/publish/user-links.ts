import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '#shared/document/canonical';
import { userLink } from '#shared/domain/publishing';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { durableWrite, writeError } from '../../store/durable-write';
import { isBotUserId } from './publication-file';

export type UserLink = z.infer<typeof userLink>;
const fileShape = z.object({ links: z.array(userLink) });

/** Who is to have which page as their own rich menu: `links/<bot user id>.json` of the workspace. */
export function userLinkFiles(workspaceFolder: string): {
  read(botUserId: string): Promise<Result<UserLink[]>>;
  write(botUserId: string, links: readonly UserLink[]): Promise<Result<void>>;
} {
  const pathOf = (botUserId: string) => join(workspaceFolder, 'links', `${botUserId}.json`);
  return {
    async read(botUserId) {
      if (!isBotUserId(botUserId)) return ok([]);
      let text: string;
      try {
        text = await readFile(pathOf(botUserId), 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ok([]);
        return fail(unreadable(botUserId, String(error)));
      }
      try {
        return ok(fileShape.parse(JSON.parse(text)).links);
      } catch (error) {
        // An empty list would take everybody's menu away, so it is not guessed.
        return fail(unreadable(botUserId, error instanceof Error ? error.message : String(error)));
      }
    },
    async write(botUserId, links) {
      const path = pathOf(botUserId);
      try {
        await mkdir(dirname(path), { recursive: true });
        await durableWrite(path, new TextEncoder().encode(canonicalJson({ links: [...links] })));
        return ok(undefined);
      } catch (error) {
        return fail(writeError(error, path));
      }
    },
  };
}

const unreadable = (botUserId: string, reason: string) =>
  appError(
    'publish.memoryUnreadable',
    `links/${botUserId}.json cannot be read. Restore it from a copy, or move it away to start without it.`,
    { details: { file: `links/${botUserId}.json`, reason } },
  );
