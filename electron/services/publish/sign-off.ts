import type { Approval } from '#shared/domain/approval';
import type { DocumentId, PageId, Sha256 } from '#shared/domain/ids';
import type { PlanOperation } from '#shared/domain/publishing';
import { type AppError, appError, ok, type Result } from '#shared/errors/app-error';
import { type Sent, signatureOf } from './approvals';
import { hashOf } from './fingerprint';
import type { Intent } from './journal';
import type { Plan } from './planner';
import type { PublishPorts } from './ports';
import type { Snapshot } from './publication';
import type { PlanFacts } from './request';

/*
 * Two people: whoever signed cannot be the one who sends it. The same rule holds for publishing and for
 * every way back, because followers cannot tell the two apart.
 */

/** Names are what people typed; case and blanks do not make another person. */
const isSamePerson = (a: string, b: string): boolean =>
  a.normalize('NFKC').trim().toLowerCase() === b.normalize('NFKC').trim().toLowerCase();

/** Why a run may not go out: a menu that nobody else has signed. */
export function unsignedError(
  plan: Pick<Plan, 'result'>,
  images: Intent['images'],
  approvals: readonly Approval[],
  by: string | null,
): AppError | null {
  const unsigned: string[] = [];
  const own: string[] = [];
  for (const { pageId, hash } of images) {
    const page = plan.result.find((entry) => entry.page.pageId === pageId)?.page;
    if (!page) continue;
    const sent: Sent = { ...page, picture: hash };
    if (!signatureOf(sent, approvals)) unsigned.push(page.name);
    else if (by !== null && !signatureOf(sent, byOthers(approvals, by))) own.push(page.name);
  }
  if (unsigned.length > 0) {
    const names = unsigned.join(', ');
    return appError('publish.notApproved', `No reviewer has signed this: ${names}.`, {
      details: { names },
    });
  }
  return own.length === 0
    ? null
    : appError('publish.ownApproval', `Signed by the one who sends it: ${own.join(', ')}.`, {
        details: { names: own.join(', '), by },
      });
}

const byOthers = (approvals: readonly Approval[], by: string): Approval[] =>
  approvals.filter((entry) => !isSamePerson(entry.reviewer, by));

/** Whether a reviewer has signed what a row would send; only rows with a picture can say so. */
export function withSignature(
  row: PlanOperation,
  facts: PlanFacts,
  approvals: readonly Approval[],
): PlanOperation {
  const page = facts.pages.find((entry) => entry.pageId === row.pageId);
  const isSent = row.resource === 'richMenu' && (row.op === 'create' || row.op === 'replace');
  if (!page || !isSent || row.after === null) return row;
  const signed = signatureOf({ ...page, picture: row.after }, approvals);
  return { ...row, approval: signed && { reviewer: signed.reviewer, at: signed.at } };
}

/** Signs a version that was live once, so that it may be brought back; one signature for each document. */
export async function signKept(
  version: Snapshot,
  by: { reviewer: string; note: string },
  ports: Pick<PublishPorts, 'approvals' | 'now'>,
): Promise<Result<Approval[]>> {
  const byDocument = new Map<DocumentId, Approval['pages']>();
  for (const page of version.pages) {
    const { pageId, name, richMenuAliasId, wireHash, image } = page;
    const signed: { pageId: PageId; picture: Sha256 } & Approval['pages'][number] = {
      pageId,
      name,
      richMenuAliasId,
      wireHash,
      picture: image.hash,
    };
    byDocument.set(page.documentId, [...(byDocument.get(page.documentId) ?? []), signed]);
  }
  const signed: Approval[] = [];
  for (const [documentId, pages] of byDocument) {
    const entry: Approval = {
      at: ports.now().toISOString(),
      ...by,
      documentId,
      documentName: pages[0]?.name ?? '',
      pages,
      hash: hashOf(pages),
    };
    const kept = await ports.approvals.add(entry);
    if (!kept.ok) return kept;
    signed.push(entry);
  }
  return ok(signed);
}
