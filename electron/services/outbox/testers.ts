import { join } from 'node:path';
import { z } from 'zod';
import type { ChannelId } from '#shared/domain/ids';
import { type Tester, tester } from '#shared/domain/outbox';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { writeError } from '../../store/durable-write';
import { JsonFile } from '../../store/json-file';
import type { Workspace } from '../../store/workspace';

/** By channel: LINE names the same person differently for each provider. */
const bookShape = z.record(z.string(), z.array(tester));
type Book = z.infer<typeof bookShape>;

const books = new WeakMap<Workspace, JsonFile<Book>>();

/** In the private folder: who tests is nobody else's business, and it is not part of the work. */
function bookOf(workspace: Workspace): JsonFile<Book> {
  const book =
    books.get(workspace) ??
    new JsonFile<Book>(join(workspace.privateDir, 'testers.json'), bookShape, {});
  books.set(workspace, book);
  return book;
}

/** People who get the tests of a channel; nobody, when nobody was chosen. */
export async function testersOf(workspace: Workspace, channelId: ChannelId): Promise<Tester[]> {
  return (await bookOf(workspace).read())[channelId] ?? [];
}

export async function saveTesters(
  workspace: Workspace,
  channelId: ChannelId,
  testers: readonly Tester[],
): Promise<Result<Tester[]>> {
  if (workspace.readOnly) {
    return fail(appError('store.readOnly', 'This workspace is open read-only.'));
  }
  const book = bookOf(workspace);
  try {
    const written = await book.update((all) => ({ ...all, [channelId]: [...testers] }));
    return ok(written[channelId] ?? []);
  } catch (error) {
    return fail(writeError(error, book.path));
  }
}
