import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { renewParts, type TapestryDocument } from '#shared/document/kinds';
import { isProduct, type Product } from '#shared/domain/design/design';
import { type DocumentId, newId, type Sha256 } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { TableRow } from '#shared/table/table';
import { variantName, variantOf } from '#shared/table/variants';
import type { Emit, SomeHandlers } from '../../ipc/services';
import { randomBytesPort } from '../../store/random';
import type { Workspace } from '../../store/workspace';
import type { CurrentWorkspace } from '../current-workspace';
import { takenAliases, withWorkspace } from '../documents';
import { exportDocument } from '../exports';
import type { DialogPort } from '../ports';
import type { Drawings } from '../render';
import { readTable } from './read-table';

type Channels = 'tables.read' | 'tables.makeVariants' | 'tables.exportVariants' | 'tables.stop';

interface Wanted {
  documentId: DocumentId;
  columns: string[];
  rows: TableRow[];
  pictures: Record<string, Sha256>;
}

/** Tables that make many designs of one: as documents, or as folders of pictures with LINE's JSON. */
export function tableHandlers(
  current: CurrentWorkspace,
  drawings: Drawings,
  dialogs: DialogPort,
  emit: Emit,
  now: () => Date,
): SomeHandlers<Channels> {
  /** Counts what was told to stop, so that an old word does not stop a later export. */
  let stops = 0;
  return {
    'tables.read': ({ bytes }) => readTable(bytes),
    'tables.makeVariants': (wanted) =>
      withWorkspace(current, async (ws) => {
        const made = await makeVariants(ws, wanted, now());
        if (made.ok) emit('documents.changed', { ids: made.value.documentIds });
        return made;
      }),
    'tables.exportVariants': (wanted) =>
      withWorkspace(current, async (ws) => {
        const design = await designIn(ws, wanted.documentId);
        if (!design.ok) return design;
        const folder = await dialogs.pickFolder('export');
        if (folder === null) return ok(null);
        const before = stops;
        const written: string[] = [];
        for (const [at, row] of wanted.rows.entries()) {
          if (stops !== before) break;
          emit('exports.progress', { done: at, total: wanted.rows.length, step: nameOf(row) });
          const { design: variant } = variantOf(design.value, wanted.columns, row, mapOf(wanted));
          const own = join(folder, folderName(row));
          await mkdir(own, { recursive: true });
          const made = await exportDocument(
            { ...variant, name: variantName(design.value, row) },
            { folder: own, format: wanted.format, onProgress: () => undefined },
            { drawings, assets: ws.assets, videos: ws.videos },
          );
          if (!made.ok) return fail({ ...made.error, path: ['rows', row.line] });
          written.push(folderName(row));
        }
        return ok({ folder: basename(folder), written });
      }),
    'tables.stop': () => {
      stops += 1;
      return ok(undefined);
    },
  };
}

const mapOf = ({ pictures }: Wanted) => new Map(Object.entries(pictures));
const nameOf = (row: TableRow) => row.cells[0] || String(row.line);

/** `row-0002-台北店`: in the order of the table, and safe on every disk. */
const folderName = (row: TableRow): string => {
  const words = nameOf(row)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return `row-${String(row.line).padStart(4, '0')}${words === '' ? '' : `-${words}`}`;
};

async function designIn(ws: Workspace, id: DocumentId): Promise<Result<Product>> {
  const loaded = await ws.load(id);
  if (!loaded.ok) return loaded;
  const { document } = loaded.value;
  return isProduct(document)
    ? ok(document)
    : fail(appError('render.nothingToDraw', 'This kind of document has no pictures to draw.'));
}

/** All of them or none: what was made before a failure goes to the trash again. */
export async function makeVariants(
  ws: Workspace,
  wanted: Wanted,
  now: Date,
): Promise<Result<{ documentIds: DocumentId[] }>> {
  const original = await designIn(ws, wanted.documentId);
  if (!original.ok) return original;
  const documentIds: DocumentId[] = [];
  const taken = await takenAliases(ws);
  for (const row of wanted.rows) {
    const { design } = variantOf(original.value, wanted.columns, row, mapOf(wanted));
    const stamp = now.toISOString();
    const copy: TapestryDocument = {
      ...design,
      id: newId('doc', randomBytesPort),
      name: variantName(original.value, row),
      createdAt: stamp,
      updatedAt: stamp,
    };
    renewParts(copy, { random: randomBytesPort, now, takenAliases: taken });
    const made = await ws.create(copy);
    if (!made.ok) {
      for (const id of documentIds) await ws.trash(id);
      return fail({ ...made.error, path: ['rows', row.line] });
    }
    documentIds.push(copy.id);
  }
  return ok({ documentIds });
}
