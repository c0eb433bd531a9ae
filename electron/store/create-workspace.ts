import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { writeError } from './durable-write';
import { newWorkspaceFile, readWorkspaceFile, writeWorkspaceFile } from './workspace-file';

/** Makes an empty workspace in a folder; refuses one that already holds something else. */
export async function createWorkspace(
  folder: string,
  facts: { name: string; sample?: boolean },
  now: () => Date = () => new Date(),
): Promise<Result<null>> {
  try {
    await mkdir(folder, { recursive: true });
    if (await readWorkspaceFile(folder)) return ok(null);
    const others = (await readdir(folder)).filter((name) => !name.startsWith('.'));
    if (others.length > 0) {
      return fail(
        appError('store.folderNotEmpty', 'This folder holds other files. Choose an empty one.', {
          details: { folder: basename(folder) },
        }),
      );
    }
    const file = await newWorkspaceFile(folder, {
      name: facts.name,
      sample: facts.sample ?? false,
      now: now(),
    });
    for (const name of ['documents', 'assets'])
      await mkdir(join(folder, name), { recursive: true });
    await writeWorkspaceFile(folder, file);
    return ok(null);
  } catch (error) {
    return fail(writeError(error, folder));
  }
}
