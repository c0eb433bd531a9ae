import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<
    string,
    { version?: string; integrity?: string; link?: boolean; hasInstallScript?: boolean }
  >;
};

test('no package runs a script at install that is not on the list, and the list allows none', () => {
  const scripted = Object.entries(lock.packages)
    .filter(([, entry]) => entry.hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  for (const name of scripted) expect(manifest.allowScripts, name).toHaveProperty(name);
  expect(Object.values(manifest.allowScripts)).not.toContain(true);
});

test('every version is exact, and every package of the lock file carries its digest', () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
  for (const [name, version] of Object.entries(wanted))
    expect(version, name).toMatch(/^(npm:[@\w/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/);
  for (const [path, entry] of Object.entries(lock.packages))
    if (path !== '' && !entry.link) expect(entry.integrity, path).toMatch(/^sha512-/);
});

test('16: the Electron we ship with is not older than the ones that get fixes', () => {
  // three majors are supported at a time; raised with each update of the package
  const OLDEST_SUPPORTED = 43;
  const major = Number(manifest.devDependencies.electron?.split('.')[0]);
  expect(major).toBeGreaterThanOrEqual(OLDEST_SUPPORTED);
});
