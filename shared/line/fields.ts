import { formatPath, type Problem, type ProblemPath } from '../errors/app-error';
import { countUtf16 } from './count';
import { INT32_MAX, LIMITS } from './limits';
import { error, warning } from './problem';
import { checkMediaUrl, type Medium } from './url';

/*
 * Members of a JSON object of unknown origin, checked one by one. Every method answers the value when it
 * is there and of the right type, and undefined otherwise; what is wrong is collected with its path.
 */

export type JsonObject = Record<string, unknown>;

export interface TextRule {
  /** 0: may be empty. */
  min?: 0 | 1;
  max?: number;
  /** How LINE counts this text: UTF-16 units, unless it says graphemes. */
  count?: (text: string) => number;
  /** The limit is not written down by LINE: it warns and never blocks. */
  unconfirmed?: boolean;
  pattern?: RegExp;
  /** How the pattern is called in a sentence, such as `[a-zA-Z0-9_]`. */
  form?: string;
  /** LINE refuses blanks only, too; elsewhere that is not written down. */
  noBlanks?: boolean;
  optional?: boolean;
}

export interface NumberRule {
  min?: number;
  max?: number;
  /** Values outside of the range that are allowed too, such as -1 for no limit. */
  also?: readonly number[];
  /** The range is not written down by LINE: it warns and never blocks. */
  unconfirmed?: boolean;
  fraction?: boolean;
  /** LINE keeps it in 64 bits; every other whole number in 32. */
  isLong?: boolean;
  optional?: boolean;
}

/** More entries or unknown members than this are not reported one by one. */
const MANY = 5_000;

export const typeName = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

export const isJsonObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

export class Fields {
  private constructor(
    readonly value: JsonObject,
    readonly path: ProblemPath,
    readonly found: Problem[],
  ) {}

  /** Null, with a finding, when the value is no object. */
  static of(value: unknown, path: ProblemPath, found: Problem[]): Fields | null {
    if (isJsonObject(value)) return new Fields(value, path, found);
    const field = path.length > 0 ? formatPath(path.slice(-1)) : 'JSON';
    const details = { field };
    found.push(
      error('json.wrongType', path, { limit: 'object', actual: typeName(value), details }),
    );
    return null;
  }

  at(name: string): ProblemPath {
    return [...this.path, name];
  }

  /** A member that is null counts as absent; `knows` says that it should not be there. */
  has(name: string): boolean {
    return this.value[name] !== undefined && this.value[name] !== null;
  }

  /** LINE's answer to a member it does not know is not written down: it is named and nothing more. */
  knows(...names: readonly string[]): void {
    this.each(names, (name) =>
      warning('json.unknownField', this.at(name), { details: { field: name } }),
    );
  }

  /** For places where LINE is known to refuse what it does not know. */
  knowsOnly(code: string, ...names: readonly string[]): void {
    this.each(names, (name) => error(code, this.at(name), { details: { field: name } }));
  }

  private each(names: readonly string[], unknown: (name: string) => Problem): void {
    for (const [name, value] of Object.entries(this.value).slice(0, MANY)) {
      if (!names.includes(name)) this.found.push(unknown(name));
      // whether LINE takes null for absent is not written down
      else if (value === null)
        this.found.push(warning('json.nullMember', this.at(name), { details: { field: name } }));
    }
  }

  /** An address of a picture or film: HTTPS, at most 2000 characters, of a format that LINE shows. */
  https(
    name: string,
    { optional = false, medium }: { optional?: boolean; medium?: Medium } = {},
  ): void {
    // an empty address is not a text that may be left out: it is no address
    const url = this.text(name, { min: 0, max: LIMITS.mediaUrl, optional });
    if (url !== undefined) this.found.push(...checkMediaUrl(url, this.at(name), medium));
  }

