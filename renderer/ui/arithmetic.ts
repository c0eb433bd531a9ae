/*
 * Numbers as people type them into a field: `843`, `2500/3`, `(833+10)*2`, `1,250 px`, full-width
 * digits from an IME. A leading `*`, `/`, `+=` or `-=` works on the value that is there.
 */

const FULL_WIDTH = /[０-９．，＋－＊／（）]/g;

const normalise = (text: string): string =>
  text
    .replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[×✕]/g, '*')
    .replace(/÷/g, '/')
    .replace(/−/g, '-')
    .replace(/px$/i, '')
    .replace(/[,\s]/g, '');

/** The number a person means, or null when it is none. `current` is what a relative entry works on. */
export function evaluate(text: string, current: number | null): number | null {
  let source = normalise(text);
  const relative = /^(\+=|-=|\*|\/)/.exec(source)?.[0];
  if (relative !== undefined) {
    if (current === null) return null;
    source = `(${current})${relative[0]}(${source.slice(relative.length)})`;
  }
  const parser = { source, at: 0 };
  const value = sum(parser);
  return value === null || parser.at !== source.length || !Number.isFinite(value) ? null : value;
}

interface Parser {
  readonly source: string;
  at: number;
}

function sum(p: Parser): number | null {
  let left = product(p);
  while (left !== null && (p.source[p.at] === '+' || p.source[p.at] === '-')) {
    const plus = p.source[p.at++] === '+';
    const right = product(p);
    left = right === null ? null : plus ? left + right : left - right;
  }
  return left;
}

function product(p: Parser): number | null {
  let left = atom(p);
  while (left !== null && (p.source[p.at] === '*' || p.source[p.at] === '/')) {
    const times = p.source[p.at++] === '*';
    const right = atom(p);
    left = right === null ? null : times ? left * right : left / right;
  }
  return left;
}

function atom(p: Parser): number | null {
  if (p.source[p.at] === '-') {
    p.at++;
    const value = atom(p);
    return value === null ? null : -value;
  }
  if (p.source[p.at] === '(') {
    p.at++;
    const value = sum(p);
    if (p.source[p.at] !== ')') return null;
    p.at++;
    return value;
  }
  const digits = /^\d*\.?\d+|^\d+\.?/.exec(p.source.slice(p.at))?.[0];
  if (digits === undefined) return null;
  p.at += digits.length;
  return Number(digits);
}
