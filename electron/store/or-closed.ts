import type { FileHandle } from 'node:fs/promises';

/** What is made of an open file owns it from then on; when the making fails nobody does, so it is closed here. */
export async function orClosed<T>(file: FileHandle, make: () => Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
}
