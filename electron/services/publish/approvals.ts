import { join } from 'node:path';
import { z } from 'zod';
import { type Approval, approval } from '#shared/domain/approval';
import type { DocumentId, PageId, Sha256 } from '#shared/domain/ids';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { writeError } from '../../store/durable-write';
import { JsonFile } from '../../store/json-file';
import { desiredPages } from './desired';
import { hashOf } from './fingerprint';
import { draw } from './pictures';
import type { PublishPorts } from './ports';

/*
 * A reviewer's signature is on exact pixels and exact JSON, by their hashes: one changed letter and it no
 * longer counts. `approvals.json` of the workspace, newest last.
 */

export interface Approvals {
  list(): Promise<Approval[]>;
  add(approval: Approval): Promise<Result<void>>;
}

const fileShape = z.object({ approvals: z.array(approval) });
/** One object for each file, so that whoever asks sees what was signed a moment ago. */
const files = new Map<string, JsonFile<z.infer<typeof fileShape>>>();

export function approvalFile(workspaceFolder: string): Approvals {
  const path = join(workspaceFolder, 'approvals.json');
  const file = files.get(path) ?? new JsonFile(path, fileShape, { approvals: [] });
  files.set(path, file);
  return {
    list: async () => (await file.read()).approvals,
    async add(value) {
      try {
        await file.update(({ approvals }) => ({ approvals: [...approvals, value] }));
        return ok(undefined);
      } catch (error) {
        return fail(writeError(error, file.path));
      }
    },
  };
}

/** Draws a document and signs what came out. `shown`: pictures the reviewer looked at; others are not signed. */
export async function signOff(
  document: RichMenuSet,
  by: { reviewer: string; note: string; shown?: Readonly<Record<string, Sha256>> },
  ports: PublishPorts & { approvals: Approvals },
): Promise<Result<Approval>> {
  const pages: Approval['pages'] = [];
  for (const page of desiredPages(document)) {
    const drawn = await draw(page.pageId, [document], ports);
    if (!drawn.ok) return drawn;
    const shown = by.shown?.[page.pageId];
    if (shown !== undefined && shown !== drawn.value.hash) {
      return fail(
        appError('publish.approvalOutdated', 'The design changed since it was looked at.', {
          retry: 'safe',
        }),
      );
    }
    pages.push({
      pageId: page.pageId,
      name: page.name,
      richMenuAliasId: page.richMenuAliasId,
      wireHash: page.wireHash,
      picture: drawn.value.hash,
    });
  }
  const signed: Approval = {
    at: ports.now().toISOString(),
    reviewer: by.reviewer,
    note: by.note,
    documentId: document.id,
    documentName: document.name,
    pages,
    hash: hashOf(pages),
  };
  const kept = await ports.approvals.add(signed);
  return kept.ok ? ok(signed) : kept;
}

/** What is about to be sent for one page. */
export interface Sent {
  documentId: DocumentId;
  pageId: PageId;
  richMenuAliasId: string;
  wireHash: Sha256;
  picture: Sha256;
}

/** The newest signature on exactly this, if there is one. */
export const signatureOf = (sent: Sent, approvals: readonly Approval[]): Approval | null =>
  approvals.findLast(
    (entry) =>
      entry.documentId === sent.documentId &&
      entry.pages.some(
        (page) =>
          page.pageId === sent.pageId &&
          page.richMenuAliasId === sent.richMenuAliasId &&
          page.wireHash === sent.wireHash &&
          page.picture === sent.picture,
      ),
  ) ?? null;
