import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DocumentId } from '#shared/domain/ids';
import {
  type CommentsFile,
  commentsFile,
  type KeptComment,
  keptComment,
  mergeComments,
  type ReviewComment,
} from '#shared/domain/review';
import { appError, fail, formatPath, ok, type Result } from '#shared/errors/app-error';
import { writeError } from './durable-write';
import { JsonFile } from './json-file';

/** Of one design; who has more to say writes a document of their own. */
const MOST_KEPT = 5_000;

/** Reads a file of comments that anybody may have written; the only place where it becomes typed. */
export function readComments(text: string): Result<CommentsFile> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return fail(appError('review.notComments', 'This is no file of comments from a prototype.'));
  }
  const parsed = commentsFile.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const path = (parsed.error.issues[0]?.path ?? []).map((part) =>
    typeof part === 'symbol' ? String(part) : part,
  );
  return fail(
    appError('review.notComments', 'This is no file of comments from a prototype.', {
      path,
      details: { place: formatPath(path) },
    }),
  );
}

/** What reviewers said about designs: one file for each design, in `reviews` of the workspace. */
export class Reviews {
  private readonly files = new Map<DocumentId, JsonFile<KeptComment[]>>();

  constructor(
    private readonly folder: string,
    private readonly readOnly: () => boolean,
  ) {}

  /** Oldest first. */
  list(id: DocumentId): Promise<KeptComment[]> {
    return this.fileOf(id).read();
  }

  /** Takes comments in; those that are known already stay as they are. */
  async add(
    id: DocumentId,
    arrived: readonly ReviewComment[],
  ): Promise<Result<{ comments: KeptComment[]; added: number }>> {
    const { added, comments } = mergeComments(await this.list(id), arrived);
    if (comments.length > MOST_KEPT) {
      return fail(
        appError('review.tooMany', `A design keeps ${MOST_KEPT} comments at most.`, {
          details: { limit: MOST_KEPT },
        }),
      );
    }
    const kept = await this.change(id, (before) => mergeComments(before, arrived).comments);
    return kept.ok ? ok({ comments: kept.value, added }) : kept;
  }

  /** Marks a comment as dealt with, or not. */
  setDone(id: DocumentId, commentId: string, done: boolean): Promise<Result<KeptComment[]>> {
    return this.change(id, (before) =>
      before.map((comment) => (comment.id === commentId ? { ...comment, done } : comment)),
    );
  }

  private async change(
    id: DocumentId,
    change: (before: KeptComment[]) => KeptComment[],
  ): Promise<Result<KeptComment[]>> {
    if (this.readOnly())
      return fail(appError('store.readOnly', 'This workspace is open read-only.'));
    try {
      await mkdir(this.folder, { recursive: true });
      await this.fileOf(id).update(change);
      return ok(await this.list(id));
    } catch (error) {
      return fail(writeError(error, this.folder));
    }
  }

  private fileOf(id: DocumentId): JsonFile<KeptComment[]> {
    const known = this.files.get(id);
    if (known) return known;
    const file = new JsonFile(join(this.folder, `${id}.json`), z.array(keptComment), []);
    this.files.set(id, file);
    return file;
  }
}
