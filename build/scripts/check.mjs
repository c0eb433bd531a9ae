// `npm run check`: types of every runtime, formatting and lint, typed lint, borders, dead code.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './paths.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);
// the native compiler; the one in JavaScript stays for the import borders, whose tool asks its API
const tsc = join(root, 'node_modules', 'typescript-native', 'bin', 'tsc');
/** @type {[name: string, command: string, args: string[]][]} */
const CHECKS = [
  // the longest first, so that none of them is left when everything else is done
  ['types: test', tsc, ['-p', 'test']],
  [
    'import borders',
    bin('depcruise'),
    ['--config', 'build/lint/dependency-cruiser.cjs', 'electron', 'renderer', 'shared'],
  ],
  [
    'typed lint',
    bin('oxlint'),
    [
      '--config',
      'build/lint/typed.jsonc',
      '--type-aware',
      '--deny-warnings',
      'electron',
      'renderer',
      'shared',
    ],
  ],
  ['types: renderer', tsc, ['-p', 'renderer']],
  ['types: electron on the older runtime', tsc, ['-p', 'build/tsconfig.electron-25.json']],
  ['types: electron', tsc, ['-p', 'electron']],
  [
    'format and lint',
    bin('biome'),
    ['check', '--config-path', 'build/lint/style.jsonc', '--error-on-warnings', '.'],
  ],
  ['unused files and packages', bin('knip'), ['--config', 'build/lint/knip.json', '--no-progress']],
  ['types: shared', tsc, ['-p', 'shared']],
  ['types: build', tsc, ['-p', 'build']],
];
const AT_ONCE = 2;

function runOne([name, command, args]) {
  return new Promise((resolve) => {
    const began = Date.now();
    let output = '';
    const child = spawn(command, args, { cwd: root, env: { ...process.env, NO_COLOR: '1' } });
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('close', (code) => {
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
      if (code !== 0) process.stdout.write(`${output.trim()}\n`);
      resolve(code === 0);
    });
  });
}

const left = [...CHECKS];
const results = [];
async function lane() {
  for (let check = left.shift(); check; check = left.shift()) results.push(await runOne(check));
}
await Promise.all(Array.from({ length: AT_ONCE }, lane));
const passed = results.filter(Boolean).length;
process.stdout.write(`${passed} passed, ${results.length - passed} failed\n`);
process.exitCode = passed === results.length ? 0 : 1;
