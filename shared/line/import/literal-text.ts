import type { Budget } from './literal';

/** The text is no literal from here on. */
export const NO_LITERAL = new Error('no literal');

interface Quoted {
  value: string;
  from: number;
  /** False where the quoted text is only the beginning of an expression: `"a" + b`. */
  isWhole: boolean;
  /** Parts of it are filled in by the program: `${name}`, `{name}` of an f-string, `'.$name.'` of PHP. */
  filled: boolean;
}

/** What follows a value: its end, or the rest of an expression that began with it. */
const CLOSERS = new Set([',', '}', ']', ')', ':']);
/** An expression is short; what goes on longer is a program that was not understood. */
const LONGEST_EXPRESSION = 2_000;
/** Words after which another value may follow without an operator between. */
const JOINING = /^(?:new|await|typeof|not|if|else|or|and|in|is|for|as|lambda|async|unless)$/;

/** A place in a program's text, and how its parts are read from there. */
export class LiteralText {
  constructor(
    readonly text: string,
    public at: number,
    private readonly budget: Budget,
  ) {}

  peek(): string {
    return this.text[this.at] ?? '';
  }

  next(): string {
    const char = this.peek();
    this.move(1);
    return char;
  }

  sees(what: string | RegExp): boolean {
    if (typeof what === 'string') return this.text.startsWith(what, this.at);
    what.lastIndex = this.at;
    return what.test(this.text);
  }

  takes(what: string | RegExp): boolean {
    if (!this.sees(what)) return false;
    this.move(typeof what === 'string' ? what.length : what.lastIndex - this.at);
    return true;
  }

  private move(by: number): void {
    this.budget.left -= by;
    this.at += by;
    if (this.at > this.text.length || this.budget.left < 0) throw NO_LITERAL;
  }

