import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { strangersIn } from './line-strangers';

/*
 * LINE's own OpenAPI specification as a judge of what we send and of what the rehearsal channel answers.
 *
 * As published its schemas check little: a base schema names its children in `discriminator.mapping`, the
 * children point back by `allOf`, and JSON-Schema validators do not follow that. Here every such base
 * becomes a choice by `type`, so that wrong types, enum values and missing fields are refused, nested Flex
 * included. What the specification does not hold (most lengths, cross-field rules) it cannot judge.
 */

const FILES = [
  'messaging-api',
  'insight',
  'manage-audience',
  'webhook',
  'channel-access-token',
] as const;
export type LineOpenApiFile = (typeof FILES)[number];
type Json = Record<string, unknown>;
type Schemas = Record<string, Json>;

interface Operation {
  parameters?: { in: string; name: string; required?: boolean; schema: Json }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Json }> };
  responses: Record<string, { content?: Record<string, { schema: Json }> }>;
}
interface Specification {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Schemas };
}

/** What the specification holds against a value: `/messages/0/text must be string`. Empty: it agrees. */
export type Judge = (value: unknown) => string[];

const REF = '#/components/schemas/';
const idOf = (file: LineOpenApiFile): string => `https://openapi.invalid/${file}.json`;
const folder = join(import.meta.dirname, '..', 'fixtures', 'line-openapi');
const loaded = new Map<LineOpenApiFile, { specification: Specification; ajv: Ajv }>();

function load(file: LineOpenApiFile): { specification: Specification; ajv: Ajv } {
  const known = loaded.get(file);
  if (known) return known;
  const specification = JSON.parse(
    readFileSync(join(folder, `${file}.json`), 'utf8'),
  ) as Specification;
  const schemas = withChoices(specification.components.schemas);
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  for (const [name, format] of Object.entries(FORMATS)) ajv.addFormat(name, format);
  ajv.addSchema({ $id: idOf(file), components: { schemas: forAjv(schemas) as Schemas } });
  const entry = { specification, ajv };
  loaded.set(file, entry);
  return entry;
}

const whole = (bits: number) => ({
  type: 'number' as const,
  validate: (value: number) => Number.isInteger(value) && Math.abs(value) <= 2 ** (bits - 1),
});
const FORMATS = {
  int32: whole(32),
  int64: whole(64),
  double: { type: 'number' as const, validate: () => true },
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  // bytes: not judged
  binary: true as const,
  // how the specification spells yyyyMMdd in one place
  '^[0-9]{8}$': /^[0-9]{8}$/,
};

/** Base schemas become a choice by their discriminator, and the children keep what the base holds. */
function withChoices(schemas: Schemas): Schemas {
  const made: Schemas = { ...schemas };
  for (const [name, schema] of Object.entries(schemas)) {
    const discriminator = schema.discriminator as
      | { propertyName: string; mapping?: Record<string, string> }
      | undefined;
    if (!discriminator?.mapping) continue;
    const { discriminator: _, ...base } = schema;
    made[`${name}Base`] = base;
    const by = discriminator.propertyName;
    const children = Object.entries(discriminator.mapping);
    for (const [, ref] of children) {
      const child = made[ref.slice(REF.length)] as Json;
      // only where the child points back: a box holds components by the same reference
      const parents = ((child.allOf ?? []) as Json[]).map((part) =>
        part.$ref === `${REF}${name}` ? { $ref: `${REF}${name}Base` } : part,
      );
      made[ref.slice(REF.length)] = { ...child, allOf: parents };
    }
    made[name] = {
      type: 'object',
      required: [by],
      properties: { [by]: { enum: children.map(([key]) => key) } },
      allOf: children.map(([key, $ref]) => ({
        if: { required: [by], properties: { [by]: { const: key } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { $ref },
      })),
    };
  }
  return made;
}

/** OpenAPI 3.0's `nullable` in the words of JSON Schema. */
function forAjv(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(forAjv);
  if (node === null || typeof node !== 'object') return node;
  const { nullable, ...rest } = node as Json;
  const copy = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, forAjv(value)]));
  if (nullable !== true) return copy;
  return { anyOf: [copy, { type: 'null' }] };
}

const compiled = new Map<string, ValidateFunction>();

function judgeOf(file: LineOpenApiFile, schema: Json): Judge {
  const text = JSON.stringify(forAjv(schema)).replaceAll(`"${REF}`, `"${idOf(file)}${REF}`);
  const key = `${file} ${text}`;
  const validate = compiled.get(key) ?? load(file).ajv.compile(JSON.parse(text) as Json);
  compiled.set(key, validate);
  return (value) => {
    if (validate(value)) return [];
    return (validate.errors ?? [])
      .filter((error) => error.keyword !== 'if' && error.keyword !== 'anyOf')
      .map((error) => `${error.instancePath} ${error.message ?? error.keyword}`);
  };
}

/** A judge for a schema by its name, such as `Message` or `FlexContainer`. */
export function schemaValidator(name: string, file: LineOpenApiFile = 'messaging-api'): Judge {
  if (!load(file).specification.components.schemas[name])
    throw new Error(`LINE's specification (${file}) holds no schema ${name}`);
  return judgeOf(file, { $ref: `${REF}${name}` });
}

interface Found {
  file: LineOpenApiFile;
  path: string;
  operation: Operation;
}

