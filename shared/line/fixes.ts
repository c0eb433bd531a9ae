import type { Problem, ProblemPath } from '../errors/app-error';
import { countGraphemes, trimGraphemes, trimUtf16 } from './count';
import { isJsonObject, type JsonObject } from './fields';
import { LIMITS } from './limits';

/*
 * Certain repairs of a definition: there is exactly one sensible one. Each is a pure function of the
 * definition; the original is never changed, and nothing is applied unless a person asks.
 */

/** What a repair does; the key of its button. */
export type DefinitionFixCode =
  | 'trim'
  | 'https'
  | 'encode'
  | 'lineUrl'
  | 'remove'
  | 'rename'
  | 'toNumber'
  | 'toBoolean'
  | 'toText'
  | 'longColour'
  | 'moveInside'
  | 'moveText';

export interface DefinitionFix {
  code: DefinitionFixCode;
  apply(definition: unknown): unknown;
}

/** The repair of a problem of a definition, or null when a person has to decide. */
export function fixForDefinition(problem: Problem, definition: unknown): DefinitionFix | null {
  const { path } = problem;
  const value = valueAt(definition, path);
  const set = (code: DefinitionFixCode, next: unknown): DefinitionFix => ({
    code,
    apply: (old) => withValue(old, path, next),
  });
  const remove: DefinitionFix = { code: 'remove', apply: (old) => without(old, path) };
  switch (problem.code) {
    case 'text.tooLong':
    case 'action.tooLong':
    case 'richMenu.nameTooLong':
    case 'richMenu.chatBarTextTooLong':
      return isAddress(path) || typeof value !== 'string' || typeof problem.limit !== 'number'
        ? null
        : set('trim', trimmed(value, problem.limit, problem));
    case 'url.notHttps':
      return typeof value === 'string' && isKnownHost(value)
        ? set('https', value.replace(/^http:/i, 'https:'))
        : null;
    case 'uri.notEncoded':
      return typeof value === 'string' ? set('encode', encoded(value)) : null;
    case 'uri.blank':
      return typeof value === 'string'
        ? set('encode', encoded(value.trim().replace(/\s/g, '%20')))
        : null;
    case 'uri.deprecatedLineScheme': {
      const next = typeof value === 'string' ? webAddressOf(value) : null;
      return next === null ? null : set('lineUrl', next);
    }
    case 'flex.badColour':
      return typeof value === 'string' && /^#[0-9a-f]{3}$/i.test(value)
        ? set('longColour', value.replace(/[0-9a-f]/gi, '$&$&'))
        : null;
    case 'json.wrongType':
      return typeFix(problem, value, set);
    case 'json.required':
      return renameFix(problem, definition);
    case 'json.unknownField':
    case 'json.nullMember':
    case 'flex.unknownField':
    case 'flex.notInBaseline':
    case 'richMenu.responseOnlyField':
    case 'coupon.notHere':
    case 'action.fillInTextAlone':
    case 'action.displayTextAndText':
    case 'action.altUriIgnored':
    case 'message.unusedSubstitution':
      return remove;
    case 'action.deprecatedText':
      return {
        code: 'moveText',
        apply: (old) => {
          const owner = valueAt(old, path.slice(0, -1));
          if (!isJsonObject(owner)) return old;
          const { text, ...rest } = owner;
          return withValue(old, path.slice(0, -1), { ...rest, displayText: text });
        },
      };
    case 'flex.filler':
    case 'flex.spacer':
      // the path leads to `type`; the component is what goes
      return { code: 'remove', apply: (old) => without(old, path.slice(0, -1)) };
    case 'imagemap.areaOutside':
    case 'richMenu.areaOutsideImage':
      return clampFix(problem, definition);
    default:
      return null;
  }
}

/** Half an address leads nowhere. */
const isAddress = (path: ProblemPath): boolean =>
  /(^|[a-z])(url|uri|desktop)$/i.test(String(path[path.length - 1] ?? ''));

function trimmed(text: string, limit: number, problem: Problem): string {
  const byGraphemes =
    problem.details?.unit === 'graphemes' ||
    problem.code.startsWith('richMenu.') ||
    (problem.code === 'action.tooLong' && countGraphemes(text) === problem.actual);
  return byGraphemes ? trimGraphemes(text, limit) : trimUtf16(text, limit);
}

/** Hosts that are known to serve the same file by HTTPS. */
const HTTPS_HOSTS = [
  'scdn.line-apps.com',
  'obs.line-scdn.net',
  'profile.line-scdn.net',
  'stickershop.line-scdn.net',
  'vos.line-scdn.net',
  'developers.line.biz',
  'i.imgur.com',
  'storage.googleapis.com',
  'firebasestorage.googleapis.com',
  'drive.google.com',
  'lh3.googleusercontent.com',
  'raw.githubusercontent.com',
  'res.cloudinary.com',
  'images.unsplash.com',
];

