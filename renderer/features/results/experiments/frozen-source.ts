import { assetHashOf } from '#shared/preview/asset-url';

/** What we put on a host is called by its bytes: `ab/abcd….png`. */
const BY_BYTES = /\/([0-9a-f]{2})\/(\1[0-9a-f]{62})\.(?:png|jpg|gif|mp4)$/;

/**
 * Pictures of a message as it was frozen: they lie on a host by then, and the workspace still has the bytes
 * under the same hash. What was never ours is not fetched.
 */
export function frozenSource(url: string): string | null {
  const hash = assetHashOf(url) ?? BY_BYTES.exec(url)?.[2];
  return hash === undefined ? null : `app://tapestry/asset/${hash}`;
}
