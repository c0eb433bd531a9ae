import fc from 'fast-check';
import { documentFromDefinition } from '#shared/document/wire/from-definition';
import { definitionOf } from '#shared/document/wire/to-definition';
import { checkForm } from '#shared/line/definition';
import { wireRichMenu } from '#shared/line/rich-menu/wire-schema';
import {
  clickAudienceRequest,
  createAudienceRequest,
  extendAudienceRequest,
  impressionAudienceRequest,
} from '#shared/line/schema/audience';
import { couponRequest } from '#shared/line/schema/coupon';
import { richMenuAliasRequest, richMenuBatchRequest } from '#shared/line/schema/rich-menu';
import {
  broadcastRequest,
  multicastRequest,
  narrowcastRequest,
  pushRequest,
} from '#shared/line/schema/send';
import { bent, seeded } from './damage';
import { REQUESTS, type RequestKind } from './line-arbitraries';
import { requestValidator } from './line-openapi';

/** The kind of definition that each request is, and the schema that types it. */
const FORMS = {
  push: ['messages', pushRequest],
  multicast: ['messages', multicastRequest],
  broadcast: ['messages', broadcastRequest],
  narrowcast: ['narrowcast', narrowcastRequest],
  richMenu: ['richMenu', wireRichMenu],
  richMenuAlias: ['richMenuAlias', richMenuAliasRequest],
  richMenuBatch: ['richMenuBatch', richMenuBatchRequest],
  coupon: ['coupon', couponRequest],
  createAudience: ['audience', createAudienceRequest],
  extendAudience: ['audience', extendAudienceRequest],
  clickAudience: ['audience', clickAudienceRequest],
  impressionAudience: ['audience', impressionAudienceRequest],
} as const;

export interface Agreement {
  valid: number;
  /** Made, and then found invalid by us: the generator is not perfect. */
  invalid: Record<string, number>;
  /** We call it valid, and the specification, our own schema or the round trip does not. */
  disagreements: string[];
}

/**
 * Where LINE's specification and its reference differ, and we follow the reference. Each stands with its
 * reason in `shared/docs/line-openapi.md`.
 */
export const EXPLAINED: Readonly<Record<string, (fault: string, body: unknown) => boolean>> = {
  'rich menu texts in code points': (fault) =>
    /^\/(chatBarText|name) must NOT have more than \d+ characters$/.test(fault),
  // definitions are checked without their call: who gets them is chosen later
  'who gets it': (fault) =>
    fault === " must have required property 'to'" || fault === '/to must be array',
  'clickUrl may be empty': (fault, body) =>
    fault === '/clickUrl must match format "uri"' &&
    (body as { clickUrl?: unknown }).clickUrl === '',
  'spacer is gone': (fault, body) =>
    /\/type must be equal to one of the allowed values$/.test(fault) &&
    valueAt(body, fault.split(' ')[0] ?? '') === 'spacer',
};

const valueAt = (root: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], root);

/**
 * Makes definitions (with `bend`: and puts one thing in each of them wrong), takes those that we call valid, and asks
 * everybody else.
 */
export function agreementOf(
  kind: RequestKind,
  count: number,
  seed: number,
  bend = false,
): Agreement {
  const request: { method?: string; path: string; body: fc.Arbitrary<Record<string, unknown>> } =
    REQUESTS[kind];
  const judge = requestValidator(request.method ?? 'POST', request.path);
  const [form, schema] = FORMS[kind];
  const result: Agreement = { valid: 0, invalid: {}, disagreements: [] };
  const tell = (who: string, what: string, body: unknown) => {
    if (result.disagreements.length < 20)
      result.disagreements.push(`${who}: ${what}\n${JSON.stringify(body).slice(0, 2_000)}`);
  };
  const below = seeded(seed);
  for (const made of fc.sample(request.body, { numRuns: count, seed })) {
    const body = bend ? bent(made, below) : made;
    // without its request it is another request: an upload without users
    if (made.requestId !== undefined && body.requestId === undefined) continue;
    const errors = checkForm(form, body).filter((problem) => problem.severity === 'error');
    if (errors.length > 0) {
      for (const { code, path } of errors) {
        const key = `${code} ${path.filter((part) => typeof part === 'string').join('.')}`;
        result.invalid[key] = (result.invalid[key] ?? 0) + 1;
      }
      continue;
    }
    result.valid += 1;
    const faults = judge(body).filter(
      (fault) => !Object.values(EXPLAINED).some((explains) => explains(fault, body)),
    );
    if (faults.length > 0) tell('specification', faults.join('; '), body);
    const parsed = schema.safeParse(body);
    const isAddressee = parsed.error?.issues.every((issue) => issue.path[0] === 'to');
    if (!parsed.success && isAddressee !== true) tell('schema', parsed.error.message, body);
    const back = roundTrip(form, body);
    if (back !== JSON.stringify(sorted(body))) tell('round trip', back.slice(0, 500), body);
  }
  return result;
}

function roundTrip(kind: string, value: unknown): string {
  const richMenus =
    kind === 'richMenu' ? [{ value: value as Record<string, unknown>, path: [], alias: null }] : [];
  const made = documentFromDefinition(
    { kind, value, richMenus, problems: [] },
    { title: 'a', now: new Date(0), random: (length) => new Uint8Array(length) },
  );
  if (!made.ok) return made.error.code;
  const back = definitionOf(made.value.document);
  return back.ok ? JSON.stringify(sorted(back.value)) : back.error.code;
}

/** Members in one order, so that texts can be compared. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
