import { randomBytes } from 'node:crypto';
import { compactCanonicalJson } from '#shared/document/canonical';
import { DOCUMENT_FORMAT, readDocument, tooNewError } from '#shared/document/envelope';
import type { TapestryDocument } from '#shared/document/kinds';
import { freeAlias } from '#shared/document/kinds/rich-menu-set';
import {
  documentFromDefinition,
  documentsFromDefinition,
} from '#shared/document/wire/from-definition';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { isNoText, isTaken, kindNotTaken } from '#shared/files/kind-taken';
import type { ImportAs, OutputOf } from '#shared/ipc/contract';
import { decodeDefinition } from '#shared/line/import/decode';
import { type ReadDefinition, readDefinition } from '#shared/line/import/read-definition';
import { countRepairs, repairDefinition } from '#shared/line/repair';
import type { Emit, SomeHandlers } from '../ipc/services';
import { sha256Hex } from '../store/hash';
import { readImageInfo } from '../store/image-info';
import { randomBytesPort } from '../store/random';
import type { Workspace } from '../store/workspace';
import type { CurrentWorkspace } from './current-workspace';
import { freshCopy, takenAliases, withWorkspace } from './documents';
import { designOfLayers, designOfPicture } from './picture-design';

type Preview = OutputOf<'imports.preview'>;
/** A preview that nobody commits is forgotten; ten are more than anybody looks at. */
const KEPT_PREVIEWS = 10;

export function importHandlers(
  current: CurrentWorkspace,
  emit: Emit,
  now: () => Date,
): SomeHandlers<'imports.preview' | 'imports.layered' | 'imports.repair' | 'imports.commit'> {
  const previews = new Map<string, Preview & { bytes: Uint8Array; as: ImportAs | undefined }>();
  const keep = (made: Preview, bytes: Uint8Array, as: ImportAs | undefined) => {
    previews.set(made.token, { ...made, bytes, as });
    for (const old of [...previews.keys()].slice(0, -KEPT_PREVIEWS)) previews.delete(old);
  };
  const preview = async (
    ws: Workspace,
    bytes: Uint8Array,
    name: string,
    as?: ImportAs,
  ): Promise<Result<Preview>> => {
    const read = await previewImport(ws, bytes, name, now(), { as });
    if (!read.ok) return read;
    const token = randomBytes(12).toString('hex');
    const made = { token, ...read.value };
    keep(made, bytes, as);
    return ok(made);
  };
  return {
    'imports.preview': ({ bytes, name, as }) =>
      withWorkspace(current, (ws) => preview(ws, bytes, name, as)),
    'imports.layered': ({ picture, name, as }) =>
      withWorkspace(current, async (ws) => {
        const document = designOfLayers(picture, {
          as: as === 'message' || as === 'definition' ? undefined : as,
          title: titleOf(name),
          now: now(),
          alias: freeAlias('page', await takenAliases(ws)),
        });
        const made: Preview = {
          token: randomBytes(12).toString('hex'),
          name,
          kind: 'image',
          choices: ['richMenuSet', 'richMessage', 'richCarousel'],
          documents: [document],
          problems: picture.problems,
          repairable: 0,
          isRepaired: false,
        };
        keep(made, new Uint8Array(), as);
        return ok(made);
      }),
    'imports.repair': ({ token, isRepaired }) =>
      withWorkspace(current, async (ws) => {
        const kept = previews.get(token);
        if (!kept) return fail(forgotten());
        const { as } = kept;
        const read = await previewImport(ws, kept.bytes, kept.name, now(), { as, isRepaired });
        if (!read.ok) return read;
        const made = { token, ...read.value };
        previews.set(token, { ...made, bytes: kept.bytes, as });
        return ok(made);
      }),
    'imports.commit': ({ token }) =>
      withWorkspace(current, async (ws) => {
        const made = previews.get(token);
        if (!made) return fail(forgotten());
        for (const document of made.documents) {
          const written = await ws.create(document);
          if (!written.ok) return written;
        }
        previews.delete(token);
        const documentIds = made.documents.map((document) => document.id);
        emit('documents.changed', { ids: documentIds });
        return ok({ documentIds });
      }),
  };
}