/** By a path as it is called (`/v2/bot/richmenu/richmenu-1`) or as it is written (`/v2/bot/richmenu/{richMenuId}`). */
function find(method: string, path: string): Found | null {
  const called = path.split('?')[0] ?? path;
  let templated: Found | null = null;
  for (const file of FILES) {
    for (const [template, methods] of Object.entries(load(file).specification.paths)) {
      const operation = methods[method.toLowerCase()];
      if (!operation) continue;
      if (template === called) return { file, path: template, operation };
      const pattern = new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`);
      if (pattern.test(called)) templated ??= { file, path: template, operation };
    }
  }
  return templated;
}

function operationAt(method: string, path: string): Found {
  const found = find(method, path);
  if (!found) throw new Error(`LINE's specification holds no ${method.toUpperCase()} ${path}`);
  return found;
}

/** Whether the specification describes this call; LINE has some that it does not. */
export const isSpecified = (method: string, path: string): boolean => find(method, path) !== null;

/** Judges the body of a request. An operation without a body takes `undefined` only. */
export function requestValidator(
  method: string,
  path: string,
  contentType = 'application/json',
): Judge {
  const { file, operation } = operationAt(method, path);
  const content = operation.requestBody?.content;
  if (!content) return (value) => (value === undefined ? [] : ['no body is expected']);
  const media = content[contentType] ?? content['*/*'] ?? Object.values(content)[0];
  const judge = judgeOf(file, media?.schema ?? {});
  const isRequired = operation.requestBody?.required === true;
  return (value) =>
    value === undefined ? (isRequired ? ['a body is required'] : []) : judge(value);
}

/** Judges query parameters and headers of a request: required, enum, pattern, range. */
export function parametersValidator(
  method: string,
  path: string,
  where: 'query' | 'header',
): Judge {
  const { file, operation } = operationAt(method, path);
  const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in === where);
  const name = (text: string) => (where === 'header' ? text.toLowerCase() : text);
  const judges = parameters.map((parameter) => ({
    ...parameter,
    judge: judgeOf(file, parameter.schema),
  }));
  return (value) => {
    const given = Object.fromEntries(
      Object.entries(value as Record<string, string | undefined>).map(([key, v]) => [name(key), v]),
    );
    return judges.flatMap(({ judge, schema, required, name: key }) => {
      const text = given[name(key)];
      if (text === undefined) return required ? [`${key} is required`] : [];
      return judge(typed(text, load(file).specification, schema)).map((fault) => `${key}${fault}`);
    });
  };
}

/** A parameter is text on the wire; the schema says what it stands for. */
function typed(text: string, specification: Specification, schema: Json): unknown {
  const ref = schema.$ref as string | undefined;
  const real = ref ? (specification.components.schemas[ref.slice(REF.length)] ?? {}) : schema;
  if (real.type === 'integer' || real.type === 'number') return text === '' ? text : Number(text);
  if (real.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (real.type === 'array')
    return text
      .split(',')
      .map((item) => typed(item, specification, (real.items as Json | undefined) ?? {}));
  return text;
}

/** Answers that LINE's reference describes and its specification forgot: a film is still being prepared. */
const UNDESCRIBED = [
  'GET /v2/bot/message/{messageId}/content 202',
  'GET /v2/bot/message/{messageId}/content/preview 202',
];

/**
 * Judges the body of an answer. Errors that the specification does not describe (it describes few) are
 * judged as LINE's common error body; any other status that it does not know is a fault.
 */
export function responseValidator(method: string, path: string, status: number): Judge {
  const { file, operation, path: template } = operationAt(method, path);
  if (UNDESCRIBED.includes(`${method} ${template} ${status}`)) return () => [];
  const response =
    operation.responses[String(status)] ??
    operation.responses[`${Math.floor(status / 100)}XX`] ??
    operation.responses.default;
  if (!response) {
    if (status < 400) return () => [`status ${status} is not described`];
    return file === 'channel-access-token'
      ? tokenRefusal
      : strictly('messaging-api', { $ref: `${REF}ErrorResponse` });
  }
  const media = response.content?.['application/json'] ?? Object.values(response.content ?? {})[0];
  return media ? strictly(file, media.schema) : () => [];
}

/** As the schema says, and nothing beside it. */
function strictly(file: LineOpenApiFile, schema: Json): Judge {
  const judge = judgeOf(file, schema);
  const { schemas } = load(file).specification.components;
  return (value) => [...judge(value), ...strangersIn(value, schema, schemas)];
}

/** OAuth's words, which the specification describes for few statuses; a missing bearer is refused in LINE's. */
const tokenRefusal: Judge = (value) => {
  const { error, error_description: why, message, ...rest } = (value ?? {}) as Json;
  const isSaid = typeof (error ?? message) === 'string' && typeof (why ?? '') === 'string';
  return [
    ...(isSaid ? [] : ['/error must be string']),
    ...Object.keys(rest).map((key) => `/${key} is not LINE's`),
  ];
};

/** Judges what an answer says that it is; what is promised as JSON and comes as a page is nobody's JSON. */
export function answerTypeFault(
  method: string,
  path: string,
  status: number,
  contentType: string,
): string[] {
  const { operation } = operationAt(method, path);
  const promised = Object.keys(operation.responses[String(status)]?.content ?? {});
  const plain = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const isAny = promised.length === 0 || promised.includes('*/*');
  return isAny || promised.includes(plain)
    ? []
    : [`says that it is ${plain || 'nothing'}, promised is ${promised.join(' or ')}`];
}
