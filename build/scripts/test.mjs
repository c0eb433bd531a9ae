// `npm test`: everything a change must pass. Sets up what it needs; the last line adds up all kinds.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { root } from './paths.mjs';
import { runPlaywright } from './playwright.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);
const reports = mkdtempSync(join(tmpdir(), 'tapestry-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };

function run(command, args, env = process.env) {
  return new Promise((resolve) => {
    spawn(command, args, { cwd: root, stdio: 'inherit', env }).on('close', (code) =>
      resolve(code ?? 1),
    );
  });
}

function add(kind, passed, failed, skipped, code) {
  // a runner that died before its first test must not look like "0 failed"
  const lost = code !== 0 && failed === 0 ? 1 : 0;
  total.passed += passed;
  total.failed += failed + lost;
  total.skipped += skipped;
  process.stdout.write(
    `\n${kind}: ${passed} passed, ${failed + lost} failed, ${skipped} skipped\n\n`,
  );
}

/** @param {string} kind the projects that begin with it */
async function vitest(kind, ...more) {
  const file = join(reports, `${kind}.json`);
  const code = await run(bin('vitest'), [
    'run',
    '--project',
    `${kind}*`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...more,
  ]);
  const found = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  add(kind, found.numPassedTests ?? 0, found.numFailedTests ?? 0, found.numPendingTests ?? 0, code);
}

async function endToEnd() {
  const file = join(reports, 'e2e.json');
  const code = await runPlaywright(['--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    TAPESTRY_UNWATCHED: '1',
  });
  const stats = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).stats : {};
  add(
    'e2e',
    (stats.expected ?? 0) + (stats.flaky ?? 0),
    stats.unexpected ?? 0,
    stats.skipped ?? 0,
    code,
  );
}

const script = (name) => [join(root, 'build', 'scripts', name)];

try {
  // where an Electron has to be fetched first, that waits for the network while the checks have the processor; what
  // is missing is said by the first test that needs it
  const fetched = run(process.execPath, script('electron-runtime.mjs'));
  const checked = await run(process.execPath, script('check.mjs'));
  await fetched;
  add('check', checked === 0 ? 1 : 0, checked === 0 ? 0 : 1, 0, checked);
  await buildAll();
  await vitest('unit');
  await vitest('integration');
  await endToEnd();
} finally {
  rmSync(reports, { recursive: true, force: true });
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
