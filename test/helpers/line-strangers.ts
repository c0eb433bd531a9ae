/*
 * LINE's specification forbids no property anywhere, so a validator lets an answer through that holds what LINE never
 * says. The rehearsal channel must not teach anybody a field that is not there on the real account.
 */

type Json = Record<string, unknown>;
export type Schemas = Readonly<Record<string, Json>>;

const REF = '#/components/schemas/';

/**
 * What LINE's schemas forgot: its reference describes these, and the examples in the specification itself hold them.
 * By the place in the answer, whatever its call.
 */
const FORGOTTEN = [
  /^\/audienceGroups?(\/\d+)?\/expireTimestamp$/,
  // of a shared one in a list; of a single one it stands beside the group
  /^\/audienceGroups\/\d+\/owner$/,
  /^\/(createRoute|permission|expireTimestamp|isIfaAudience)$/,
];

/** Where a value holds a property that its schema does not name: `/messages/0/colour is not LINE's`. */
export function strangersIn(value: unknown, schema: Json, schemas: Schemas): string[] {
  return look(value, [schema], '');

  function look(found: unknown, written: readonly Json[], path: string): string[] {
    const parts = written.flatMap((part) => partsOf(part, found));
    if (Array.isArray(found)) {
      const list = found as readonly unknown[];
      const items = parts.flatMap(({ items: each }) => (each ? [each as Json] : []));
      if (items.length === 0) return [];
      return list.flatMap((one, index) => look(one, items, `${path}/${index}`));
    }
    if (found === null || typeof found !== 'object') return [];
    // a place for anything, such as the body of a webhook
    const named = parts.filter(({ properties }) => properties !== undefined);
    if (named.length === 0 || parts.some(({ additionalProperties }) => additionalProperties))
      return [];
    return Object.entries(found).flatMap(([key, held]) => {
      const here = named
        .map(({ properties }) => (properties as Record<string, Json>)[key])
        .filter((part) => part !== undefined);
      const place = `${path}/${key}`;
      if (here.length > 0) return look(held, here, place);
      return FORGOTTEN.some((known) => known.test(place)) ? [] : [`${place} is not LINE's`];
    });
  }

  /** A schema with all that it points at, and with the child that its discriminator chooses. */
  function partsOf(written: Json, found: unknown, known: readonly Json[] = []): Json[] {
    if (known.includes(written)) return [];
    const next = (part: Json) => partsOf(part, found, [...known, written]);
    if (typeof written.$ref === 'string')
      return next(schemas[written.$ref.slice(REF.length)] ?? {});
    const discriminator = written.discriminator as
      | { propertyName: string; mapping?: Record<string, string> }
      | undefined;
    const chosen =
      discriminator?.mapping?.[String((found as Json | null)?.[discriminator.propertyName])];
    return [
      written,
      ...['allOf', 'oneOf', 'anyOf'].flatMap((word) =>
        ((written[word] ?? []) as Json[]).flatMap(next),
      ),
      ...(chosen === undefined ? [] : next({ $ref: chosen })),
    ];
  }
}
