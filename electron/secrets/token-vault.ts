import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What the system offers: `weak` is a fixed key that protects nothing, so it counts as none. */
export type KeychainState = 'available' | 'weak' | 'none';

/** The part of Electron's safeStorage that is used; tests hand in their own. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
  getSelectedStorageBackend?(): string;
}

/** Keeps channel access tokens. They never leave the main process. */
export interface TokenVault {
  get(channelId: string): string | null;
  put(channelId: string, token: string): 'keychain' | 'session';
  remove(channelId: string): void;
  stateOf(channelId: string): 'keychain' | 'session' | 'missing';
  readonly keychain: KeychainState;
}

const fileShape = z.record(z.string(), z.string());

/** Where a real keychain is: ciphertext in a file of mode 0600. Elsewhere: memory, until the app ends. */
export function createTokenVault(storage: SafeStorage, folder: string): TokenVault {
  const keychain = keychainState(storage);
  const file = join(folder, 'channel-tokens.json');
  const memory = new Map<string, string>();
  const stored = keychain === 'available' ? readStored(file) : {};

  const write = () => {
    // whole file at once; losing it means entering tokens again, so no backup that could outlive a removal
    writeFileSync(file, JSON.stringify(stored, null, 2), { mode: 0o600 });
    chmodSync(file, 0o600);
  };
  return {
    keychain,
    get(channelId) {
      const kept = memory.get(channelId);
      if (kept !== undefined) return kept;
      const cipher = stored[channelId];
      if (cipher === undefined) return null;
      try {
        const token = storage.decryptString(Buffer.from(cipher, 'base64'));
        memory.set(channelId, token);
        return token;
      } catch {
        // another account's keychain, or a reset one: the token has to be entered again
        return null;
      }
    },
    put(channelId, token) {
      memory.set(channelId, token);
      if (keychain !== 'available') return 'session';
      stored[channelId] = storage.encryptString(token).toString('base64');
      write();
      return 'keychain';
    },
    remove(channelId) {
      memory.delete(channelId);
      if (channelId in stored) {
        delete stored[channelId];
        if (Object.keys(stored).length === 0) rmSync(file, { force: true });
        else write();
      }
    },
    stateOf(channelId) {
      if (channelId in stored) return 'keychain';
      return memory.has(channelId) ? 'session' : 'missing';
    },
  };
}

function keychainState(storage: SafeStorage): KeychainState {
  if (!storage.isEncryptionAvailable()) return 'none';
  // on Linux without a keyring Chromium falls back to a key that everybody knows
  return storage.getSelectedStorageBackend?.() === 'basic_text' ? 'weak' : 'available';
}

function readStored(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  try {
    return fileShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

/** For the command line: one token from the environment, kept nowhere. */
export function memoryVault(tokens: Readonly<Record<string, string>> = {}): TokenVault {
  const memory = new Map(Object.entries(tokens));
  return {
    keychain: 'none',
    get: (id) => memory.get(id) ?? null,
    put: (id, token) => {
      memory.set(id, token);
      return 'session';
    },
    remove: (id) => void memory.delete(id),
    stateOf: (id) => (memory.has(id) ? 'session' : 'missing'),
  };
}
