import type { PageId } from '#shared/domain/ids';
import type { PublishRun } from '#shared/domain/publishing';
import { isVisible } from './actions';
import type { Intent } from './journal';
import type { Publication, Snapshot } from './publication';
import { resolveMenu } from './step-context';

/** The account as a run leaves it: what was read before, with the run's own steps done to it. */
export function snapshotAfter(
  planned: Intent,
  next: Publication,
  made: ReadonlyMap<PageId, string>,
): Snapshot {
  const gone = new Set(planned.retired);
  const live = new Set([...planned.listedIds, ...made.values()].filter((id) => !gone.has(id)));
  const aliases = new Map(
    (planned.before.aliases ?? []).map((alias) => [alias.richMenuAliasId, alias.richMenuId]),
  );
  const links = new Map((planned.before.links ?? []).map((link) => [link.userId, link.richMenuId]));
  let defaultRichMenuId = planned.before.defaultRichMenuId;
  for (const step of planned.actions) {
    if (step.code === 'createAlias' || step.code === 'updateAlias')
      aliases.set(step.richMenuAliasId, resolveMenu(step.to, made));
    else if (step.code === 'deleteAlias') aliases.delete(step.richMenuAliasId);
    else if (step.code === 'setDefault') defaultRichMenuId = resolveMenu(step.to, made);
    else if (step.code === 'clearDefault') defaultRichMenuId = null;
    else if (step.code === 'linkUsers')
      for (const { userId } of step.users) links.set(userId, resolveMenu(step.to, made));
    else if (step.code === 'unlinkUsers')
      for (const { userId } of step.users) links.set(userId, null);
  }
  return {
    pages: next.pages.filter((page) => live.has(page.richMenuId)),
    defaultRichMenuId,
    aliases: [...aliases].map(([richMenuAliasId, richMenuId]) => ({ richMenuAliasId, richMenuId })),
    links: [...links].map(([userId, richMenuId]) => ({ userId, richMenuId })),
  };
}

/** From the first to the last step that followers could notice; a run without any is one moment. */
export function visibleSpan(
  planned: Intent,
  run: PublishRun,
  now: string,
): { from: string; to: string } {
  const times = planned.actions.flatMap((step, index) => {
    const at = run.steps[index]?.at;
    return isVisible(step) && at ? [at] : [];
  });
  times.sort();
  return { from: times[0] ?? now, to: times.at(-1) ?? now };
}
