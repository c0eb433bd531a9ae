import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'dist', 'cli', 'index.cjs');

/** Builds what is stale, once; the command line under test is the built one. */
export function buildOnce(): void {
  const built = spawnSync(
    process.execPath,
    [join(root, 'build', 'scripts', 'tapestry.mjs'), '--version'],
    { encoding: 'utf8' },
  );
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stderr}`);
}

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
  json: unknown;
}

export interface Running {
  ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
  /** The first line on standard output. */
  firstLine: Promise<string>;
}

/** Starts `tapestry` as a process of its own. */
export function start(
  args: readonly string[],
  options: { env?: Record<string, string>; input?: string; cwd?: string } = {},
): Running {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: options.cwd ?? root,
    env: {
      ...process.env,
      INIT_CWD: options.cwd ?? root,
      TAPESTRY_ELECTRON_LAUNCH: JSON.stringify([
        process.execPath,
        join(root, 'build', 'scripts', 'electron-launch.mjs'),
      ]),
      ...options.env,
    },
  });
  let stdout = '';
  let stderr = '';
  let sayFirst: (line: string) => void = () => undefined;
  const firstLine = new Promise<string>((resolve) => {
    sayFirst = resolve;
  });
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString();
    const end = stdout.indexOf('\n');
    if (end >= 0) sayFirst(stdout.slice(0, end));
  });
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString();
  });
  child.stdin.end(options.input ?? '');
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (status) => {
      let json: unknown;
      try {
        json = JSON.parse(stdout);
      } catch {
        json = undefined;
      }
      resolve({ status, stdout, stderr, json });
    });
  });
  return { ended, firstLine, kill: (signal) => void child.kill(signal) };
}

export const tapestry = (
  args: readonly string[],
  options: Parameters<typeof start>[1] = {},
): Promise<Ended> => start(args, options).ended;
