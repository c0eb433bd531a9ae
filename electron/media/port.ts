import type { Sha256 } from '#shared/domain/ids';
import type { Result } from '#shared/errors/app-error';
import type { Content } from './content';

/** What LINE takes as a picture or a film in messages. */
export type MediaMime = 'image/png' | 'image/jpeg' | 'image/gif' | 'video/mp4';

/** Bytes under the name that follows from them. */
export interface MediaObject {
  name: string;
  hash: Sha256;
  mime: MediaMime;
  bytes: Content;
}

/**
 * One place that keeps files under names. `new`: only when nothing lies there, and `taken` when something does;
 * `mend`: in place of what an upload of ours left unfinished, which nobody has been given the address of.
 */
export interface MediaHostPort {
  /** Whether something lies under the name, asked at the place itself and not at a cache in front of it. */
  has(name: string): Promise<Result<boolean>>;
  put(object: MediaObject, mode: 'new' | 'mend'): Promise<Result<'stored' | 'taken'>>;
  /** The address that LINE is given. */
  publicUrl(name: string): string;
  /** Fetches a public address as LINE would. */
  fetchBack(url: string): Promise<Response>;
}
