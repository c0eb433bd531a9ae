import { resolve } from 'node:path';
import type { DocumentId } from '#shared/domain/ids';
import { deepLinkIn, isLink } from './deep-link';
import { fileIn } from './file-argument';

export interface StartArguments {
  /** Open the sample workspace, making it on first use. */
  sample: boolean;
  workspace: string | null;
  /** No window: only the drawing page, for the command line. */
  renderWorker: boolean;
  /** Started at login: the window comes when somebody wants it. */
  hidden: boolean;
  /** Works the window without a person and leaves pictures and a report there. */
  demo: string | null;
  /** What the link that started the app asks for. */
  link: DocumentId | null;
  /** The file that was double-clicked, or dropped on the app's icon. */
  file: string | null;
}

/**
 * What the command line of the app means; unknown switches belong to Chromium. A start that a link caused
 * reads no other switch: whoever wrote the link must not choose the folder that is opened.
 */
export function readArguments(given: readonly string[], cwd: string): StartArguments {
  const argv = given.some(isLink) ? [] : given;
  const value = (name: string): string | null => {
    const found = argv.find((arg) => arg.startsWith(`--${name}=`));
    return found === undefined ? null : found.slice(name.length + 3);
  };
  const folder = (name: string): string | null => {
    const path = value(name);
    return path === null || path === '' ? null : resolve(cwd, path);
  };
  return {
    sample: argv.includes('--sample'),
    workspace: folder('workspace'),
    renderWorker: argv.includes('--render-worker'),
    hidden: argv.includes('--hidden'),
    demo: folder('demo'),
    link: deepLinkIn(given),
    file: fileIn(given, cwd),
  };
}
