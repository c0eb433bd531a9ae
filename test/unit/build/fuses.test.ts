import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from 'vitest';
import { builderConfig } from '../../../build/package/builder.mjs';

/** The mark that Electron's binaries carry before their switches, and eight switches as they come: all but one on. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const ON = 0x31;
const OFF = 0x30;

test('19: packing burns the switches into the binary and takes the development loader away', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tapestry-fuses-'));
  try {
    mkdirSync(join(folder, 'resources'));
    const loader = join(folder, 'resources', 'default_app.asar');
    writeFileSync(loader, 'x');
    const binary = join(folder, 'tapestry');
    const wire = Buffer.from([FuseVersion.V1.charCodeAt(0) - 0x30, 8, ...Array(8).fill(ON)]);
    writeFileSync(
      binary,
      Buffer.concat([Buffer.alloc(100, 7), Buffer.from(SENTINEL), wire, Buffer.alloc(100, 7)]),
    );
    const facts = { dir: folder, version: '43.0.0', targets: [], out: folder, inspectable: false };
    const afterPack = builderConfig(facts).afterPack as unknown as (context: {
      appOutDir: string;
      electronPlatformName: string;
    }) => Promise<void>;
    await afterPack({ appOutDir: folder, electronPlatformName: 'linux' });
    const read = (await getCurrentFuseWire(binary)) as Record<number, number>;
    expect({
      RunAsNode: read[FuseV1Options.RunAsNode],
      NodeOptions: read[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      NodeCliInspect: read[FuseV1Options.EnableNodeCliInspectArguments],
      FilePrivileges: read[FuseV1Options.GrantFileProtocolExtraPrivileges],
      CookieEncryption: read[FuseV1Options.EnableCookieEncryption],
      OnlyLoadAppFromAsar: read[FuseV1Options.OnlyLoadAppFromAsar],
      AsarIntegrity: read[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
    }).toEqual({
      RunAsNode: OFF,
      NodeOptions: OFF,
      NodeCliInspect: OFF,
      FilePrivileges: OFF,
      CookieEncryption: ON,
      OnlyLoadAppFromAsar: ON,
      AsarIntegrity: ON,
    });
    expect(existsSync(loader)).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
