// `npm start`: the studio on the sample workspace. Without a display it says so and runs the demo.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { hasDisplay, startPlan } from './display.mjs';
import { root } from './paths.mjs';

const { script, args, said } = startPlan(process.argv.slice(2), {
  hasDisplay: hasDisplay(),
  out: join(root, 'demo-out'),
});
if (said !== null) process.stderr.write(`${said}\n`);
spawn(process.execPath, [join(root, 'build', 'scripts', script), ...args], {
  stdio: 'inherit',
}).on('exit', (code) => {
  process.exitCode = code ?? 1;
});
