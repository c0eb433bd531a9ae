import { z } from 'zod';
import { type AppError, appError, fail, ok, type Result } from '../errors/app-error';
import { nestingOf } from '../line/import/scan';
import { documentKinds, isKindName, type TapestryDocument } from './kinds';
import { currentVersion, type Migration, migrate, migrations } from './migrations';

export { tooNewError } from './migrations';

export const DOCUMENT_FORMAT = 'tapestry.document';
/** A document holds definitions of up to a hundred levels; beyond this a file is damaged or an attack. */
const MAX_DOCUMENT_DEPTH = 500;

/** Head of every document file. `sha256` is over the compact canonical form of `data`. */
const envelope = z.object({
  format: z.literal(DOCUMENT_FORMAT),
  kind: z.string(),
  schemaVersion: z.number().int().positive(),
  id: z.string(),
  sha256: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
});
export type Envelope = z.infer<typeof envelope>;

export interface ReadDocument {
  document: TapestryDocument;
  /** The file is older than this Tapestry writes; the next save brings it up to date. */
  migrated: boolean;
  /** A newer Tapestry wrote it, and what we know of it fits: it may be looked at, never written. */
  newer: boolean;
  /** Someone changed the file by hand: valid, but the checksum is another. */
  handEdited: boolean;
}

/** Text of a document file → typed document. Each failure has its own code. */
export function readDocument(
  text: string,
  sha256: (text: string) => string,
  compact: (value: unknown) => string,
  ledger: Readonly<Record<string, readonly Migration[]>> = migrations,
): Result<ReadDocument> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const head = envelope.safeParse(parsed.value);
  if (!head.success) return fail(shapeError('store.notADocument', head.error));
  const { kind, schemaVersion, data } = head.data;
  if (!isKindName(kind)) {
    return fail(
      appError('store.unknownKind', `Unknown kind of document: ${kind}.`, { details: { kind } }),
    );
  }
  const migrated = migrate(kind, schemaVersion, data, ledger);
  const newer = !migrated.ok && migrated.error.code === 'store.tooNew';
  if (!migrated.ok && !newer) return migrated;
  const document = documentKinds[kind].schema.safeParse(migrated.ok ? migrated.value : data);
  // what a newer version means is not ours to judge: only that it is newer
  if (!document.success && !migrated.ok) return migrated;
  if (!document.success) return fail(shapeError('store.invalidDocument', document.error));
  if (document.data.id !== head.data.id) {
    return fail(appError('store.invalidDocument', 'The file and its content carry different ids.'));
  }
  return ok({
    document: document.data,
    newer,
    migrated: schemaVersion < currentVersion(kind, ledger),
    handEdited: head.data.sha256 !== undefined && head.data.sha256 !== sha256(compact(data)),
  });
}

/**
 * A document as its file says, neither checked nor brought up to date; null when it is not plainly one that this
 * Tapestry wrote. For a list of thousands: whoever opens one of them reads it with `readDocument`.
 */
export function glanceAt(text: string): TapestryDocument | null {
  try {
    const { format, kind, schemaVersion, id, data } = JSON.parse(text) as Partial<Envelope>;
    const isOurs =
      format === DOCUMENT_FORMAT &&
      typeof kind === 'string' &&
      isKindName(kind) &&
      schemaVersion === currentVersion(kind, migrations) &&
      typeof data === 'object' &&
      data?.id === id &&
      data?.kind === kind;
    return isOurs ? (data as unknown as TapestryDocument) : null;
  } catch {
    return null;
  }
}

/**
 * What would make a document unreadable once written, or null. Asked before every write: a file that its
 * own reader refuses is a lost document.
 */
export function flawOf(document: TapestryDocument): AppError | null {
  const checked = documentKinds[document.kind].schema.safeParse(document);
  if (checked.success) return null;
  return shapeError(
    'store.invalidDocument',
    checked.error,
    'The document cannot be saved as it is: ',
  );
}

/** The envelope that a document is written in. */
export function wrapDocument(
  document: TapestryDocument,
  sha256: (text: string) => string,
  compact: (value: unknown) => string,
  ledger: Readonly<Record<string, readonly Migration[]>> = migrations,
): Envelope {
  return {
    format: DOCUMENT_FORMAT,
    kind: document.kind,
    schemaVersion: currentVersion(document.kind, ledger),
    id: document.id,
    sha256: sha256(compact(document)),
    data: document as unknown as Record<string, unknown>,
  };
}

function parseJson(text: string): Result<unknown> {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.trim() === '') return fail(appError('store.emptyFile', 'The file is empty.'));
  // what comes after may recurse: canonical forms, schemas, migrations
  if (nestingOf(body) > MAX_DOCUMENT_DEPTH)
    return fail(
      appError('store.tooDeep', 'The file is nested deeper than any document.', {
        details: { limit: MAX_DOCUMENT_DEPTH },
      }),
    );
  try {
    return ok(JSON.parse(body) as unknown);
  } catch (error) {
    return fail(
      appError('store.notJson', 'The file is damaged: it is not JSON.', {
        details: { reason: error instanceof Error ? error.message : String(error) },
      }),
    );
  }
}

function shapeError(
  code: string,
  error: z.ZodError,
  lead = 'The file is not a Tapestry document: ',
): AppError {
  const issue = error.issues[0];
  const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part));
  return appError(code, `${lead}${issue?.message ?? ''}`, {
    path,
    details: { reason: issue?.message ?? '' },
  });
}
