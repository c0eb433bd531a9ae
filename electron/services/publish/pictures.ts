import type { Sha256 } from '#shared/domain/ids';
import type { PlanOperation } from '#shared/domain/publishing';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { fail, ok, type Result } from '#shared/errors/app-error';
import type { Intent } from './journal';
import type { Plan } from './planner';
import type { PublishPorts } from './ports';

type Drawn = { hash: Sha256; mime: 'image/png' | 'image/jpeg' };

/** Draws and keeps the picture of every menu that a plan makes. */
export async function drawPictures(
  plan: Plan,
  documents: readonly RichMenuSet[],
  ports: PublishPorts,
): Promise<Result<Intent['images']>> {
  const images: Intent['images'] = [];
  for (const step of plan.actions) {
    if (step.code !== 'createRichMenu') continue;
    const drawn = await draw(step.pageId, documents, ports);
    if (!drawn.ok) return drawn;
    images.push({ pageId: step.pageId, ...drawn.value });
  }
  return ok(images);
}

/** Adds the picture that would be sent to each row; a row whose picture fails stays without one. */
export async function previewPictures(
  operations: readonly PlanOperation[],
  documents: readonly RichMenuSet[],
  ports: PublishPorts,
): Promise<PlanOperation[]> {
  const shown: PlanOperation[] = [];
  for (const row of operations) {
    const isDrawn = row.resource === 'richMenu' && (row.op === 'create' || row.op === 'replace');
    const drawn = isDrawn && row.pageId !== null ? await draw(row.pageId, documents, ports) : null;
    shown.push(drawn?.ok ? { ...row, after: drawn.value.hash } : row);
  }
  return shown;
}

/** Draws one page and keeps the picture. */
export async function draw(
  pageId: string,
  documents: readonly RichMenuSet[],
  ports: Pick<PublishPorts, 'renderPage' | 'assets'>,
): Promise<Result<Drawn>> {
  for (const document of documents) {
    const page = document.pages.find((entry) => entry.id === pageId);
    if (!page) continue;
    const picture = await ports.renderPage(document, page.id);
    if (!picture.ok) return fail({ ...picture.error, path: [document.id, 'pages', page.id] });
    const { bytes, format } = picture.value;
    const kept = await ports.assets.put(bytes, `${page.richMenuAliasId}.${format}`);
    if (!kept.ok) return kept;
    return ok({ hash: kept.value.hash, mime: format === 'png' ? 'image/png' : 'image/jpeg' });
  }
  throw new Error(`the scope has no page ${pageId}`);
}
