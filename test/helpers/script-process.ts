import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** Starts a script of this folder in plain Node, with the aliases of the house. */
export const startScript = (name: string, args: string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', join(root, 'test', 'helpers', name), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'build', 'tsconfig.base.json') },
  });

/** Runs it to its end and answers what it printed. */
export function runScript(name: string, args: string[]): Promise<string> {
  const child = startScript(name, args);
  let text = '';
  child.stdout?.on('data', (data: Buffer) => {
    text += data.toString();
  });
  return new Promise((resolve, reject) =>
    child.once('close', (code) =>
      code === 0 ? resolve(text) : reject(new Error(`${name} ended with ${code}`)),
    ),
  );
}

export interface OtherRehearsal {
  url: string;
  token: string;
  /** Calls LINE's API on it. */
  call(method: string, path: string, body?: unknown): Promise<Response>;
  stop(): Promise<void>;
}

/** A rehearsal channel in another process, whose token the app has to be told. */
export async function otherRehearsal(displayName = 'Rehearsal'): Promise<OtherRehearsal> {
  const child = startScript('serve-rehearsal.ts', [displayName]);
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (data: Buffer) => resolve(data.toString()));
    child.once('close', (code) => reject(new Error(`the rehearsal channel ended with ${code}`)));
  });
  const { url, token } = JSON.parse(line) as { url: string; token: string };
  return {
    url,
    token,
    call: (method, path, body) =>
      fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': body instanceof Uint8Array ? 'image/png' : 'application/json',
        },
        ...(body === undefined
          ? {}
          : { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
      }),
    stop: () =>
      new Promise((resolve) => {
        // a second time it is gone already
        if (child.exitCode !== null) return resolve();
        child.once('close', () => resolve());
        child.stdin?.end();
      }),
  };
}
