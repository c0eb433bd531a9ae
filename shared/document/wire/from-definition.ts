import { newId, type RandomBytes } from '../../domain/ids';
import type { MessageOrigin } from '../../domain/message/schema';
import type { Page } from '../../domain/rich-menu/schema';
import { appError, fail, ok, type Problem, type Result } from '../../errors/app-error';
import { checkDefinition } from '../../line/definition';
import { isJsonObject, type JsonObject } from '../../line/fields';
import { partsOf } from '../../line/import/parts';
import type { ReadDefinition } from '../../line/import/read-definition';
import { LIMITS } from '../../line/limits';
import { warning } from '../../line/problem';
import { fromWire, linkTabs } from '../../line/rich-menu/from-wire';
import { designFromWire } from '../../targets/from-wire';
import type { TapestryDocument } from '../kinds';
import { freeAlias } from '../kinds/rich-menu-set';

export interface FromDefinition {
  /** The document's name where the definition has none; usually the file's. */
  title: string;
  now: Date;
  random: RandomBytes;
  /** A picture with areas becomes a design for the canvas instead of a message of JSON. */
  designs?: boolean;
  /** A bare container of Flex stays one, without a message round it. */
  keepsFlex?: boolean;
  /** Rich-menu aliases that are not given a second time. */
  taken?: Set<string>;
}
type Made = Result<{ document: TapestryDocument; problems: Problem[] }>;

/** A definition as a document, with everything that is to be said about it. */
export function documentFromDefinition(definition: ReadDefinition, options: FromDefinition): Made {
  if (definition.kind === 'collection') return fail(severalDefinitions(definition));
  if (definition.richMenus.length > 0) return fromRichMenus(definition, options);
  const problems = [...definition.problems, ...checkDefinition(definition)];
  const { kind, value } = definition;
  const isKept = options.keepsFlex === true && kind === 'flex';
  const origin = isKept ? null : bubblesOf(kind, value);
  if (origin !== null) {
    const made = fromMessages(origin, options);
    return made.ok ? ok({ document: made.value, problems: [...problems, ...origin.notes] }) : made;
  }
  if (!isJsonObject(value) || PARTS.includes(kind)) {
    return fail(
      appError(
        'import.onlyAPart',
        'This is a part of a message or a list, not a whole definition.',
        {
          details: { kind },
        },
      ),
    );
  }
  const head = headOf(nameIn(value) ?? options.title, options);
  if (kind === 'coupon') {
    const couponId = typeof value.couponId === 'string' ? value.couponId : null;
    const closed = value.status === 'CLOSED';
    return ok({
      document: { ...head, kind: 'coupon', wire: value, couponId, closed, sample: false },
      problems,
    });
  }
  return ok({ document: { ...head, kind: 'definition', form: kind, wire: value }, problems });
}

/** One document is asked for, and the file has the makings of several. */
function severalDefinitions({ parts = [] }: ReadDefinition) {
  const names = parts.map(({ path }) => String(path[path.length - 1]));
  return appError('import.severalDefinitions', 'This file holds several definitions.', {
    details: { actual: parts.length, names: names.slice(0, 5).join(', ') },
  });
}

/** Every definition of a file as a document of its own, named by where it stands. */
export function documentsFromDefinition(
  definition: ReadDefinition,
  options: FromDefinition,
): Result<{ documents: TapestryDocument[]; problems: Problem[] }> {
  if (definition.kind !== 'collection') {
    const made = documentFromDefinition(definition, options);
    return made.ok ? ok({ documents: [made.value.document], problems: made.value.problems }) : made;
  }
  const documents: TapestryDocument[] = [];
  const problems: Problem[] = [...definition.problems];
  for (const { path, ...part } of partsOf(definition)) {
    const title = `${options.title} ${String(path[path.length - 1])}`;
    const made = documentFromDefinition(part, { ...options, title });
    if (!made.ok) return made;
    documents.push(made.value.document);
    problems.push(...made.value.problems.map((p) => ({ ...p, path: [...path, ...p.path] })));
  }
  return ok({ documents, problems });
}

