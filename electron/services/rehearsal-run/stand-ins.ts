import { recipientLeaves } from '#shared/campaign/check/check-broadcast';
import type { CheckContext } from '#shared/campaign/check/context';
import type { Campaign } from '#shared/domain/campaign/schema';
import type { DocumentId } from '#shared/domain/ids';
import { ok, type Result } from '#shared/errors/app-error';
import type { Platform } from '../../rehearsal/platform';

/** Where nobody knows how large an audience is, it is taken for this part of the friends. */
const USUAL_SHARE = 0.3;

/**
 * The practice account knows neither the audiences of a real channel nor its people. In their place stand followers
 * of its own, about as many in proportion; who that was done for is told.
 */
export class StandIns {
  readonly names: string[] = [];
  private readonly followersOf = new Map<DocumentId, string[]>();

  constructor(
    private readonly platform: Platform,
    private readonly context: CheckContext,
    private readonly idsOf: (id: DocumentId) => Promise<Result<string[]>>,
  ) {}

  audiences(campaign: Campaign): void {
    const { platform, context } = this;
    const known = new Set(platform.audiences.all.map(({ audienceGroupId }) => audienceGroupId));
    for (const { target, experiment } of campaign.broadcasts) {
      const leaves = target.who === 'segment' ? recipientLeaves(target.recipients, []) : [];
      const named = [
        ...leaves.flatMap(({ leaf }) => (leaf.type === 'audience' ? [leaf] : [])),
        ...(experiment?.arms ?? []).flatMap(({ audience }) => (audience ? [audience] : [])),
      ];
      for (const leaf of named) {
        if (known.has(leaf.audienceGroupId)) continue;
        known.add(leaf.audienceGroupId);
        const count = context.audienceGroups?.get(leaf.audienceGroupId)?.count ?? leaf.count;
        const share =
          count === null || context.targetReach === null || context.targetReach === 0
            ? USUAL_SHARE
            : Math.min(1, count / context.targetReach);
        platform.audiences.addForeign(
          { type: 'CHAT_TAG', description: leaf.name, createRoute: 'OA_MANAGER', owner: null },
          share,
          leaf.audienceGroupId,
        );
        this.names.push(leaf.name || String(leaf.audienceGroupId));
      }
    }
  }

  /** A list as it is when its people are followers here; else as many followers as there are. */
  list = async (id: DocumentId): Promise<Result<string[]>> => {
    const known = this.followersOf.get(id);
    if (known) return ok(known);
    const { followers } = this.platform;
    const found = await this.idsOf(id);
    const ids = found.ok ? found.value : [];
    const isOurs = ids.some((userId) => followers.indexOf(userId) !== null);
    if (isOurs) return ok(ids);
    const wanted = found.ok ? ids.length : (this.context.lists.get(id)?.count ?? 0);
    // a list that nobody has yet still says how a campaign runs
    const people = followers.userIds(0, Math.min(followers.count, wanted || followers.count));
    this.followersOf.set(id, people);
    this.names.push(this.context.lists.get(id)?.name ?? '');
    return ok(people);
  };
}
