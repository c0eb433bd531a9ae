import { assetHashOf } from '#shared/preview/asset-url';

/** Pictures of the open workspace can be shown; what lies on somebody's server is not fetched. */
export function chatSource(url: string): string | null {
  const hash = assetHashOf(url);
  return hash === null ? null : `app://tapestry/asset/${hash}`;
}

/** Films of the open workspace can be played, by the same rule. */
export function filmSource(url: string): string | null {
  const hash = assetHashOf(url);
  return hash === null ? null : `app://tapestry/video/${hash}`;
}
