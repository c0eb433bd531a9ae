import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { durableWrite } from './durable-write';

const marked = z.object({ since: z.string() });

/*
 * A copied or restored workspace must not touch a real account until a person has said that this copy is
 * the one to work with: the original may still be publishing. The mark lies in the copy's private folder.
 */
const markOf = (privateDir: string): string => join(privateDir, 'copied.json');

export async function markAsCopy(privateDir: string, now: Date): Promise<void> {
  const text = JSON.stringify({ since: now.toISOString() });
  await durableWrite(markOf(privateDir), new TextEncoder().encode(text));
}

/** Since when this copy waits for somebody's word; null: it is no copy, or it was confirmed. */
export async function waitingCopy(privateDir: string): Promise<{ since: string } | null> {
  let text: string;
  try {
    text = await readFile(markOf(privateDir), 'utf8');
  } catch {
    return null;
  }
  try {
    return marked.parse(JSON.parse(text));
  } catch {
    // A damaged mark is a mark.
    return { since: '' };
  }
}

/** A person has said that this copy is to be worked with. */
export const confirmCopy = (privateDir: string): Promise<void> =>
  rm(markOf(privateDir), { force: true });
