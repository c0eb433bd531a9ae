import { resolve } from 'node:path';

export interface StartArguments {
  /** Open the sample workspace, making it on first use. */
  sample: boolean;
  workspace: string | null;
  /** No window: only the drawing page, for the command line. */
  renderWorker: boolean;
}

/** What the command line of the app means; unknown switches belong to Chromium. */
export function readArguments(argv: readonly string[], cwd: string): StartArguments {
  const value = (name: string): string | null => {
    const found = argv.find((arg) => arg.startsWith(`--${name}=`));
    return found === undefined ? null : found.slice(name.length + 3);
  };
  const workspace = value('workspace');
  return {
    sample: argv.includes('--sample'),
    workspace: workspace === null || workspace === '' ? null : resolve(cwd, workspace),
    renderWorker: argv.includes('--render-worker'),
  };
}