const titleOf = (name: string) => name.replace(/\.[^.]+$/, '') || name;

const forgotten = () =>
  appError('import.forgotten', 'This import is no longer waiting. Open the file again.');

/**
 * What a file would become: documents with fresh ids and free aliases, and every finding with its path.
 * `isRepaired` makes every certain repair on the way in; `as` says what it becomes where there is a choice.
 */
export async function previewImport(
  ws: Workspace,
  bytes: Uint8Array,
  name: string,
  now: Date,
  {
    as,
    isRepaired = false,
    place = 'import',
  }: {
    as?: ImportAs | undefined;
    isRepaired?: boolean;
    place?: 'import' | 'commandImport';
  } = {},
): Promise<Result<Omit<Preview, 'token'>>> {
  const title = titleOf(name);
  const image = readImageInfo(bytes);
  if (image.ok) {
    const asset = await ws.assets.put(bytes, name);
    if (!asset.ok) return asset;
    const document = designOfPicture(asset.value, {
      as: as === 'message' || as === 'definition' ? undefined : as,
      title,
      now,
      alias: freeAlias('page', await takenAliases(ws)),
    });
    return ok({
      name,
      kind: 'image',
      choices: ['richMenuSet', 'richMessage', 'richCarousel'],
      documents: [document],
      problems: [],
      repairable: 0,
      isRepaired: false,
    });
  }
  if (image.error.code !== 'asset.notAPicture') return image;
  const named = { name, type: '' };
  if (isNoText(bytes) && isTaken('picture', named)) return image;
  if (isNoText(bytes) || isTaken(place, named) === false) return fail(kindNotTaken(place, name));
  const own = await readOwnDocument(ws, bytes, now);
  if (own !== null && !own.ok) return own;
  if (own !== null)
    return ok({
      name,
      kind: 'tapestryDocument',
      choices: [],
      documents: [own.value],
      problems: [],
      repairable: 0,
      isRepaired: false,
    });
  const read = readDefinition(bytes);
  if (!read.ok) return read;
  const definition = isRepaired ? repairDefinition(read.value).definition : read.value;
  const made = documentsFromDefinition(definition, {
    title,
    now,
    random: randomBytesPort,
    designs: as !== 'message',
    keepsFlex: as === 'definition',
    taken: await takenAliases(ws),
  });
  if (!made.ok) return made;
  const { documents, problems } = made.value;
  const [document] = documents;
  const isOne = document !== undefined && documents.length === 1;
  return ok({
    name,
    kind: read.value.kind,
    choices: isOne ? choicesOf(document, read.value, { title, now }) : [],
    documents,
    problems,
    repairable: countRepairs(definition),
    isRepaired,
  });
}

/** A file that a workspace or `convert` wrote: taken in as a copy with identities of its own. Null: it is no such file. */
async function readOwnDocument(
  ws: Workspace,
  bytes: Uint8Array,
  now: Date,
): Promise<Result<TapestryDocument> | null> {
  const decoded = decodeDefinition(bytes);
  if (!decoded.ok || !decoded.value.includes(`"${DOCUMENT_FORMAT}"`)) return null;
  const read = readDocument(decoded.value, sha256Hex, compactCanonicalJson);
  if (!read.ok) return read;
  if (read.value.newer) return fail(tooNewError());
  const copy = await freshCopy(read.value.document, ws, now);
  return ok({ ...copy, name: read.value.document.name });
}

/** A picture with areas can be drawn on or kept as JSON; everything else is what it is. */
function choicesOf(
  document: TapestryDocument,
  definition: ReadDefinition,
  { title, now }: { title: string; now: Date },
): ImportAs[] {
  if (document.kind === 'richMessage' || document.kind === 'richCarousel')
    return [document.kind, 'message'];
  if (definition.kind === 'flex') return ['message', 'definition'];
  if (document.kind !== 'message') return [];
  const options = { title, now, random: randomBytesPort, designs: true };
  const other = documentFromDefinition(definition, options);
  const kind = other.ok ? other.value.document.kind : 'message';
  return kind === 'richMessage' || kind === 'richCarousel' ? [kind, 'message'] : [];
}
