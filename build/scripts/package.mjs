// Packs the app for this system: a folder, and archives of it. Fuses are read back from what was packed.
import { chmodSync, existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import sevenZip from '7zip-bin';
import { build, Platform } from 'electron-builder';
import { binaryOf, builderConfig, fuses } from '../package/builder.mjs';
import { buildAll } from './build.mjs';
import { resolveRuntime } from './electron-runtime.mjs';
import { root } from './paths.mjs';

const folderOnly = process.argv.includes('--dir');
// a test driver speaks through the inspector; a release never does
const inspectable = process.argv.includes('--inspectable');
const out = join(root, 'release');
const unpacked = { linux: 'linux-unpacked', win32: 'win-unpacked', darwin: 'mac' };

/** The byte that the fuse wire uses for “on”. */
const ON = 0x31;

async function checkFuses(binary) {
  const wire = await getCurrentFuseWire(binary);
  if (wire.version !== FuseVersion.V1) throw new Error('The binary has no fuses.');
  for (const [option, wanted] of Object.entries(fuses({ inspectable }))) {
    const name = FuseV1Options[Number(option)];
    const isOn = wire[Number(option)] === ON;
    if (isOn !== wanted) throw new Error(`The fuse ${name} is ${isOn ? 'on' : 'off'}.`);
    process.stderr.write(`  ${name}: ${isOn ? 'on' : 'off'}\n`);
  }
}

try {
  await buildAll();
  const runtime = await resolveRuntime();
  if (runtime.source === 'registry') {
    process.stderr.write('Packing the fallback runtime: for tests, not to be given to people.\n');
  }
  const version =
    runtime.version ??
    (await import('electron/package.json', { with: { type: 'json' } })).default.version;
  if (existsSync(sevenZip.path7za)) {
    // npm keeps no execute bits of this package; electron-builder would otherwise download its own
    if (process.platform !== 'win32') chmodSync(sevenZip.path7za, 0o755);
    process.env.ELECTRON_BUILDER_7ZIP_PATH = sevenZip.path7za;
  }
  const targets = folderOnly ? ['dir'] : process.platform === 'linux' ? ['tar.gz', 'zip'] : ['zip'];
  const files = await build({
    projectDir: root,
    targets: Platform.current().createTarget(targets),
    publish: 'never',
    config: builderConfig({ dir: runtime.dir, version, targets, out, inspectable }),
  });
  const folder = join(out, unpacked[process.platform] ?? 'linux-unpacked');
  process.stderr.write('Fuses as read back from the packed binary:\n');
  await checkFuses(binaryOf(folder));
  for (const file of [join(folder, 'resources', 'app.asar'), ...files]) {
    if (!existsSync(file)) continue;
    process.stdout.write(`${relative(root, file)}  ${(statSync(file).size / 1e6).toFixed(1)} MB\n`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
