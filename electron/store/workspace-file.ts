import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
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

export async function readWorkspaceFile(folder: string): Promise<WorkspaceFile | null> {
  try {
    const text = await readFile(join(folder, WORKSPACE_FILE), 'utf8');
    const parsed = workspaceFile.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export async function writeWorkspaceFile(folder: string, file: WorkspaceFile): Promise<void> {
  const bytes = new TextEncoder().encode(canonicalJson(file));
  await durableWrite(join(folder, WORKSPACE_FILE), bytes);
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
