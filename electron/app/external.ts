/** Schemes that may leave the app, and only when a person asked. */
const OUTSIDE = new Set(['https:', 'mailto:', 'tel:']);

/**
 * The address as the system may open it, or null. Parsed, never matched by text: `file:`, `smb:`,
 * `javascript:`, UNC paths, other apps' schemes and credentials in the address are refused.
 */
export function vetExternal(url: string): string | null {
  if (/[\0-\x1f\x7f\\]/.test(url) || url !== url.trim()) return null;
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  if (!OUTSIDE.has(parsed.protocol)) return null;
  if (
    parsed.protocol === 'https:' &&
    (parsed.hostname === '' || parsed.username || parsed.password)
  ) {
    return null;
  }
  return parsed.href;
}
