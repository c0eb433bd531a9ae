import fc from 'fast-check';
import type { z } from 'zod';

/*
 * Values for a zod schema: every member, every variant of a union, every optional member now and then. What
 * a leaf says is chosen by `leaf`, for a schema knows that a colour is text and not what a colour looks like.
 */

/** A leaf by the `type` of its owner and its own name; null when the schema itself is enough. */
export type Leaf = (owner: string, name: string) => fc.Arbitrary<unknown> | null;

interface Def {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  options?: readonly z.ZodType[];
  entries?: Record<string, string>;
  values?: readonly unknown[];
  innerType?: z.ZodType;
  getter?: () => z.ZodType;
  keyType?: z.ZodType;
  valueType?: z.ZodType;
}
const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def;

/** Boxes in boxes and trees in trees end here. */
const DEEPEST = 3;
const LEAVES = ['string', 'number'];

export function arbitraryOf(schema: z.ZodType, leaf: Leaf): fc.Arbitrary<unknown> {
  const memo = new Map<z.ZodType, Map<number, fc.Arbitrary<unknown>>>();
  const build = (node: z.ZodType, owner: string, name: string, depth: number) => {
    const def = defOf(node);
    // an object is the same wherever it stands at a depth; only its size would explode
    if (def.type !== 'object') return make(def, owner, name, depth);
    const known = memo.get(node) ?? new Map<number, fc.Arbitrary<unknown>>();
    memo.set(node, known);
    const made = known.get(depth) ?? make(def, owner, name, depth);
    known.set(depth, made);
    return made;
  };
  const make = (def: Def, owner: string, name: string, depth: number): fc.Arbitrary<unknown> => {
    const chosen = LEAVES.includes(def.type) ? leaf(owner, name) : null;
    if (chosen !== null) return chosen;
    switch (def.type) {
      case 'string':
        return fc.string({ minLength: 1, maxLength: 10 });
      case 'number':
        return fc.integer({ min: 1, max: 100 });
      case 'boolean':
        return fc.boolean();
      case 'literal':
        return fc.constantFrom(...(def.values ?? []));
      case 'enum':
        return fc.constantFrom(...Object.values(def.entries ?? {}));
      case 'optional':
        return build(def.innerType as z.ZodType, owner, name, depth);
      case 'lazy':
        return build((def.getter as () => z.ZodType)(), owner, name, depth + 1);
      case 'array':
        return fc.array(build(def.element as z.ZodType, owner, name, depth), {
          minLength: 1,
          maxLength: 3,
        });
      case 'union': {
        const options = (def.options ?? []).filter(
          (option) => depth <= DEEPEST || !holdsItself(option),
        );
        return fc.oneof(...options.map((option) => build(option, owner, name, depth)));
      }
      case 'record':
        return fc.dictionary(
          fc.stringMatching(/^[a-z]\w{0,8}$/),
          build(def.valueType as z.ZodType, owner, name, depth),
          { maxKeys: 3 },
        );
      case 'object':
        return objectOf(def.shape ?? {}, name, depth);
      default:
        throw new Error(`no values for a schema of type ${def.type} (${name})`);
    }
  };
  const objectOf = (shape: Record<string, z.ZodType>, name: string, depth: number) => {
    const type = shape.type ? defOf(shape.type) : undefined;
    const owner = type?.type === 'literal' ? String(type.values?.[0]) : name;
    const members: Record<string, fc.Arbitrary<unknown>> = {};
    for (const [key, member] of Object.entries(shape)) {
      const value = build(member, owner, key, depth);
      members[key] = isOptional(member) ? fc.option(value, { nil: undefined, freq: 2 }) : value;
    }
    return fc
      .record(members)
      .map((value) => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)));
  };
  return build(schema, '', '', 0);
}

const isOptional = (schema: z.ZodType): boolean => defOf(schema).type === 'optional';

/** Whether a variant holds others of its kind, so that a deep value must not choose it. */
function holdsItself(schema: z.ZodType): boolean {
  const { shape } = defOf(schema);
  return shape !== undefined && ('contents' in shape || 'and' in shape);
}
