import { readFile } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import { canonicalJson, compactCanonicalJson } from '#shared/document/canonical';
import { type ReadDocument, readDocument, wrapDocument } from '#shared/document/envelope';
import type { TapestryDocument } from '#shared/document/kinds';
import { migrations } from '#shared/document/migrations';
import { AppErrorException } from '#shared/errors/app-error';
import { type DurableWriteOptions, durableWrite } from './durable-write';
import { sha256Hex } from './hash';

/**
 * lowdb's adapter for one document file. lowdb's own writer loses data at a power cut (no sync) and turns
 * an empty file into silent defaults; this one writes durably and refuses to guess.
 */
export class DocumentAdapter implements Adapter<TapestryDocument> {
  /** How the last `read` went: migrated, edited by hand. */
  lastRead: ReadDocument | null = null;
  /** Revision of what the last `write` put there. */
  lastRevision = '';

  constructor(
    private readonly path: string,
    private readonly options: () => DurableWriteOptions,
    private readonly ledger: typeof migrations = migrations,
  ) {}

  async read(): Promise<TapestryDocument | null> {
    let text: string;
    try {
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    const result = readDocument(text, sha256Hex, compactCanonicalJson, this.ledger);
    if (!result.ok) throw new AppErrorException(result.error);
    this.lastRead = result.value;
    return result.value.document;
  }

  async write(document: TapestryDocument): Promise<void> {
    const envelope = wrapDocument(document, sha256Hex, compactCanonicalJson, this.ledger);
    this.lastRevision = revisionFrom(envelope.sha256 ?? '');
    await durableWrite(this.path, Buffer.from(canonicalJson(envelope)), this.options());
  }
}

/** Identity of a document's content: what optimistic saving compares. */
export const revisionOf = (document: TapestryDocument): string =>
  revisionFrom(sha256Hex(compactCanonicalJson(document)));
const revisionFrom = (sha256: string): string => sha256.slice(0, 16);
