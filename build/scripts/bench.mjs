// `npm run bench`: builds, makes an Electron ready, and runs the table of `test/bench`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { root } from './paths.mjs';
import { prepareElectron } from './with-electron.mjs';

await buildIfStale();
const electron = await prepareElectron({ quiet: true });
const child = spawn(
  process.execPath,
  ['--import', 'tsx', join(root, 'test', 'bench', 'run.ts'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    cwd: root,
    env: {
      ...electron.env,
      TSX_TSCONFIG_PATH: join(root, 'build', 'tsconfig.base.json'),
      TAPESTRY_ELECTRON_DIR: electron.runtime.dir,
      TAPESTRY_ELECTRON_ARGS: JSON.stringify(electron.args),
    },
  },
);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  electron.stop();
  process.exit(code ?? 1);
});
