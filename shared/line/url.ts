import type { Problem, ProblemPath } from '../errors/app-error';
import { URI_SCHEMES } from './limits';
import { error, warning } from './problem';

/* Addresses in definitions: Messaging API reference, "URI action" and "URL encoding". `shared` has no URL class. */

/**
 * Left over from a template or a program: `{formUrl}`, `__LIFF_ID__`, `${url}`, `#@#12`, `##url##`, `<URL>`,
 * `%(url)s`, and what is nothing but `$URL`, `%s` or `YOUR_URL_HERE`.
 */
const PLACEHOLDER =
  /\{[^}]*\}|__[A-Z][A-Z_]*__|#@#|##\w+##|^<[^<>]+>|%\(\w+\)s|^['"]?(?:\$\w+|%s|[A-Z]+(?:_[A-Z]+)+)['"]?$/;
/** `https://` with a host, and a port where there is one. */
const WEB =
  /^https?:\/\/(?:[^/?#@\s]*@)?(?:[^/?#:@\s]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?:[/?#]|$)/i;
/** What must be percent-encoded. */
const NOT_ENCODED = /[^\u0021-\u007e\s]/;

/** Longer ones are refused for their length and not looked at any closer. */
const LONGEST = 4_000;

/** The address of a uri action: filled in, of a known scheme, with a host, percent-encoded, no blanks. */
export function checkUri(uri: string, path: ProblemPath): Problem[] {
  if (uri.length > LONGEST) return [];
  const found: Problem[] = [];
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(uri)?.[1]?.toLowerCase();
  if (PLACEHOLDER.test(uri)) return [error('uri.placeholder', path, { actual: uri })];
  if (/^\s+\S/.test(uri)) return [error('uri.blank', path, { actual: uri })];
  if (scheme === undefined) return [error('uri.noScheme', path, { actual: uri })];
  if (!(URI_SCHEMES as readonly string[]).includes(scheme)) {
    // a guide page of LINE's allows other apps' schemes, its reference does not: unconfirmed, so no error
    return [warning('uri.otherScheme', path, { actual: scheme })];
  }
  if (/[\s\u0000-\u001f]/.test(uri)) found.push(error('uri.blank', path, { actual: uri }));
  else if (/^https?$/.test(scheme) && !WEB.test(uri))
    found.push(error('uri.noHost', path, { actual: uri }));
  if (scheme === 'line') found.push(warning('uri.deprecatedLineScheme', path, { actual: uri }));
  if (NOT_ENCODED.test(uri)) found.push(warning('uri.notEncoded', path, { actual: uri }));
  return found;
}

export type Medium = 'picture' | 'film' | 'sound';

/** What LINE shows and plays, and what people put in its place. An address without an ending may be anything. */
const FORMATS: Readonly<Record<Medium, { taken: string; others: RegExp }>> = {
  picture: {
    taken: 'JPEG, PNG',
    others: /\.(gif|webp|svg|bmp|avif|heic|tiff?|ico|pdf|mp4|mov|html?)$/i,
  },
  film: { taken: 'MP4', others: /\.(mov|avi|webm|mkv|wmv|flv|m3u8|gif|jpe?g|png|html?)$/i },
  sound: { taken: 'MP3, M4A', others: /\.(wav|ogg|oga|flac|wma|amr|aiff?|mov|html?)$/i },
};

function checkFormat(url: string, path: ProblemPath, medium: Medium): Problem[] {
  const { taken, others } = FORMATS[medium];
  const ending = others.exec(url.replace(/[?#].*$/s, ''))?.[1];
  if (ending === undefined) return [];
  return [warning('url.otherFormat', path, { limit: taken, actual: ending.toLowerCase() })];
}

/** The address of a picture or film: as of a uri action, and HTTPS. */
export function checkMediaUrl(url: string, path: ProblemPath, medium?: Medium): Problem[] {
  if (url.length > LONGEST) return [];
  if (PLACEHOLDER.test(url)) return [error('uri.placeholder', path, { actual: url })];
  if (!/^https:\/\//i.test(url)) return [error('url.notHttps', path, { actual: url })];
  if (/[\s\u0000-\u001f]/.test(url)) return [error('uri.blank', path, { actual: url })];
  if (!WEB.test(url)) return [error('uri.noHost', path, { actual: url })];
  return [
    ...(NOT_ENCODED.test(url) ? [warning('uri.notEncoded', path, { actual: url })] : []),
    ...(medium === undefined ? [] : checkFormat(url, path, medium)),
  ];
}
