const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Half of a character of two halves. */
const LONELY = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// what XML 1.0 does not take in any spelling
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Without halves of characters, which no file can hold. */
export const wellFormed = (text: string): string => text.replace(LONELY, '\ufffd');

/** A text as text or attribute of HTML, SVG and XML: it can never become markup. */
export const escaped = (text: string): string =>
  wellFormed(text)
    .replace(FORBIDDEN, '')
    .replace(/[&<>"']/g, (character) => NAMED[character] ?? '');

/** JSON that can stand inside a `<script>` element: nothing in it ends the element. */
export const embeddedJson = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/>/g, '\\u003e')
    .replace(/&/g, '\\u0026')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
