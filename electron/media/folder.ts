import { randomBytes } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { appError, fail, ok } from '#shared/errors/app-error';
import type { MediaHostPort, MediaObject } from './port';

/** A folder that something else publishes. A name appears with all of its bytes, and only where none was. */
export function folderHost(
  folder: string,
  /** Folder inside of it, made when something is put there; the other one has to be there. */
  prefix: string,
  publicUrl: MediaHostPort['publicUrl'],
  fetchBack: MediaHostPort['fetchBack'],
): MediaHostPort {
  const at = (name: string) => join(folder, ...prefix.split('/'), ...name.split('/'));
  return {
    publicUrl,
    fetchBack,
    async has(name) {
      try {
        await stat(folder);
      } catch (error) {
        return fail(diskError(error));
      }
      return ok(
        await stat(at(name)).then(
          () => true,
          () => false,
        ),
      );
    },
    async put(object, mode) {
      try {
        return ok(await place(object, at(object.name), mode));
      } catch (error) {
        return fail(diskError(error));
      }
    },
  };
}

async function place(
  object: MediaObject,
  path: string,
  mode: 'new' | 'mend',
): Promise<'stored' | 'taken'> {
  await mkdir(dirname(path), { recursive: true });
  const temp = join(dirname(path), `.${randomBytes(6).toString('hex')}.part`);
  try {
    const file = await open(temp, 'wx', 0o644);
    try {
      const { bytes } = object;
      if (bytes instanceof Uint8Array) await file.writeFile(bytes);
      else for await (const piece of createReadStream(bytes.path)) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    if (mode === 'mend') {
      await rename(temp, path);
      return 'stored';
    }
    try {
      // a second name for the same bytes, which fails where the name is taken
      await link(temp, path).catch((error: NodeJS.ErrnoException) => {
        // network drives and FAT know no second names
        if (error.code === 'EEXIST') throw error;
        return copyFile(temp, path, constants.COPYFILE_EXCL);
      });
      return 'stored';
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'taken';
      throw error;
    }
  } finally {
    await rm(temp, { force: true });
  }
}

const diskError = (error: unknown) => {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return reason === 'ENOSPC' || reason === 'EDQUOT'
    ? appError('media.full', `The folder takes no more (${reason}).`, {
        details: { status: reason, reason },
        retry: 'never',
      })
    : appError('media.folder', `The folder cannot be used: ${reason}.`, {
        details: { reason },
        retry: 'never',
      });
};
