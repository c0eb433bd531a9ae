import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '#shared/document/canonical';
import { newId, workspaceId } from '#shared/domain/ids';
import { durableWrite } from './durable-write';
import { randomBytesPort } from './random';

export const WORKSPACE_FILE = 'tapestry.json';

const workspaceFile = z.object({
  format: z.literal('tapestry.workspace'),
  schemaVersion: z.number().int().positive(),
  id: workspaceId,
  name: z.string(),
  sample: z.boolean().default(false),
  createdAt: z.string(),
  /**
   * Where this folder was when it last got its identity. A copied or restored folder lies elsewhere on the
   * disk, is recognised by it, and gets an identity of its own, so that two of them never publish as one.
   */
  place: z.string().optional(),
});
export type WorkspaceFile = z.infer<typeof workspaceFile>;
export const WORKSPACE_VERSION = 1;

/** The folder's own number on its disk. It survives a rename and a move, and no copy has it. */
export async function placeOf(folder: string): Promise<string> {
  const info = await stat(folder, { bigint: true });
  return `${info.dev}:${info.ino}`;
}

export const readWorkspaceFile = (folder: string): Promise<WorkspaceFile | null> =>
  parseWorkspaceFile(join(folder, WORKSPACE_FILE));

async function parseWorkspaceFile(path: string): Promise<WorkspaceFile | null> {
  try {
    const text = await readFile(path, 'utf8');
    const parsed = workspaceFile.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export async function writeWorkspaceFile(folder: string, file: WorkspaceFile): Promise<void> {
  const bytes = new TextEncoder().encode(canonicalJson(file));
  await durableWrite(join(folder, WORKSPACE_FILE), bytes);
  // the identity is what the account's publications hang on, so it is kept twice
  await mkdir(join(folder, '.tapestry'), { recursive: true });
  await durableWrite(backupOf(folder), bytes);
}

const backupOf = (folder: string) => join(folder, '.tapestry', WORKSPACE_FILE);

export async function countDocuments(folder: string): Promise<number> {
  const names = await readdir(join(folder, 'documents')).catch(() => [] as string[]);
  return names.filter((name) => /^doc_[0-9a-z]+\.json$/.test(name)).length;
}

export interface Mended {
  file: WorkspaceFile;
  from: 'backup' | 'documents';
  /** Name of the damaged file, which is kept; null when there was none. */
  aside: string | null;
  documents: number;
}

/**
 * A folder whose `tapestry.json` is damaged or gone is still a workspace as long as its documents are there:
 * the file comes back from its second copy, else a new one is written, with a new identity. Null for a folder
 * that is none.
 */
export async function mendWorkspaceFile(folder: string, now: Date): Promise<Mended | null> {
  const documents = await countDocuments(folder);
  const kept = await parseWorkspaceFile(backupOf(folder));
  if (kept === null && documents === 0) return null;
  const damaged = join(folder, WORKSPACE_FILE);
  const asideName = `${WORKSPACE_FILE}.corrupt-${now.toISOString().replace(/[:.]/g, '-')}`;
  const aside = await rename(damaged, join(folder, asideName)).then(
    () => asideName,
    () => null,
  );
  const file =
    kept ?? (await newWorkspaceFile(folder, { name: basename(folder), sample: false, now }));
  await writeWorkspaceFile(folder, file);
  return { file, from: kept ? 'backup' : 'documents', aside, documents };
}

export async function newWorkspaceFile(
  folder: string,
  facts: { name: string; sample: boolean; now: Date },
): Promise<WorkspaceFile> {
  return {
    format: 'tapestry.workspace',
    schemaVersion: WORKSPACE_VERSION,
    id: newId('wsp', randomBytesPort),
    name: facts.name,
    sample: facts.sample,
    createdAt: facts.now.toISOString(),
    place: await placeOf(folder),
  };
}
