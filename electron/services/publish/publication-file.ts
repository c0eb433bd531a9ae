import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canonicalJson } from '#shared/document/canonical';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { durableWrite, writeError } from '../../store/durable-write';
import { type Publication, publication } from './publication';

/** Bot user ids are `U` and 32 hex digits; anything else must not become part of a path. */
const BOT = /^U[0-9a-f]{32}$/;
export const isBotUserId = (text: string): boolean => BOT.test(text);

/** `publications/<bot user id>.json` of a workspace. */
export function publicationFiles(workspaceFolder: string): {
  read(botUserId: string): Promise<Result<Publication | null>>;
  write(value: Publication): Promise<Result<void>>;
} {
  const pathOf = (botUserId: string) => join(workspaceFolder, 'publications', `${botUserId}.json`);
  const refuse = (botUserId: string) =>
    BOT.test(botUserId)
      ? null
      : appError('publish.strangeAccount', 'LINE gave an account id that cannot be one.');
  return {
    async read(botUserId) {
      const refused = refuse(botUserId);
      if (refused) return fail(refused);
      let text: string;
      try {
        text = await readFile(pathOf(botUserId), 'utf8');
      } catch (error) {
        const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
        return isMissing ? ok(null) : fail(unreadable(botUserId, String(error)));
      }
      try {
        return ok(publication.parse(JSON.parse(text)));
      } catch (error) {
        // Guessing here could delete a live menu: publishing waits until a person has looked.
        return fail(unreadable(botUserId, error instanceof Error ? error.message : String(error)));
      }
    },
    async write(value) {
      const refused = refuse(value.botUserId);
      if (refused) return fail(refused);
      const path = pathOf(value.botUserId);
      try {
        await mkdir(dirname(path), { recursive: true });
        await durableWrite(path, new TextEncoder().encode(canonicalJson(value)));
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
    `publications/${botUserId}.json cannot be read. Restore it from a copy, or move it away to start without it.`,
    { details: { file: `publications/${botUserId}.json`, reason } },
  );
