import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ChannelId } from '#shared/domain/ids';
import { appError, fail, ok } from '#shared/errors/app-error';
import { changeNotes, type InsightNotes, insightNotes, NO_NOTES } from '#shared/insight/notes';
import type { Emit, SomeHandlers } from '../../ipc/services';
import { writeError } from '../../store/durable-write';
import { JsonFile } from '../../store/json-file';
import type { Workspace } from '../../store/workspace';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';

/** `insight/<channel>/notes.json`: one file object a channel, so that two changes never overtake each other. */
export function notesHandlers(
  current: CurrentWorkspace,
  emit: Emit,
): SomeHandlers<'insight.notes' | 'insight.changeNotes'> {
  const files = new WeakMap<Workspace, Map<ChannelId, JsonFile<InsightNotes>>>();
  const fileOf = (workspace: Workspace, channelId: ChannelId): JsonFile<InsightNotes> => {
    const known = files.get(workspace) ?? new Map<ChannelId, JsonFile<InsightNotes>>();
    files.set(workspace, known);
    const path = join(workspace.folder, 'insight', channelId, 'notes.json');
    const file =
      known.get(channelId) ??
      new JsonFile(path, insightNotes, NO_NOTES, (name, aside) =>
        workspace.note('store.fileSetAside', 'A damaged file was set aside.', {
          file: name,
          aside,
        }),
      );
    known.set(channelId, file);
    return file;
  };
  return {
    'insight.notes': ({ channelId }) =>
      withWorkspace(current, async (workspace) => ok(await fileOf(workspace, channelId).read())),
    'insight.changeNotes': ({ channelId, change }) =>
      withWorkspace(current, async (workspace) => {
        if (workspace.readOnly)
          return fail(appError('store.readOnly', 'This workspace is open read-only.'));
        const file = fileOf(workspace, channelId);
        try {
          await mkdir(dirname(file.path), { recursive: true });
          const notes = await file.update((before) => changeNotes(before, change, randomUUID));
          emit('insight.notesChanged', { channelId });
          return ok(notes);
        } catch (error) {
          return fail(writeError(error, file.path));
        }
      }),
  };
}
