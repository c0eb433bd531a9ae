import type { Problem, ProblemPath } from '../errors/app-error';
import { countUtf16 } from './count';
import { LIMITS } from './limits';
import { error, warning } from './problem';

/*
 * Members of a JSON object of unknown origin, checked one by one. Every method answers the value when it
 * is there and of the right type, and undefined otherwise; what is wrong is collected with its path.
 */

export type JsonObject = Record<string, unknown>;

export interface TextRule {
  min?: number;
  max?: number;
  count?: (text: string) => number;
  pattern?: RegExp;
  /** How the pattern is called in a sentence, such as `[a-zA-Z0-9_]`. */
  form?: string;
  optional?: boolean;
}

export interface NumberRule {
  min?: number;
  max?: number;
  /** Values outside of the range that are allowed too, such as -1 for no limit. */
  also?: readonly number[];
  fraction?: boolean;
  optional?: boolean;
}

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
    found.push(error('json.wrongType', path, { limit: 'object', actual: typeName(value) }));
    return null;
  }

  at(name: string): ProblemPath {
    return [...this.path, name];
  }

  has(name: string): boolean {
    return this.value[name] !== undefined;
  }

  /** LINE's answer to a member it does not know is not written down: it is named and nothing more. */
  knows(...names: readonly string[]): void {
    for (const name of Object.keys(this.value)) {
      if (!names.includes(name))
        this.found.push(warning('json.unknownField', this.at(name), { details: { field: name } }));
    }
  }

  /** For places where LINE is known to refuse what it does not know. */
  knowsOnly(code: string, ...names: readonly string[]): void {
    for (const name of Object.keys(this.value)) {
      if (!names.includes(name))
        this.found.push(error(code, this.at(name), { details: { field: name } }));
    }
  }

  /** An address of a picture or film: HTTPS, at most 2000 characters. */
  https(name: string, { optional = false } = {}): void {
    const url = this.text(name, { max: LIMITS.mediaUrl, optional });
    if (url === undefined || url.trim() === '') return;
    if (!/^https:\/\/[^\s/?#]+/i.test(url))
      this.found.push(error('url.notHttps', this.at(name), { actual: url }));
    else if (/\s/.test(url)) this.found.push(error('uri.blank', this.at(name), { actual: url }));
  }

  text(name: string, rule: TextRule = {}): string | undefined {
    const value = this.read(name, 'string', rule.optional);
    if (typeof value !== 'string') return undefined;
    const { min = 1, max, count = countUtf16, pattern, form } = rule;
    const actual = count(value);
    const field = { field: name };
    if (min > 0 && value.trim() === '') {
      this.found.push(error('text.empty', this.at(name), { details: field }));
    } else if (actual < min) {
      this.found.push(
        error('text.tooShort', this.at(name), { limit: min, actual, details: field }),
      );
    } else if (max !== undefined && actual > max) {
      this.found.push(error('text.tooLong', this.at(name), { limit: max, actual, details: field }));
    } else if (pattern && !pattern.test(value)) {
      this.found.push(
        error('text.wrongForm', this.at(name), {
          limit: form ?? '',
          actual: value,
          details: field,
        }),
      );
    }
    return value;
  }

  number(name: string, rule: NumberRule = {}): number | undefined {
    const value = this.read(name, 'number', rule.optional);
    if (typeof value !== 'number') return undefined;
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, also = [] } = rule;
    const details = { field: name };
    if (rule.fraction !== true && !Number.isInteger(value)) {
      this.found.push(error('number.notWhole', this.at(name), { actual: value, details }));
    } else if ((value < min || value > max) && !also.includes(value)) {
      const low = Number.isFinite(min) ? min : '−∞';
      const high = Number.isFinite(max) ? max : '∞';
      this.found.push(
        error('number.outside', this.at(name), {
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
    return value;
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
    if (value === undefined) {
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
