import { definitionsInside, kindOfWhole } from './find';
import { type Literal, readLiteral } from './literal';

/** Attempts at all the brackets of a program read no more than this together, or this many times its length. */
const MOST_READ = 1_000_000;
const MOST_TIMES = 4;
/** A program with more definitions than this is a data base. */
const MOST_FOUND = 50;

/**
 * The definitions that stand in a text of another kind: a page, a shell script, a program. Every bracket may
 * begin one; what is no literal is looked into, because a program's own brackets stand round it. Whole
 * definitions are preferred to parts, and anything of LINE's to nothing.
 */
export function embeddedLiterals(text: string): Literal[] {
  const found = literalsIn(text);
  if (found.length > 0 || !text.includes('\\"')) return found;
  // in a shell or a program the quotes of the text may be escaped
  return literalsIn(text.replaceAll('\\"', '"'));
}

function literalsIn(text: string): Literal[] {
  const budget = { left: Math.max(MOST_READ, text.length * MOST_TIMES) };
  const wholes: Literal[] = [];
  const parts: Literal[] = [];
  const bracket = /[{[]/g;
  for (let next = bracket.exec(text); next !== null; next = bracket.exec(text)) {
    if (budget.left <= 0 || wholes.length >= MOST_FOUND) break;
    const literal = readLiteral(text, next.index, budget);
    if (literal === null) continue;
    const kind = kindOfWhole(literal.value);
    if (definitionsInside({ only: literal.value }).length > 0) wholes.push(literal);
    else if (kind !== 'unknown') parts.push(literal);
    // an expression in it may hold a definition still: `{ payload: JSON.stringify({ … }) }`
    else if (literal.placeholders.length > 0) continue;
    bracket.lastIndex = literal.end;
  }
  return wholes.length > 0 ? wholes : parts.slice(0, 1);
}
