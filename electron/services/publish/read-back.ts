import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { hashBytes } from './fingerprint';
import { readLiveAccount } from './live-account';
import { listLost, resolveMenu, type StepContext, type StepDone } from './step-context';

/**
 * Asks LINE what it serves now and compares it with what this run was to bring about: each menu's
 * JSON, its picture, its alias, and the default. A difference takes the run back.
 */
export async function readBack(context: StepContext): Promise<Result<StepDone>> {
  const { line, planned, made } = context;
  const live = await readLiveAccount(line);
  if (!live.ok) return live;
  const differs = (what: 'areas' | 'picture' | 'alias' | 'default', name: string): Result<never> =>
    fail(
      appError(
        'publish.readBackDiffers',
        `LINE does not serve what was sent: ${what} of ${name}.`,
        {
          details: { what: { code: `plan.thing.${what}` }, name },
        },
      ),
    );

  for (const { pageId, hash } of planned.images) {
    const entry = planned.result.find(({ page }) => page.pageId === pageId);
    if (!entry) continue;
    const richMenuId = resolveMenu({ kind: 'made', pageId }, made);
    const served = live.value.richMenus.get(richMenuId);
    if (!served || served.wireHash !== entry.page.wireHash)
      return differs('areas', entry.page.name);
    const image = await line.getRichMenuImage(richMenuId);
    if (!image.ok) return image;
    const bytes = image.value.value?.bytes;
    if (!bytes || hashBytes(bytes) !== hash) return differs('picture', entry.page.name);
  }
  for (const step of planned.actions) {
    if (step.code === 'createAlias' || step.code === 'updateAlias') {
      const target = live.value.aliases.get(step.richMenuAliasId);
      if (target !== resolveMenu(step.to, made)) return differs('alias', step.name);
    }
    if (step.code === 'setDefault' && live.value.defaultRichMenuId !== resolveMenu(step.to, made)) {
      return differs('default', step.name);
    }
  }
  return clearLost(context);
}

/** A create that arrived after we had looked for it and made another: nobody sees it, so it goes. */
async function clearLost(context: StepContext): Promise<Result<StepDone>> {
  const pages = context.planned.images.map(({ pageId }) => pageId);
  const hashes = context.planned.result
    .filter(({ page }) => pages.includes(page.pageId))
    .map(({ page }) => page.wireHash);
  if (hashes.length > 0) {
    const lost = await listLost(new Set<string>(hashes), context);
    if (!lost.ok) return lost;
    for (const richMenuId of lost.value) {
      const answer = await context.line.deleteRichMenu(richMenuId);
      if (!answer.ok) return answer;
    }
  }
  return ok({ requestId: null, richMenuId: null });
}