/** Understood and checked, but nothing that could be sent or kept by itself. */
const PARTS: readonly string[] = ['action', 'column', 'flexComponent', 'quickReply'];

const nameIn = (value: JsonObject): string | null => {
  const name = value.title ?? value.description;
  return typeof name === 'string' && name.trim() !== '' ? name : null;
};

const headOf = (name: string, { now, random }: FromDefinition) => ({
  id: newId('doc', random),
  name,
  tags: [],
  notes: '',
  archived: false,
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
});

function fromRichMenus(definition: ReadDefinition, options: FromDefinition): Made {
  const problems: Problem[] = [...definition.problems];
  const pages: Page[] = [];
  const taken = options.taken ?? new Set<string>();
  definition.richMenus.forEach((menu, index) => {
    const alias = freeAlias(menu.alias ?? 'page', taken);
    const made = fromWire(menu.value, { random: options.random, richMenuAliasId: alias });
    pages.push(made.page);
    problems.push(...made.problems.map((p) => ({ ...p, path: ['richMenus', index, ...p.path] })));
  });
  return ok({
    document: {
      ...headOf(pages[0]?.name || options.title, options),
      kind: 'richMenuSet',
      defaultPageId: pages[0]?.id ?? null,
      displayPeriod: null,
      pages: linkTabs(pages),
    },
    problems,
  });
}

interface Bubbles {
  wires: readonly unknown[];
  origin: MessageOrigin;
  notes: Problem[];
}

/** The messages of a definition that holds some; null for any other. */
function bubblesOf(kind: string, value: unknown): Bubbles | null {
  const one = (form: MessageOrigin['form'], wire: unknown): Bubbles => ({
    wires: [wire],
    origin: { form, beside: {} },
    notes: [],
  });
  switch (kind) {
    case 'message':
      return one('message', value);
    case 'flex':
      return one('flex', { type: 'flex', altText: '', contents: value });
    case 'template':
      return one('template', { type: 'template', altText: '', template: value });
    case 'imagemap':
      return one('imagemap', isJsonObject(value) ? { ...value, type: 'imagemap' } : value);
    case 'messages':
    case 'narrowcast': {
      if (Array.isArray(value))
        return { wires: value, origin: { form: 'list', beside: {} }, notes: [] };
      if (!isJsonObject(value) || !Array.isArray(value.messages)) return null;
      const { messages, ...beside } = value;
      const notes = Object.keys(beside).length > 0 ? [warning('import.besideKept', [])] : [];
      return { wires: messages as unknown[], origin: { form: 'request', beside }, notes };
    }
    default:
      return null;
  }
}

function fromMessages(
  { wires, origin }: Bubbles,
  options: FromDefinition,
): Result<TapestryDocument> {
  if (wires.length > LIMITS.message.perRequest) {
    return fail(
      appError('import.tooManyMessages', 'There are more messages than LINE takes at once.', {
        details: { limit: LIMITS.message.perRequest, actual: wires.length },
      }),
    );
  }
  const broken = wires.findIndex((wire) => !isJsonObject(wire));
  if (broken !== -1) {
    return fail(
      appError('import.notAMessage', 'One of the messages is no object.', {
        path: ['messages', broken],
      }),
    );
  }
  const [only] = wires;
  if (options.designs && wires.length === 1 && isJsonObject(only)) {
    const { random, now, title } = options;
    const design = designFromWire(only, { random, now, name: title });
    if (design) return ok(design);
  }
  return ok({
    ...headOf(options.title, options),
    kind: 'message',
    bubbles: wires.map((wire) => ({
      id: newId('bub', options.random),
      source: 'wire' as const,
      wire: wire as JsonObject,
    })),
    origin,
  });
}
