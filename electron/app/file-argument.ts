import { extname, resolve } from 'node:path';
import { extensionsOf } from '#shared/files/file-kinds';
import { isLink } from './deep-link';

/** Not programs: those stand on the command line of whoever develops, and nobody opens one with a design tool. */
const ENDINGS = new Set(
  extensionsOf('import')
    .filter((extension) => extension !== 'js')
    .map((extension) => `.${extension}`),
);

/**
 * The first file that a command line names: what a file manager puts there for a double click. A command line with a
 * link in it names none, see `readArguments`.
 */
export function fileIn(argv: readonly string[], cwd: string): string | null {
  if (argv.some(isLink)) return null;
  const found = argv.find((arg) => !arg.startsWith('-') && ENDINGS.has(extname(arg).toLowerCase()));
  return found === undefined ? null : resolve(cwd, found);
}
