import { type FsPort, realFs } from '#electron/store/fs-port';

const CALLS = ['writeNew', 'linkOrCopy', 'rename', 'syncFolder'] as const;
const coded = (code: string) => Object.assign(new Error(code), { code });

/** The real file system, whose n-th call of the four fails; `dead`: nothing works from then on. */
export function failing(at: number, code: string, dead = false): FsPort & { calls: string[] } {
  const calls: string[] = [];
  let isDead = false;
  const wrap =
    <A extends unknown[]>(name: string, work: (...args: A) => Promise<void>) =>
    async (...args: A): Promise<void> => {
      if (isDead) throw coded(code);
      if ((CALLS as readonly string[]).includes(name)) {
        calls.push(name);
        if (calls.length === at) {
          isDead = dead;
          throw coded(code);
        }
      }
      return work(...args);
    };
  return {
    calls,
    writeNew: wrap('writeNew', realFs.writeNew),
    rename: wrap('rename', realFs.rename),
    linkOrCopy: wrap('linkOrCopy', realFs.linkOrCopy),
    remove: wrap('remove', realFs.remove),
    syncFolder: wrap('syncFolder', realFs.syncFolder),
    makeFolder: wrap('makeFolder', realFs.makeFolder),
  };
}
