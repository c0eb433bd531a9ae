// What a packaged Tapestry is made of, for electron-builder.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { root } from '../scripts/paths.mjs';

/**
 * Switches burnt into the binary: it is no Node, takes no options from the environment, loads its code from
 * the archive only and gives `file:` pages no privileges. `inspectable` stays off in a release; the test
 * driver needs it on.
 */
export const fuses = ({ inspectable = false } = {}) => ({
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: inspectable,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
});

export const binaryOf = (folder, platform = process.platform) =>
  platform === 'darwin'
    ? join(folder, 'Tapestry.app', 'Contents', 'MacOS', 'Tapestry')
    : join(folder, platform === 'win32' ? 'Tapestry.exe' : 'tapestry');

/**
 * @param {{ dir: string, version: string, targets: any[], out: string, inspectable: boolean }} facts
 * @returns {import('electron-builder').Configuration}
 */
export const builderConfig = ({ dir, version, targets, out, inspectable }) => ({
  appId: 'tw.tapestry.studio',
  productName: 'Tapestry',
  copyright: 'The Tapestry authors',
  electronDist: dir,
  electronVersion: version,
  npmRebuild: false,
  // everything is bundled: no node_modules travel along
  files: ['dist/**', '!dist/**/*.map', 'package.json', '!node_modules/**'],
  asar: true,
  electronLanguages: ['en-US', 'zh-TW', 'ja'],
  directories: { output: out, buildResources: join(root, 'build', 'package') },
  fileAssociations: [
    {
      ext: 'tapestry',
      name: 'Tapestry',
      description: 'Tapestry workspace or design',
      mimeType: 'application/vnd.tapestry+json',
      role: 'Editor',
    },
  ],
  protocols: [{ name: 'Tapestry', schemes: ['tapestry'] }],
  linux: { target: targets, category: 'Graphics', executableName: 'tapestry', icon: 'icon.png' },
  mac: { target: targets, category: 'public.app-category.business', icon: 'icon.png' },
  win: { target: targets, icon: 'icon.png' },
  publish: null,
  async afterPack({ appOutDir, electronPlatformName }) {
    // the loader of a development runtime has no business in a packaged app
    rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
    await flipFuses(binaryOf(appOutDir, /** @type {NodeJS.Platform} */ (electronPlatformName)), {
      version: FuseVersion.V1,
      resetAdHocDarwinSignature: electronPlatformName === 'darwin',
      ...fuses({ inspectable }),
    });
  },
});
