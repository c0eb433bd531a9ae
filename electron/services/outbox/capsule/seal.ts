import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { canonicalJson } from '#shared/document/canonical';
import {
  CAPSULE_MOST_MS,
  type Capsule,
  type CapsuleContent,
  capsule,
} from '#shared/domain/capsule';
import { sha256 } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { durableWrite } from '../../../store/durable-write';

const hashOf = (text: string) => sha256.parse(createHash('sha256').update(text).digest('hex'));

/** Seals what is to be sent. The window is at most a day: so long LINE knows the keys. */
export function sealCapsule(content: CapsuleContent, key: KeyObject): Result<Capsule> {
  const windowMs = Date.parse(content.notAfter) - Date.parse(content.notBefore);
  if (windowMs <= 0) {
    return fail(appError('outbox.windowEmpty', 'It may not go out after a time before its own.'));
  }
  if (windowMs > CAPSULE_MOST_MS) {
    return fail(
      appError('capsule.windowTooLong', 'A capsule may run for at most 23 hours.', {
        details: { limit: CAPSULE_MOST_MS / 3_600_000 },
      }),
    );
  }
  const text = canonicalJson(content);
  return ok({
    format: 'tapestry.capsule',
    version: 1,
    content,
    hash: hashOf(text),
    signature: {
      algorithm: 'Ed25519',
      publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
      value: sign(null, Buffer.from(text), key).toString('base64'),
    },
  });
}

/** Reads a capsule; one that was changed in any way, or by another signer than the expected one, is refused. */
export function openCapsule(bytes: Uint8Array, signer: string | null = null): Result<Capsule> {
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail(appError('capsule.unreadable', 'This file is not a capsule.'));
  }
  const parsed = capsule.safeParse(raw);
  if (!parsed.success) {
    const isOne = (raw as { format?: unknown } | null)?.format === 'tapestry.capsule';
    return fail(isOne ? tampered() : appError('capsule.unreadable', 'This file is not a capsule.'));
  }
  const found = parsed.data;
  // What is signed is the content as it stands in the file, not what a lenient reader made of it.
  const text = canonicalJson((raw as { content: unknown }).content);
  if (hashOf(text) !== found.hash || canonicalJson(found.content) !== text) return fail(tampered());
  try {
    const key = createPublicKey({
      key: Buffer.from(found.signature.publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
    const isGood =
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(text), key, Buffer.from(found.signature.value, 'base64'));
    if (!isGood) return fail(tampered());
  } catch {
    return fail(tampered());
  }
  if (signer !== null && signerOf(found) !== signer) {
    return fail(
      appError('capsule.otherSigner', 'Somebody else has signed this capsule.', {
        details: { signer: signerOf(found), expected: signer },
      }),
    );
  }
  return ok(found);
}

/** A short name of who signed, to compare and to pin. */
export const signerOf = ({ signature }: Capsule): string =>
  createHash('sha256').update(signature.publicKey, 'base64').digest('hex').slice(0, 32);

/** The workspace's own key for capsules; made with the first one, readable by its owner only. */
export async function capsuleKey(file: string): Promise<KeyObject> {
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known !== null) return createPrivateKey(known);
  const { privateKey } = generateKeyPairSync('ed25519');
  await mkdir(dirname(file), { recursive: true });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await durableWrite(file, Buffer.from(pem));
  return privateKey;
}

const tampered = () =>
  appError('capsule.tampered', 'This capsule was changed after it was sealed. Nothing was sent.');
