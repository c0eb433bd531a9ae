/*
 * How people become friends of an account: its link, and what is made of the link for the web and for paper. LINE's own
 * short links (lin.ee) can only be made in its manager.
 */

/** The address that opens an account in LINE, with the button to add it. `id` is a basic or a premium ID, with its @. */
export const addFriendUrl = (id: string): string =>
  `https://line.me/R/ti/p/${encodeURIComponent(id)}`;

/** A button for a web page that needs no picture and no script of anybody. */
export function addFriendButton(id: string, words: string): string {
  const text = words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const style =
    'display:inline-block;padding:10px 16px;border-radius:6px;background:#06c755;color:#fff;font:700 16px sans-serif;text-decoration:none';
  return `<a href="${addFriendUrl(id)}" rel="noopener" style="${style}">${text}</a>`;
}

export interface Code {
  /** Modules along one side, without the quiet zone. */
  size: number;
  isDark(row: number, column: number): boolean;
}

/** Readers want four empty modules round the code. */
const QUIET = 4;

/** A QR code as a drawing of one path, to be printed at any size. */
export function qrSvg(code: Code): string {
  const side = code.size + 2 * QUIET;
  let path = '';
  for (let row = 0; row < code.size; row += 1)
    for (let column = 0; column < code.size; column += 1) {
      if (!code.isDark(row, column)) continue;
      const from = column;
      // neighbours in a row are one piece, so that no seam shows between them
      while (column + 1 < code.size && code.isDark(row, column + 1)) column += 1;
      path += `M${from + QUIET} ${row + QUIET}h${column - from + 1}v1h-${column - from + 1}z`;
    }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * 10}" height="${side * 10}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;
}