function isKnownHost(url: string): boolean {
  const host = /^http:\/\/([^/?#:]+)(?:[/?#]|$)/i.exec(url)?.[1]?.toLowerCase();
  return host !== undefined && HTTPS_HOSTS.includes(host);
}

/** Percent-encodes what is not ASCII; what is encoded already stays as it is. */
const encoded = (uri: string): string =>
  uri.replace(/[^\u0021-\u007e]+/g, (part) => {
    try {
      return encodeURIComponent(part);
    } catch {
      // half of a character has no code
      return part;
    }
  });

/** `line://ti/p/@a` → `https://line.me/R/ti/p/%40a`, `line://app/1-a` → `https://liff.line.me/1-a`. */
function webAddressOf(uri: string): string | null {
  const rest = /^line:\/\/(.+)$/i.exec(uri)?.[1];
  if (rest === undefined) return null;
  const liff = /^app\/(.+)$/.exec(rest)?.[1];
  if (liff !== undefined) return `https://liff.line.me/${liff}`;
  return `https://line.me/R/${rest.replace(/@/g, '%40')}`;
}

type SetFix = (code: DefinitionFixCode, next: unknown) => DefinitionFix;

/** `"260"` is 260, `"true"` is true, 601 is `"601"`; nothing that would have to be guessed. */
function typeFix(problem: Problem, value: unknown, set: SetFix): DefinitionFix | null {
  const { limit } = problem;
  if (limit === 'number' && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()))
    return set('toNumber', Number(value));
  if (limit === 'boolean' && (value === 'true' || value === 'false'))
    return set('toBoolean', value === 'true');
  if (limit === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return set('toText', String(value));
  return null;
}

/** A member that is missing while its name in snake_case is there: the dialect of LINE's Ruby and Python SDKs. */
function renameFix({ path }: Problem, definition: unknown): DefinitionFix | null {
  const wanted = path[path.length - 1];
  const owner = valueAt(definition, path.slice(0, -1));
  if (typeof wanted !== 'string' || !isJsonObject(owner)) return null;
  const snake = wanted.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (snake === wanted || owner[snake] === undefined) return null;
  return {
    code: 'rename',
    apply: (old) => {
      const at = valueAt(old, path.slice(0, -1));
      if (!isJsonObject(at)) return old;
      const renamed = Object.fromEntries(
        Object.entries(at).map(([key, member]) => [key === snake ? wanted : key, member]),
      );
      return withValue(old, path.slice(0, -1), renamed);
    },
  };
}

/** An area moved and cut so that it lies inside of its picture. */
function clampFix({ path }: Problem, definition: unknown): DefinitionFix | null {
  const at = path.findLastIndex((part) => part === 'bounds' || part === 'area');
  if (at === -1) return null;
  const place = path.slice(0, at + 1);
  const box = valueAt(definition, place);
  const size = sizeAround(definition, place);
  if (!isJsonObject(box) || size === null) return null;
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  if (![x, y, width, height].every(Number.isFinite) || x >= size.width || y >= size.height)
    return null;
  const left = Math.max(0, x);
  const top = Math.max(0, y);
  const next = {
    ...box,
    x: left,
    y: top,
    width: Math.min(x + width, size.width) - left,
    height: Math.min(y + height, size.height) - top,
  };
  return { code: 'moveInside', apply: (old) => withValue(old, place, next) };
}

/** The picture that an area lies in: `size` of a rich menu, `baseSize` of an imagemap. */
function sizeAround(
  definition: unknown,
  place: ProblemPath,
): { width: number; height: number } | null {
  for (let length = place.length - 1; length >= 0; length -= 1) {
    const owner = valueAt(definition, place.slice(0, length));
    if (!isJsonObject(owner)) continue;
    const size = owner.size ?? owner.baseSize;
    if (isJsonObject(size) && typeof size.width === 'number' && typeof size.height === 'number')
      return {
        width: owner.baseSize ? LIMITS.imagemap.baseWidth : size.width,
        height: size.height,
      };
  }
  return null;
}

export const valueAt = (root: unknown, path: ProblemPath): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      at !== null && typeof at === 'object' && Object.hasOwn(at, key)
        ? (at as Record<string | number, unknown>)[key]
        : undefined,
    root,
  );

/** A copy with another value at a place; everything beside the way there is shared. */
function withValue(root: unknown, path: ProblemPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(root))
    return root.map((item, index) => (index === key ? withValue(item, rest, value) : item));
  if (!isJsonObject(root)) return root;
  return { ...root, [key]: withValue(root[key], rest, value) } satisfies JsonObject;
}

/** A copy without the member or entry at a place. */
function without(root: unknown, path: ProblemPath): unknown {
  const key = path[path.length - 1];
  const owner = valueAt(root, path.slice(0, -1));
  if (key === undefined) return root;
  if (Array.isArray(owner))
    return withValue(
      root,
      path.slice(0, -1),
      owner.filter((_, index) => index !== key),
    );
  if (!isJsonObject(owner)) return root;
  const { [key]: _gone, ...rest } = owner;
  return withValue(root, path.slice(0, -1), rest);
}
