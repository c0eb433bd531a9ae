import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { durableWrite, writeError } from '../../store/durable-write';
import type { ReportFile } from './files';

/** What no file system refuses, on any of the three systems; never empty. */
export const plainName = (title: string): string =>
  title
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, '-')
    .replace(/^\.+|[. ]+$/g, '')
    .slice(0, 120) || 'report';

/** Names that are free in a folder: the same stem for all, with a number where one of them is taken. */
export async function freeNames(
  folder: string,
  title: string,
  extensions: readonly string[],
): Promise<string[]> {
  const stem = plainName(title);
  for (let at = 1; ; at += 1) {
    const names = extensions.map((extension) => `${stem}${at === 1 ? '' : ` ${at}`}.${extension}`);
    const taken = await Promise.all(names.map((name) => isThere(join(folder, name))));
    if (!taken.includes(true)) return names;
  }
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Each file is on the disk whole or not at all. */
export async function writeReport(
  folder: string,
  names: readonly string[],
  files: readonly ReportFile[],
): Promise<Result<string[]>> {
  try {
    for (const [at, { bytes }] of files.entries())
      await durableWrite(join(folder, names[at] ?? ''), bytes, { forOthers: true });
    return ok([...names]);
  } catch (error) {
    return fail(writeError(error, folder));
  }
}
