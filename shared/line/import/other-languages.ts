import { endOfString } from './scan';

/**
 * Literals of Python and Ruby in the words of JavaScript: `True`, `None`, `nil`, `=>`, `:name =>`, comments
 * with `#`. Only outside of strings; what is a string stays as it is.
 */
export function asJavaScript(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char !== '"' && char !== "'") continue;
    const end = endOfString(text, at);
    parts.push(translate(text.slice(from, at)), text.slice(at, end + 1));
    from = end + 1;
    at = end;
  }
  parts.push(translate(text.slice(from)));
  return parts.join('');
}

const translate = (code: string): string =>
  code
    .replace(/(^|[\s,{[])#[^\n]*/g, '$1')
    .replace(/\bTrue\b/g, 'true')
    .replace(/\bFalse\b/g, 'false')
    .replace(/\b(?:None|nil)\b/g, 'null')
    .replace(/:(\w+)\s*=>/g, '$1:')
    // without the blanks before it: looking for them takes forever in a file of blanks
    .replace(/=>/g, ':');
