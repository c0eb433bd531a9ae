import { fill } from '../fill';
import { embeddedJson, escaped } from '../markup';
import type { PrototypeModel } from './model';

/** The player, built once: the same code for every prototype. */
export interface PrototypePlayer {
  script: string;
  style: string;
}

/**
 * One file that needs nothing else. Its policy names the player by its hash and allows no address but `data:`:
 * even a text that came out as markup could neither run nor load anything.
 */
export function prototypeHtml(
  model: PrototypeModel,
  player: PrototypePlayer,
  sha256Base64: (text: string) => string,
): string {
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `script-src 'sha256-${sha256Base64(player.script)}'`,
    `style-src 'sha256-${sha256Base64(player.style)}'`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  return [
    '<!doctype html>',
    `<html lang="${escaped(model.lang)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(fill(model.words.title, { name: model.name }))}</title>`,
    `<style>${player.style}</style>`,
    '</head>',
    '<body>',
    `<script type="application/json" id="prototype">${embeddedJson(model)}</script>`,
    `<script>${player.script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