  text(name: string, rule: TextRule = {}): string | undefined {
    const value = this.read(name, 'string', rule.optional);
    if (typeof value !== 'string') return undefined;
    const { min = 1, max, count = countUtf16, pattern, form } = rule;
    const actual = count(value);
    const details = { field: name };
    const say = rule.unconfirmed === true ? warning : error;
    if (rule.noBlanks === true && value.trim() === '') {
      this.found.push(error('text.empty', this.at(name), { details }));
    } else if (min > 0 && value === '') {
      // LINE names no minimum for what may be left out
      const empty = rule.optional === true && pattern === undefined ? warning : error;
      this.found.push(empty('text.empty', this.at(name), { details }));
    } else if (max !== undefined && actual > max) {
      const unit = count === countUtf16 ? 'utf16' : 'graphemes';
      this.found.push(
        say('text.tooLong', this.at(name), { limit: max, actual, details: { ...details, unit } }),
      );
    } else if (pattern && !pattern.test(value)) {
      this.found.push(
        error('text.wrongForm', this.at(name), { limit: form ?? '', actual: value, details }),
      );
    } else if (min > 0 && value.trim() === '') {
      this.found.push(warning('text.blank', this.at(name), { details }));
    }
    return value;
  }

  number(name: string, rule: NumberRule = {}): number | undefined {
    const value = this.read(name, 'number', rule.optional);
    if (typeof value !== 'number') return undefined;
    const { min = Number.NEGATIVE_INFINITY, also = [] } = rule;
    const most = rule.fraction === true ? Number.POSITIVE_INFINITY : INT32_MAX;
    const max = rule.max ?? (rule.isLong === true ? Number.MAX_SAFE_INTEGER : most);
    const details = { field: name };
    if (rule.fraction !== true && !Number.isInteger(value)) {
      this.found.push(error('number.notWhole', this.at(name), { actual: value, details }));
    } else if ((value < min || value > max) && !also.includes(value)) {
      const low = Number.isFinite(min) ? min : '−∞';
      const high = Number.isFinite(max) ? max : '∞';
      const say = rule.unconfirmed === true ? warning : error;
      this.found.push(
        say('number.outside', this.at(name), {
          limit: `${low}–${high}`,
          actual: value,
          details,
        }),
      );
    }
    return value;
  }

  boolean(name: string, { optional = true } = {}): boolean | undefined {
    const value = this.read(name, 'boolean', optional);
    return typeof value === 'boolean' ? value : undefined;
  }

  oneOf<T extends string>(
    name: string,
    values: readonly T[],
    { optional = false } = {},
  ): T | undefined {
    const value = this.read(name, 'string', optional);
    if (typeof value !== 'string') return undefined;
    if ((values as readonly string[]).includes(value)) return value as T;
    this.found.push(
      error('json.notOneOf', this.at(name), {
        limit: shortList(values),
        actual: value,
        details: { field: name },
      }),
    );
    return undefined;
  }

  list(
    name: string,
    { min = 0, max, optional = false }: { min?: number; max?: number; optional?: boolean } = {},
  ): readonly unknown[] | undefined {
    const value = this.read(name, 'array', optional);
    if (!Array.isArray(value)) return undefined;
    const details = { field: name };
    if (value.length < min) {
      this.found.push(
        error('list.tooShort', this.at(name), { limit: min, actual: value.length, details }),
      );
    }
    if (max !== undefined && value.length > max) {
      this.found.push(
        error('list.tooLong', this.at(name), { limit: max, actual: value.length, details }),
      );
    }
    // the rest of a list that is far too long is not looked at: a hostile file may hold a million entries
    return value.length > (max ?? MANY) * 2 ? value.slice(0, (max ?? MANY) * 2) : value;
  }

  object(name: string, { optional = false } = {}): Fields | undefined {
    const value = this.read(name, 'object', optional);
    return isJsonObject(value) ? new Fields(value, this.at(name), this.found) : undefined;
  }

  /** A member that must not stand here. */
  forbid(name: string, code: string): void {
    if (this.has(name)) this.found.push(error(code, this.at(name), { details: { field: name } }));
  }

  private read(name: string, type: string, optional = false): unknown {
    const value = this.value[name];
    if (value === undefined || value === null) {
      if (!optional)
        this.found.push(error('json.required', this.at(name), { details: { field: name } }));
      return undefined;
    }
    if (typeName(value) === type) return value;
    this.found.push(
      error('json.wrongType', this.at(name), {
        limit: type,
        actual: typeName(value),
        details: { field: name },
      }),
    );
    return undefined;
  }
}

/** Forty-seven prefectures are not read by anybody. */
function shortList(values: readonly string[]): string {
  const SHOWN = 8;
  return values.length <= SHOWN
    ? values.join(', ')
    : `${values.slice(0, SHOWN - 1).join(', ')} … ${values[values.length - 1]}`;
}
