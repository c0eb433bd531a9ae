/*
 * A draft shows pictures of its own workspace before anybody serves them. They stand in its messages under
 * this address, which only Tapestry knows; compiling for LINE puts the public address in its place.
 */
const ASSET_URL = /^tapestry:asset\/([0-9a-f]{64})$/;

/** The address of a workspace's own picture or film inside of a draft. */
export const assetUrlOf = (hash: string): string => `tapestry:asset/${hash}`;

/** The hash that such an address names; null for every other address. */
export const assetHashOf = (url: string): string | null => ASSET_URL.exec(url)?.[1] ?? null;
