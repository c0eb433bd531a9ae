import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTokenVault, type SafeStorage } from '#electron/secrets/token-vault';

const TOKEN = 'canary-token+/=0123456789';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-vault-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The system's keychain, in three conditions. */
const storage = (backend: string, available = true): SafeStorage => ({
  isEncryptionAvailable: () => available,
  getSelectedStorageBackend: () => backend,
  encryptString: (text) => Buffer.from([...Buffer.from(text)].map((byte) => byte ^ 0x5a)),
  decryptString: (bytes) => Buffer.from([...bytes].map((byte) => byte ^ 0x5a)).toString(),
});
const written = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');

describe('where a token is kept', () => {
  test('with a keychain: as ciphertext that only the owner may read, and again after a restart', () => {
    const vault = createTokenVault(storage('gnome_libsecret'), folder);
    expect(vault.keychain).toBe('available');
    expect(vault.put('chn_1', TOKEN)).toBe('keychain');
    const file = join(folder, 'channel-tokens.json');
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(written()).not.toContain(TOKEN);
    expect(written()).not.toContain(Buffer.from(TOKEN).toString('base64'));
    const again = createTokenVault(storage('gnome_libsecret'), folder);
    expect(again.get('chn_1')).toBe(TOKEN);
    again.remove('chn_1');
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['none', storage('unknown', false)],
    ['weak', storage('basic_text')],
  ])('with a keychain that is %s: in memory only', (state, kind) => {
    const vault = createTokenVault(kind, folder);
    expect(vault.keychain).toBe(state);
    expect(vault.put('chn_1', TOKEN)).toBe('session');
    expect(vault.get('chn_1')).toBe(TOKEN);
    expect(vault.stateOf('chn_1')).toBe('session');
    expect(readdirSync(folder)).toEqual([]);
    expect(createTokenVault(kind, folder).stateOf('chn_1')).toBe('missing');
  });

  test('a damaged file, or one of another account, asks for the token again', () => {
    writeFileSync(join(folder, 'channel-tokens.json'), '{"chn_1": ');
    expect(createTokenVault(storage('kwallet'), folder).get('chn_1')).toBeNull();
    writeFileSync(join(folder, 'channel-tokens.json'), '{"chn_1": "AAAA"}');
    const refusing = {
      ...storage('kwallet'),
      decryptString: () => {
        throw new Error('not ours');
      },
    };
    expect(createTokenVault(refusing, folder).get('chn_1')).toBeNull();
  });
});
