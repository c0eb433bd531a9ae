import type { Broadcast, Campaign } from '#shared/domain/campaign/schema';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { Workspace } from '../../store/workspace';

export interface FoundBroadcast {
  campaign: Campaign;
  broadcast: Broadcast;
}

/**
 * The broadcast that somebody names: by its id, by its name, or as `campaign/broadcast`. Null: there is none.
 * A name that several have is refused with what would tell them apart.
 */
export async function findBroadcast(
  workspace: Workspace,
  text: string,
): Promise<Result<FoundBroadcast | null>> {
  const found: FoundBroadcast[] = [];
  for (const { id } of workspace.heads({ kinds: ['campaign'], archived: false })) {
    const loaded = await workspace.loadAs('campaign', id);
    if (!loaded.ok) continue;
    const campaign = loaded.value.document;
    for (const broadcast of campaign.broadcasts) {
      if (broadcast.id === text) return ok({ campaign, broadcast });
      const isNamed = broadcast.name === text || `${campaign.name}/${broadcast.name}` === text;
      if (isNamed) found.push({ campaign, broadcast });
    }
  }
  const [first, second] = found;
  if (!second) return ok(first ?? null);
  const names = found
    .map(({ campaign, broadcast }) => `${campaign.name}/${broadcast.name} (${broadcast.id})`)
    .join(', ');
  return fail(
    appError('outbox.severalBroadcasts', `Several broadcasts are called “${text}”: ${names}.`, {
      details: { broadcast: text, names },
    }),
  );
}
