import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { durableWrite } from './durable-write';

/** A file of our own kind in the folder of a workspace: a double click on it opens the workspace. */
const OPENER_FILE = 'Tapestry.tapestry';

/** Puts it there unless it is; a disk that refuses keeps nobody from working. */
export async function keepOpener(folder: string): Promise<void> {
  const path = join(folder, OPENER_FILE);
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const content = `${JSON.stringify({ format: 'tapestry.opener' })}\n`;
  await durableWrite(path, new TextEncoder().encode(content)).catch(() => undefined);
}
