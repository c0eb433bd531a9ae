import type { Plan } from './planner';
import type { Snapshot } from './publication';
import type { PlanFacts } from './request';

/**
 * What a run finds on the account, as far as it is ours or the run touches it: exactly this is what
 * taking it back has to bring about. What somebody else had deleted or pointed elsewhere is kept as it was.
 */
export function liveBefore({ live, published }: PlanFacts, plan: Plan): Snapshot {
  const ours = new Set(published.pages.map((page) => page.richMenuId));
  const touched = new Set(
    plan.actions.flatMap((step) =>
      step.code === 'createAlias' || step.code === 'updateAlias' || step.code === 'deleteAlias'
        ? [step.richMenuAliasId]
        : [],
    ),
  );
  const linked = plan.actions.flatMap((step) =>
    step.code === 'linkUsers' || step.code === 'unlinkUsers' ? step.users : [],
  );
  const links = new Map(
    [...live.links].filter(([userId]) => published.links.some((link) => link.userId === userId)),
  );
  for (const { userId, richMenuId } of linked) links.set(userId, richMenuId);
  return {
    pages: published.pages.filter((page) => live.richMenus.has(page.richMenuId)),
    defaultRichMenuId: live.defaultRichMenuId,
    aliases: [...live.aliases]
      .filter(([alias, richMenuId]) => touched.has(alias) || ours.has(richMenuId))
      .map(([richMenuAliasId, richMenuId]) => ({ richMenuAliasId, richMenuId })),
    links: [...links].map(([userId, richMenuId]) => ({ userId, richMenuId })),
  };
}
