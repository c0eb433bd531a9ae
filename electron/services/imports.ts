import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { freeAlias } from '#shared/document/kinds/rich-menu-set';
import { documentFromDefinition } from '#shared/document/wire/from-definition';
import { newId } from '#shared/domain/ids';
import type { Page, RichMenuSet } from '#shared/domain/rich-menu/schema';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { OutputOf } from '#shared/ipc/contract';
import { readDefinition } from '#shared/line/import/read-definition';
import { countRepairs, repairDefinition } from '#shared/line/repair';
import type { Emit, SomeHandlers } from '../ipc/services';
import { readImageInfo } from '../store/image-info';
import { randomBytesPort } from '../store/random';
import type { Workspace } from '../store/workspace';
import type { CurrentWorkspace } from './current-workspace';
import { takenAliases, withWorkspace } from './documents';
import type { DialogPort } from './ports';

type Preview = OutputOf<'imports.preview'>;
/** A preview that nobody commits is forgotten; ten are more than anybody looks at. */
const KEPT_PREVIEWS = 10;

export function importHandlers(
  current: CurrentWorkspace,
  dialogs: DialogPort,
  emit: Emit,
  now: () => Date,
): SomeHandlers<'imports.preview' | 'imports.pick' | 'imports.repair' | 'imports.commit'> {
  const previews = new Map<string, Preview & { bytes: Uint8Array }>();
  const preview = async (
    ws: Workspace,
    bytes: Uint8Array,
    name: string,
  ): Promise<Result<Preview>> => {
    const read = await previewImport(ws, bytes, name, now());
    if (!read.ok) return read;
    const token = randomBytes(12).toString('hex');
    const made = { token, ...read.value };
    previews.set(token, { ...made, bytes });
    for (const old of [...previews.keys()].slice(0, -KEPT_PREVIEWS)) previews.delete(old);
    return ok(made);
  };
  return {
    'imports.preview': ({ bytes, name }) =>
      withWorkspace(current, (ws) => preview(ws, bytes, name)),
    'imports.pick': () =>
      withWorkspace(current, async (ws) => {
        const path = await dialogs.pickFile('import');
        if (path === null) return ok(null);
        return preview(ws, new Uint8Array(await readFile(path)), basename(path));
      }),
    'imports.repair': ({ token, isRepaired }) =>
      withWorkspace(current, async (ws) => {
        const kept = previews.get(token);
        if (!kept) return fail(forgotten());
        const read = await previewImport(ws, kept.bytes, kept.name, now(), isRepaired);
        if (!read.ok) return read;
        const made = { token, ...read.value };
        previews.set(token, { ...made, bytes: kept.bytes });
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

const forgotten = () =>
  appError('import.forgotten', 'This import is no longer waiting. Open the file again.');

/**
 * What a file would become: documents with fresh ids and free aliases, and every finding with its path.
 * `isRepaired` makes every certain repair on the way in.
 */
export async function previewImport(
  ws: Workspace,
  bytes: Uint8Array,
  name: string,
  now: Date,
  isRepaired = false,
): Promise<Result<Omit<Preview, 'token'>>> {
  const title = name.replace(/\.[^.]+$/, '') || name;
  const image = readImageInfo(bytes);
  if (image.ok) {
    const asset = await ws.assets.put(bytes, name);
    if (!asset.ok) return asset;
    const { widthPx, heightPx } = asset.value;
    const size = fittingSize(widthPx, heightPx);
    const page = blankPage(title, size, freeAlias('page', await takenAliases(ws)));
    page.layers.push({
      kind: 'image',
      id: newId('lay', randomBytesPort),
      name,
      asset: asset.value.hash,
      fit: 'cover',
      frame: { x: 0, y: 0, ...size },
    });
    return ok({
      name,
      kind: 'image',
      documents: [documentOf(title, [page], now)],
      problems: [],
      repairable: 0,
      isRepaired: false,
    });
  }
  const read = readDefinition(bytes);
  if (!read.ok) return read;
  const definition = isRepaired ? repairDefinition(read.value).definition : read.value;
  const made = documentFromDefinition(definition, {
    title,
    now,
    random: randomBytesPort,
    taken: await takenAliases(ws),
  });
  if (!made.ok) return made;
  const { document, problems } = made.value;
  const repairable = countRepairs(definition);
  return ok({
    name,
    kind: definition.kind,
    documents: [document],
    problems,
    repairable,
    isRepaired,
  });
}

function documentOf(name: string, pages: Page[], now: Date): RichMenuSet {
  return {
    id: newId('doc', randomBytesPort),
    kind: 'richMenuSet',
    name,
    tags: [],
    notes: '',
    archived: false,
    defaultPageId: pages[0]?.id ?? null,
    displayPeriod: null,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    pages,
  };
}

const blankPage = (name: string, size: Page['size'], alias: string): Page => ({
  id: newId('pag', randomBytesPort),
  name,
  richMenuAliasId: alias,
  size,
  template: null,
  selected: true,
  chatBarText: '選單',
  background: { type: 'solid', colour: '#FFFFFF' },
  layers: [],
  areas: [],
});

/** The picture's own size where LINE takes it, else the nearer of the two usual ones. */
function fittingSize(width: number, height: number): Page['size'] {
  if (width >= 800 && width <= 2500 && height >= 250 && width / height >= 1.45)
    return { width, height };
  return width / height >= 2.2 ? { width: 2500, height: 843 } : { width: 2500, height: 1686 };
}
