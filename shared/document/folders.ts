/*
 * Folders of the library: a path such as `節慶/中秋` that a document carries. A folder is there as long as a
 * document is in it, so that none can be lost and none has to be kept in a file of its own.
 */

/** As people may type it: without blanks round its steps, without empty ones; '' is outside of all folders. */
export const tidyFolder = (typed: string): string =>
  typed
    .split('/')
    .map((step) => step.trim().replace(/\s+/g, ' '))
    .filter((step) => step !== '')
    .join('/')
    .slice(0, 200);

/** Whether a folder is `outer` or lies in it. */
export const isInFolder = (folder: string, outer: string): boolean =>
  folder === outer || folder.startsWith(`${outer}/`);

/** Where a folder is after `from` was renamed to `to`; '' takes the step away and keeps what lies below. */
export function movedFolder(folder: string, from: string, to: string): string {
  if (!isInFolder(folder, from)) return folder;
  const rest = folder.slice(from.length + 1);
  return [to, rest].filter((step) => step !== '').join('/');
}

/** Every folder that documents are in, and every one round it, in the order in which people read them. */
export function allFolders(folders: Iterable<string | undefined>): string[] {
  const found = new Set<string>();
  for (const folder of folders) {
    if (folder === undefined || folder === '') continue;
    const steps = folder.split('/');
    steps.forEach((_, index) => {
      found.add(steps.slice(0, index + 1).join('/'));
    });
  }
  return [...found].sort((a, b) => a.localeCompare(b, 'zh-Hant'));
}
