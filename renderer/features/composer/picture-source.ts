import { assetHashOf } from '#shared/preview/asset-url';

/** Where a picture of the workspace can be shown from; what lies elsewhere is never fetched. */
export function sourceOf(url: string): string | null {
  const hash = assetHashOf(url);
  return hash === null ? null : `app://tapestry/asset/${hash}`;
}
