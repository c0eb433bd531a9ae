import type { Sha256 } from '#shared/domain/ids';
import type { MediaMime } from './port';

const EXTENSION: Readonly<Record<MediaMime, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'video/mp4': 'mp4',
};

/** `ab/abcd….png`: the same bytes have the same name, other bytes another one. */
export const fileName = (hash: Sha256, mime: MediaMime): string =>
  `${hash.slice(0, 2)}/${hash}.${EXTENSION[mime]}`;

/** The folder of an imagemap; LINE puts `/1040` and the like behind it, without an ending. */
export const imagemapFolder = (hash: Sha256): string => `imagemap/${hash}`;

/** A name behind a base, each part percent-encoded. */
export const urlUnder = (base: string, ...parts: string[]): string =>
  [
    base.replace(/\/+$/, ''),
    ...parts.flatMap((part) => part.split('/')).filter((part) => part !== ''),
  ]
    .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
    .join('/');
