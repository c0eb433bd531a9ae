import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { AudienceUpload } from '#shared/domain/audience/schema';
import type { ChannelId, DocumentId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { LIMITS } from '#shared/line/limits';
import type { AudienceClient } from '../../line/audiences';
import type { Workspace } from '../../store/workspace';
import { cancelled, idsAtLine, listGone } from './list-errors';
import { LINE_BYTES, listsFolder } from './list-file';

/** LINE runs ten jobs of an audience at once; its largest list goes up in as many files. */
const PART = LIMITS.audience.idsPerFile / 10;
/** LINE's clock and ours may be apart by so much. */
const APART_MS = 10 * 60_000;

export interface UploadParts {
  workspace: Workspace;
  channelId: ChannelId;
  client: Pick<AudienceClient, 'list' | 'createEmpty' | 'addIds'>;
  now: () => Date;
  /** Makes the audience with an entry in the journal around the call. */
  journalled(name: string, make: () => Promise<Result<number>>): Promise<Result<number>>;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/**
 * Makes an audience at LINE of a list. How far it came stands in the document, written after LINE has taken each
 * part, so that a break goes on there: a part may go twice, which changes nothing, and none is left out.
 */
export async function uploadList(
  id: DocumentId,
  parts: UploadParts,
): Promise<Result<{ audienceGroupId: number; uploaded: number }>> {
  const { workspace, client, onProgress } = parts;
  const loaded = await workspace.loadAs('audience', id);
  if (!loaded.ok) return loaded;
  const { list, count, origin } = loaded.value.document;
  if (origin.from === 'line') return fail(idsAtLine(loaded.value.document.name));
  if (list === null || count === 0) return fail(listGone());
  const named = nameOf(loaded.value.document.name);
  const begun = await beginning(id, named, parts);
  if (!begun.ok) return begun;
  const { audienceGroupId } = begun.value;
  let { uploaded } = begun.value;
  const file = await open(join(listsFolder(workspace.privateDir), `${list}.ids`), 'r').catch(
    () => null,
  );
  if (!file) return fail(listGone());
  try {
    onProgress?.(uploaded, count);
    while (uploaded < count) {
      if (parts.signal?.aborted) return fail(cancelled());
      const lines = Math.min(PART, count - uploaded);
      const bytes = Buffer.alloc(lines * LINE_BYTES);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, uploaded * LINE_BYTES);
      if (bytesRead !== bytes.length) return fail(listGone());
      const added = await client.addIds(
        audienceGroupId,
        bytes,
        parts.signal ? { signal: parts.signal } : {},
      );
      if (!added.ok) return added;
      uploaded += lines;
      const kept = await note(id, parts, {
        audienceGroupId,
        uploaded,
        finished: uploaded === count,
      });
      if (!kept.ok) return kept;
      onProgress?.(uploaded, count);
    }
    return ok({ audienceGroupId, uploaded });
  } finally {
    await file.close();
  }
}

/** The audience that takes the ids: the one of the break, or a new one. */
async function beginning(
  id: DocumentId,
  name: string,
  parts: UploadParts,
): Promise<Result<{ audienceGroupId: number; uploaded: number }>> {
  const loaded = await parts.workspace.loadAs('audience', id);
  if (!loaded.ok) return loaded;
  const before = loaded.value.document.uploads.find(
    ({ channelId }) => channelId === parts.channelId,
  );
  if (before) {
    const listed = await parts.client.list();
    if (!listed.ok) return listed;
    if (before.audienceGroupId !== null) {
      const { audienceGroupId, uploaded } = before;
      // deleted at LINE meanwhile: it is made anew
      if (listed.value.some((one) => one.audienceGroupId === audienceGroupId))
        return ok({ audienceGroupId, uploaded });
    } else {
      // begun, and nobody heard how it ended
      const since = Date.parse(before.at) - APART_MS;
      const found = listed.value.filter(
        ({ type, description, created }) =>
          type === 'UPLOAD' && description === name && (created ?? 0) * 1_000 >= since,
      );
      if (found.length > 1)
        return fail(
          appError(
            'audience.uploadUnclear',
            `LINE has several new audiences called “${name}”. Delete those that are not wanted first.`,
            { details: { name } },
          ),
        );
      const [only] = found;
      if (only) {
        const { audienceGroupId } = only;
        const kept = await note(id, parts, { audienceGroupId, uploaded: 0, finished: false });
        return kept.ok ? ok({ audienceGroupId, uploaded: 0 }) : kept;
      }
    }
  }
  const noted = await note(id, parts, { audienceGroupId: null, uploaded: 0, finished: false });
  if (!noted.ok) return noted;
  const made = await parts.journalled(name, () => parts.client.createEmpty(name));
  if (!made.ok) return made;
  const audienceGroupId = made.value;
  const kept = await note(id, parts, { audienceGroupId, uploaded: 0, finished: false });
  return kept.ok ? ok({ audienceGroupId, uploaded: 0 }) : kept;
}

async function note(
  id: DocumentId,
  { workspace, channelId, now }: UploadParts,
  upload: Omit<AudienceUpload, 'channelId' | 'at'>,
): Promise<Result<null>> {
  const loaded = await workspace.loadAs('audience', id);
  if (!loaded.ok) return loaded;
  const { document, revision } = loaded.value;
  const at = now().toISOString();
  const others = document.uploads.filter((one) => one.channelId !== channelId);
  const saved = await workspace.save(
    { ...document, updatedAt: at, uploads: [...others, { ...upload, channelId, at }] },
    revision,
  );
  return saved.ok ? ok(null) : saved;
}

/** LINE takes no control characters and no blanks around. */
const nameOf = (name: string): string =>
  name
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, LIMITS.audience.description) || 'Tapestry';
