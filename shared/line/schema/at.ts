import { z } from 'zod';
import type { ProblemPath } from '../../errors/app-error';
import { isJsonObject } from '../fields';

/** What may stand at a place of a definition, as an editor offers it. */
export interface Expected {
  kind: 'object' | 'list' | 'text' | 'number' | 'switch' | 'other';
  /** Members of an object. */
  keys: readonly string[];
  /** The words or switches that a value may be; empty where anything of its kind may stand. */
  values: readonly (string | boolean)[];
  /** What `type` may say where one of several objects may stand. */
  types: readonly string[];
}

/** Follows a definition along its schema: at each union the value's own `type` decides. Null beside the schema. */
export function expectedAt(schema: z.ZodType, value: unknown, path: ProblemPath): Expected | null {
  let at: z.ZodType = schema;
  let here = value;
  for (const step of path) {
    const member = memberSchema(decided(at, here), step);
    if (member === null) return null;
    at = member;
    here = memberOf(here, step);
  }
  return { ...described(decided(at, here)), types: typesOf(at) };
}

const memberOf = (value: unknown, step: string | number): unknown => {
  if (Array.isArray(value)) return value[Number(step)];
  return isJsonObject(value) ? value[step] : undefined;
};

function memberSchema(schema: z.ZodType, step: string | number): z.ZodType | null {
  if (schema instanceof z.ZodObject) return (schema.shape as Shape)[step] ?? null;
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  return null;
}
type Shape = Readonly<Record<string, z.ZodType>>;

/** Without what is only wrapped round it. */
function bare(schema: z.ZodType): z.ZodType {
  let at = schema;
  while (
    at instanceof z.ZodOptional ||
    at instanceof z.ZodNullable ||
    at instanceof z.ZodDefault ||
    at instanceof z.ZodLazy
  )
    at = at.unwrap() as z.ZodType;
  return at;
}

/** Of a union the member that the value says it is; the union itself as long as it says nothing. */
function decided(schema: z.ZodType, value: unknown): z.ZodType {
  const own = bare(schema);
  if (!(own instanceof z.ZodUnion)) return own;
  const type = isJsonObject(value) ? value.type : undefined;
  const fits = (own.options as readonly z.ZodType[]).find((option) =>
    (typesOf(option) as readonly unknown[]).includes(type),
  );
  return fits === undefined ? own : decided(fits, value);
}

function typesOf(schema: z.ZodType): readonly string[] {
  const own = bare(schema);
  if (own instanceof z.ZodUnion)
    return (own.options as readonly z.ZodType[]).flatMap((option) => typesOf(option));
  if (!(own instanceof z.ZodObject)) return [];
  const type = (own.shape as Shape).type;
  if (!(type instanceof z.ZodLiteral)) return [];
  return [...type.values].filter((word) => typeof word === 'string');
}

function described(schema: z.ZodType): Omit<Expected, 'types'> {
  const nothing = { keys: [], values: [] };
  if (schema instanceof z.ZodObject)
    return { kind: 'object', keys: Object.keys(schema.shape), values: [] };
  // not decided yet: which of them it is has to be written first
  if (schema instanceof z.ZodUnion)
    return typesOf(schema).length > 0
      ? { kind: 'object', keys: ['type'], values: [] }
      : { kind: 'other', ...nothing };
  if (schema instanceof z.ZodArray) return { kind: 'list', ...nothing };
  if (schema instanceof z.ZodEnum)
    return { kind: 'text', keys: [], values: schema.options as string[] };
  if (schema instanceof z.ZodLiteral)
    return { kind: 'text', keys: [], values: [...schema.values] as (string | boolean)[] };
  if (schema instanceof z.ZodBoolean) return { kind: 'switch', keys: [], values: [true, false] };
  if (schema instanceof z.ZodNumber) return { kind: 'number', ...nothing };
  if (schema instanceof z.ZodString) return { kind: 'text', ...nothing };
  return { kind: 'other', ...nothing };
}
