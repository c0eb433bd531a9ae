import { type AppError, appError, fail, ok, type Result } from '#shared/errors/app-error';
import { kindNames } from '#shared/files/file-kinds';
import { readImageHeader } from '../rehearsal/image-header';

export interface ImageInfo {
  mime: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/svg+xml' | 'image/gif';
  widthPx: number;
  heightPx: number;
  extension: string;
}

/** More pixels than any menu needs and than a laptop decodes without trouble. */
const MAX_PIXELS = 120_000_000;

/** What a picture is, from its bytes and never from its name. */
export function readImageInfo(bytes: Uint8Array): Result<ImageInfo> {
  const found = raster(bytes) ?? svg(bytes);
  if (found === null) return fail(notAPicture());
  if ('code' in found) return fail(found);
  if (!(found.widthPx > 0 && found.heightPx > 0)) return fail(notAPicture());
  if (found.widthPx * found.heightPx > MAX_PIXELS) {
    return fail(
      appError(
        'asset.tooManyPixels',
        'The picture has too many pixels. Make it smaller and try again.',
        {
          details: { width: found.widthPx, height: found.heightPx, limit: MAX_PIXELS },
        },
      ),
    );
  }
  return ok(found);
}

const notAPicture = () =>
  appError('asset.notAPicture', 'This is no picture that Tapestry can read.', {
    details: { kinds: kindNames('picture') },
  });

function raster(bytes: Uint8Array): ImageInfo | null {
  const header = readImageHeader(bytes);
  if (header) {
    const extension = header.mime === 'image/png' ? 'png' : 'jpg';
    return { mime: header.mime, widthPx: header.width, heightPx: header.height, extension };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length >= 10 && tag(0) === 'GIF8') {
    const [widthPx, heightPx] = [view.getUint16(6, true), view.getUint16(8, true)];
    return { mime: 'image/gif', widthPx, heightPx, extension: 'gif' };
  }
  if (bytes.length >= 30 && tag(0) === 'RIFF' && tag(8) === 'WEBP') {
    const size = webpSize(view, tag(12));
    return size && { mime: 'image/webp', ...size, extension: 'webp' };
  }
  return null;
}

/** The three forms of WebP keep their size in three places (WebP container specification). */
function webpSize(view: DataView, chunk: string): { widthPx: number; heightPx: number } | null {
  switch (chunk) {
    case 'VP8 ':
      return {
        widthPx: view.getUint16(26, true) & 0x3fff,
        heightPx: view.getUint16(28, true) & 0x3fff,
      };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8X': {
      const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
      return { widthPx: three(24) + 1, heightPx: three(27) + 1 };
    }
    default:
      return null;
  }
}

/**
 * SVG is drawn as a picture, where a browser runs no script and loads nothing. What could do either is
 * refused all the same: the file may be opened elsewhere, by people who trust our workspace.
 */
const ACTIVE =
  /<script|<foreignObject|<iframe|<embed|<object|\son\w+\s*=|javascript:|<!ENTITY|<\?xml-stylesheet/i;
const OUTSIDE =
  /(?:href|src)\s*=\s*["']\s*(?!#|data:image\/(?:png|jpeg|webp|gif);)[^"']+["']|url\(\s*["']?\s*(?!#|["']?data:image\/)[a-z]+:|@import/i;

function svg(bytes: Uint8Array): ImageInfo | AppError | null {
  if (bytes.length > 20_000_000) return null;
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
  const open = /<svg\b[^>]*>/i.exec(text.slice(0, 20_000));
  if (!open || !/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*>\s*)*<svg\b/i.test(text))
    return null;
  if (ACTIVE.test(text) || OUTSIDE.test(text)) {
    return appError(
      'asset.activeSvg',
      'This SVG holds a script or loads something from outside. Export it as a plain SVG or as PNG.',
    );
  }
  const attribute = (name: string) =>
    Number.parseFloat(
      new RegExp(`\\s${name}\\s*=\\s*["']([\\d.]+)(?:px)?["']`, 'i').exec(open[0])?.[1] ?? '',
    );
  const box = /\sviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/i.exec(
    open[0],
  );
  const width = attribute('width') || Number(box?.[1]);
  const height = attribute('height') || Number(box?.[2]);
  if (!(width > 0 && height > 0)) {
    return appError(
      'asset.svgWithoutSize',
      'This SVG has neither a size nor a viewBox. Export it with one.',
    );
  }
  return {
    mime: 'image/svg+xml',
    widthPx: Math.max(1, Math.round(width)),
    heightPx: Math.max(1, Math.round(height)),
    extension: 'svg',
  };
}
