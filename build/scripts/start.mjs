// `npm start`: the studio on the sample workspace. Without a display it says so and runs the demo.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { hasDisplay } from './display.mjs';
import { root } from './paths.mjs';

const run = (script, args) =>
  spawn(process.execPath, [join(root, 'build', 'scripts', script), ...args], {
    stdio: 'inherit',
  }).on('exit', (code) => {
    process.exitCode = code ?? 1;
  });

if (hasDisplay()) {
  run('electron-launch.mjs', process.argv.length > 2 ? process.argv.slice(2) : ['--sample']);
} else {
  process.stderr.write(
    'There is no display here, so the demo runs instead of the window; its files go to demo-out.\n',
  );
  run('tapestry.mjs', ['demo', '--out', join(root, 'demo-out')]);
}