  private matched(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) return null;
    this.move(found.length);
    return found;
  }

  /** Blanks and comments of any of these languages. */
  skipBlanks(): void {
    while (
      this.takes(/[\s\uFEFF]+/y) ||
      this.takes(/\/\/[^\n]*/y) ||
      this.takes(/#[^\n]*/y) ||
      (this.sees('/*') && this.upTo('*/') !== '')
    ) {
      // each of them moves on
    }
  }

  /** Everything up to `end` and with it. A search in vain costs as much as one that finds. */
  private upTo(end: string): string {
    const found = this.text.indexOf(end, this.at);
    if (found === -1) {
      this.budget.left -= this.text.length - this.at;
      throw NO_LITERAL;
    }
    const source = this.text.slice(this.at, found + end.length);
    this.move(source.length);
    return source;
  }

  /** The name of a member: quoted, bare, or a Ruby symbol. */
  name(): string {
    const string = this.string();
    if (string !== null) {
      if (!string.isWhole) throw NO_LITERAL;
      return string.value;
    }
    const bare = this.matched(/:?[\p{L}_$][\p{L}\p{N}_$]*/uy);
    if (bare === null) throw NO_LITERAL;
    return bare.replace(/^:/, '');
  }

  /** `'name' =>` of a PHP array, without the arrow; null, and nothing read, for anything else. */
  phpName(): string | null {
    const from = this.at;
    if (!this.sees(/["']/y)) return null;
    const string = this.string();
    this.skipBlanks();
    if (string !== null && this.sees('=>')) return string.value;
    this.at = from;
    return null;
  }

  number(): number | null {
    const from = this.at;
    const found = this.matched(/[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y);
    if (found === null) return null;
    if (this.isAtEnd()) return Number(found.replaceAll('_', ''));
    this.at = from;
    return null;
  }

  word(words: Readonly<Record<string, unknown>>): unknown {
    const from = this.at;
    const found = this.matched(/[A-Za-z]+/y);
    if (found !== null && Object.hasOwn(words, found) && this.isAtEnd()) return words[found];
    this.at = from;
    return undefined;
  }

  /** Nothing of the value follows: its end is here. */
  private isAtEnd(): boolean {
    const from = this.at;
    this.skipBlanks();
    const next = this.peek();
    const isEnd = CLOSERS.has(next) || this.sees('=>');
    this.at = from;
    return isEnd;
  }

  /** A quoted text of any of these languages; null where none begins. */
  string(): Quoted | null {
    const from = this.at;
    const prefix = this.matched(/[fFrRbBuU]{0,2}(?=["'])/y) ?? '';
    const quote = this.sees('"""') || this.sees("'''") ? this.text.slice(this.at, this.at + 3) : '';
    const mark = quote || this.peek();
    if (mark !== '"' && mark !== "'" && mark !== '`' && quote === '') {
      this.at = from;
      return null;
    }
    this.move(mark.length);
    const isFormat = /f/i.test(prefix);
    const { value, filled } = this.quoted(mark, isFormat);
    const isPlain = this.isAtEnd();
    // two texts one after another are a comma that is missing, and no expression
    if (!isPlain && this.sees(/\s*["']/y)) throw NO_LITERAL;
    return { value, from, isWhole: isPlain, filled };
  }

  private quoted(mark: string, isFormat: boolean): { value: string; filled: boolean } {
    const parts: string[] = [];
    let filled = false;
    const isLong = mark.length === 3 || mark === '`';
    while (!this.takes(mark)) {
      const plain = this.matched(/[^\\"'`\n$]+/y);
      if (plain !== null) {
        parts.push(plain);
        filled ||= isFormat && /\{[^{}]+\}/.test(plain);
      } else if (this.sees('\\')) parts.push(this.escaped());
      else if (this.sees('\n') && !isLong) throw NO_LITERAL;
      else if (mark === '`' && this.sees('${')) {
        parts.push(this.upTo('}'));
        filled = true;
      } else {
        const hole = mark === '"' ? this.joined() : null;
        parts.push(hole ?? this.next());
        filled ||= hole !== null;
      }
    }
    return { value: parts.join(''), filled };
  }

  /** JSON in a quoted text of PHP or JavaScript: `"'.$name.'"`, `"' + name + '"`. */
  private joined(): string | null {
    const found = this.matched(/'\s*[.+]\s*[^\n]{1,200}?\s*[.+]\s*'/y);
    const source = found?.replace(/^'\s*[.+]\s*|\s*[.+]\s*'$/g, '');
    return source === undefined ? null : `\${${source}}`;
  }

  private escaped(): string {
    this.move(1);
    const code = this.matched(/u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}/y);
    if (code !== null) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    const point = this.matched(/u\{[0-9a-fA-F]{1,6}\}|U[0-9a-fA-F]{8}/y);
    if (point !== null) {
      const value = Number.parseInt(point.replace(/[uU{}]/g, ''), 16);
      return value <= 0x10ffff ? String.fromCodePoint(value) : '\uFFFD';
    }
    const char = this.next();
    const ESCAPES: Record<string, string> = {
      n: '\n',
      t: '\t',
      r: '\r',
      b: '\b',
      f: '\f',
      '\n': '',
    };
    return ESCAPES[char] ?? char;
  }

  /** The source of an expression from `from`, up to where the next value or the end begins. */
  expression(from: number = this.at): string {
    if (from === this.at && !this.sees(/[\p{L}_$(@!~+\-:&]/uy)) throw NO_LITERAL;
    let depth = 0;
    let questions = 0;
    for (;;) {
      if (this.at - from > LONGEST_EXPRESSION) throw NO_LITERAL;
      const char = this.peek();
      if (depth === 0 && (char === ',' || char === '}' || char === ']' || char === ')')) break;
      if (char === ';' || char === '') throw NO_LITERAL;
      if (char === '"' || char === "'" || char === '`') {
        this.move(1);
        this.quoted(char, false);
        continue;
      }
      if (char === '?') questions += 1;
      if (depth === 0 && char === ':' && !this.sees('::') && this.text[this.at - 1] !== ':') {
        // a name with a colon where a value should end: something is missing before it
        if (questions === 0) throw NO_LITERAL;
        questions -= 1;
      }
      if ('([{'.includes(char)) depth += 1;
      if (')]}'.includes(char)) depth -= 1;
      this.move(1);
    }
    const source = this.text.slice(from, this.at).trim().replace(/\s+/g, ' ');
    if (source === '' || isDoubtful(source)) throw NO_LITERAL;
    return source;
  }
}

/** Two words side by side are prose or broken JSON, and no expression. */
function isDoubtful(source: string): boolean {
  const words = source.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '0').split(/\s+/);
  return words.some((word, index) => {
    const next = words[index + 1];
    if (next === undefined || JOINING.test(word) || JOINING.test(next)) return false;
    return /[\w)\]]$/.test(word) && /^[\w]/.test(next);
  });
}
