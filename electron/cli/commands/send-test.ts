import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { checkCampaign } from '#shared/campaign/check/check-campaign';
import type { Send } from '#shared/domain/outbox';
import { appError, type Result } from '#shared/errors/app-error';
import type { FoundBroadcast } from '../../services/campaigns/find-broadcast';
import { idsOf } from '../../services/campaigns/queue-facts';
import type { StoredChannel } from '../../services/channels/channel-book';
import { advanceRun, sendsOfRun } from '../../services/experiment/advance';
import { freezeTest } from '../../services/experiment/freeze';
import { RunFiles } from '../../services/experiment/run-files';
import type { Outbox } from '../../services/outbox/outbox';
import { blocked } from '../../services/outbox/queue-campaign';
import type { Workspace } from '../../store/workspace';
import { type CliContext, CliFailure } from '../command';
import { unwrap } from '../open-workspace';
import { type CampaignAccount, campaignFacts } from './campaign-request';

const RETRY_MS = 2_000;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export interface SentTest {
  /** People of all arms. */
  people: number;
  /** One for each arm that has a send; none on a dry run. */
  sends: Send[];
  /** Every arm is with LINE. */
  isOut: boolean;
}

/**
 * A test from the command line: frozen as the window freezes it, then one arm after the other, each when LINE is
 * through with those before it. Begun before, it goes on where it was; deciding it stays with people or with the
 * window.
 */
export async function sendTest(
  context: CliContext,
  workspace: Workspace,
  found: FoundBroadcast,
  parts: {
    channel: StoredChannel;
    account: CampaignAccount;
    /** Null: say what would be sent. */
    outbox: Outbox | null;
    mayUseProduction: boolean;
  },
): Promise<SentTest> {
  const { channel, account, outbox } = parts;
  const { asked, whole, now } = await campaignFacts(workspace, found, { account, isNow: true });
  const broadcast = asked.broadcasts.find(({ id }) => id === found.broadcast.id);
  if (!broadcast) throw new CliFailure(appError('experiment.none', 'This broadcast is gone.'), 1);
  const files = new RunFiles(workspace);
  const begun = broadcast.experiment ? await files.find(broadcast.experiment.id) : null;
  const index = asked.broadcasts.indexOf(broadcast);
  const problem = checkCampaign(asked, whole.context).problems.find(
    ({ severity, path }) => severity === 'error' && path[0] === 'broadcasts' && path[1] === index,
  );
  // what has begun goes on by its frozen plan, whatever the campaign says today
  if (problem && !begun) throw new CliFailure(blocked(problem), 1);
  const run =
    begun ??
    unwrap(
      freezeTest(asked, broadcast, {
        channelId: channel.id,
        context: whole.context,
        now,
        sha256,
      }),
      1,
    );
  const people = run.arms.reduce((sum, arm) => sum + arm.people, 0);
  if (outbox === null) return { people, sends: [], isOut: false };
  if (channel.kind === 'production' && !parts.mayUseProduction) {
    throw new CliFailure(
      appError('cli.needsYes', `“${channel.name}” is a production channel; add --yes.`, {
        details: { name: channel.name },
      }),
      2,
    );
  }
  unwrap(await files.create(run), 1);
  const advance = {
    outbox,
    userIds: (id: Parameters<typeof idsOf>[1]): Promise<Result<string[]>> => idsOf(workspace, id),
    now: () => new Date(),
  };
  const all = () => [...sendsOfRun(run, outbox).values()].filter(({ arm }) => arm !== null);
  for (;;) {
    unwrap(await advanceRun(run, advance, true), 1);
    const sends = all();
    const next = sends.find(({ state }) => state === 'due' || state === 'sending');
    if (!next || context.signal.aborted) {
      const isOut =
        sends.length === run.arms.length && sends.every(({ state }) => state === 'accepted');
      return { people, sends, isOut };
    }
    if (Date.parse(next.dueAt) > Date.now()) context.note(`${next.name}: ${next.dueAt}`);
    if (Date.parse(next.dueAt) <= Date.now()) {
      unwrap(await outbox.run(next.id), 1);
      await outbox.followed(next.id);
    }
    const still = all().find(({ id }) => id === next.id);
    if (still?.state === 'due' || still?.state === 'sending')
      await wait(RETRY_MS, undefined, { signal: context.signal }).catch(() => undefined);
  }
}
