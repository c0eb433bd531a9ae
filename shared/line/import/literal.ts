import type { ProblemPath } from '../../errors/app-error';
import { MAX_DEPTH } from '../limits';
import { LiteralText, NO_LITERAL } from './literal-text';

/** What stood where a value belongs and is none: a variable, a call, an expression. */
interface Placeholder {
  path: ProblemPath;
  source: string;
}

export interface Literal {
  value: unknown;
  /** Behind its last character. */
  end: number;
  placeholders: Placeholder[];
  /** Names that stand twice in one object. */
  twice: ProblemPath[];
}

/** How far all attempts at one text may read together. */
export interface Budget {
  left: number;
}

/**
 * The object or list that begins at `start`, as JavaScript, Python, Ruby or PHP write it. An expression in the
 * place of a value becomes the text `${expression}`; a comma that is missing, a bracket that is not closed, or
 * anything else that makes the text doubtful, and it is no literal. Never throws.
 */
export function readLiteral(text: string, start: number, budget: Budget): Literal | null {
  const reader = new LiteralReader(new LiteralText(text, start, budget));
  try {
    return reader.read();
  } catch (thrown) {
    if (thrown === NO_LITERAL) return null;
    throw thrown;
  }
}

const WORDS: Readonly<Record<string, unknown>> = {
  true: true,
  True: true,
  TRUE: true,
  false: false,
  False: false,
  FALSE: false,
  null: null,
  None: null,
  nil: null,
  NULL: null,
  undefined: null,
};
const OPENINGS: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

class LiteralReader {
  private readonly placeholders: Placeholder[] = [];
  private readonly twice: ProblemPath[] = [];
  private readonly path: (string | number)[] = [];

  constructor(private readonly text: LiteralText) {}

  read(): Literal {
    const value = this.container();
    return {
      value,
      end: this.text.at,
      placeholders: this.placeholders,
      twice: this.twice,
    };
  }

  private container(): unknown {
    if (this.path.length > MAX_DEPTH) throw NO_LITERAL;
    const isArrayCall = this.text.takes(/array\s*\(/y);
    const open = isArrayCall ? '[' : this.text.next();
    const close = isArrayCall ? ')' : OPENINGS[open];
    if (close === undefined) throw NO_LITERAL;
    return open === '{' ? this.object(close) : this.list(close);
  }

  private object(close: string): unknown {
    const made: Record<string, unknown> = {};
    for (;;) {
      this.text.skipBlanks();
      if (this.text.takes(close)) return made;
      // members that another object brings along cannot be known
      if (this.text.takes('...') || this.text.takes('**')) this.spread();
      else this.member(made);
      this.comma(close);
    }
  }

  private member(into: Record<string, unknown>, name: string = this.text.name()): void {
    if (Object.hasOwn(into, name) && this.twice.length < 50) this.twice.push([...this.path, name]);
    this.path.push(name);
    this.text.skipBlanks();
    const isPair = this.text.takes('=>') || this.text.takes(':');
    const value = isPair ? this.value() : this.shorthand(name);
    // `__proto__` must become a member like any other, to be found and left out later
    Object.defineProperty(into, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    this.path.pop();
  }

  /** `{ url, label }`: the variable of that name. */
  private shorthand(name: string): string {
    const next = this.text.peek();
    if (!/^[A-Za-z_$]\w*$/.test(name) || (next !== ',' && next !== '}')) throw NO_LITERAL;
    return this.placeholder(name);
  }

  /** A list; or what PHP writes like one, with names before its values. */
  private list(close: string): unknown {
    const made: unknown[] = [];
    let named: Record<string, unknown> | null = null;
    for (;;) {
      this.text.skipBlanks();
      if (this.text.takes(close)) return named ?? made;
      const name: string | null = this.text.phpName();
      if (name !== null && made.length === 0) {
        named ??= {};
        this.member(named, name);
      } else if (named !== null) throw NO_LITERAL;
      else if (this.text.takes('...') || this.text.takes('*')) this.spread();
      else {
        this.path.push(made.length);
        made.push(this.value());
        this.path.pop();
        // `[{ … } for x in y]`: one, for as many as there will be
        this.text.skipBlanks();
        if (this.text.sees(/for\s/y)) this.spread();
      }
      this.comma(close);
    }
  }

  private comma(close: string): void {
    this.text.skipBlanks();
    if (this.text.takes(',') || this.text.peek() === close) return;
    throw NO_LITERAL;
  }

  private spread(): void {
    this.placeholders.push({ path: [...this.path], source: `...${this.text.expression()}` });
  }

  private value(): unknown {
    this.text.skipBlanks();
    const next = this.text.peek();
    if (next === '{' || next === '[' || this.text.sees(/array\s*\(/y)) return this.container();
    const string = this.text.string();
    if (string !== null) {
      if (string.isWhole) return string.filled ? this.noted(string.value) : string.value;
      return this.placeholder(this.text.expression(string.from));
    }
    const number = this.text.number();
    if (number !== null) return number;
    const word = this.text.word(WORDS);
    return word === undefined ? this.placeholder(this.text.expression()) : word;
  }

  private placeholder(source: string): string {
    return this.noted(`\${${source}}`);
  }

  private noted(value: string): string {
    this.placeholders.push({ path: [...this.path], source: value });
    return value;
  }
}
