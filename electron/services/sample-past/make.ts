import { join } from 'node:path';
import { addDays, dayOf, instantOf } from '#shared/campaign/calendar/days';
import type { Broadcast, Campaign } from '#shared/domain/campaign/schema';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { addLineDays, lineDayOf } from '#shared/insight/line-day';
import { ARTWORK } from '#shared/sample/artwork';
import { homesBefore } from '#shared/sample/home';
import { sampleKit } from '#shared/sample/kit';
import { sampleManagerFiles } from '#shared/sample/manager-files';
import { SAMPLE_TASTES, samplePast } from '#shared/sample/past';
import { seededBytes } from '#shared/sample/seeded';
import { sha256Hex } from '../../store/hash';
import type { Workspace } from '../../store/workspace';
import { bookOf } from '../channels/handlers';
import { InsightArchive } from '../insight/archive';
import { PublishService } from '../publish/service';
import { workspacePorts } from '../publish/workspace-ports';
import { openPractice, type Practice, settle } from '../rehearsal-run/practice';
import type { Drawings } from '../render';
import { PastAccount } from './account';
import { PastAudiences } from './audiences';
import { PastSends } from './sends';

const ZONE = 'Asia/Taipei';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FOLLOWERS = 12_480;
/** Contents differ, but what is tested is not drowned in it. */
const APPEAL = 0.2;
/** Somebody looks at the figures in the morning. */
const LOOK_AT_MINUTE = 10 * 60;
/** With nothing new and no test, figures are fetched every so many days. */
const PULL_EVERY = 3;
const FRESH_MS = 2 * DAY_MS;
/** A broadcast is handed over so long before it leaves. */
const AHEAD_MS = 30 * 60_000;

export interface PastParts {
  now: Date;
  /** Draws the menus that were published; null: none is. */
  drawings: Drawings | null;
  seed?: number;
  signal?: AbortSignal;
  onProgress?(share: number): void;
}

/**
 * Plays the months before today on the sample's practice account, with the product's own services on a turned clock:
 * menus are published, campaigns sent, tests decided, figures fetched. To be called on a sample that nobody has opened.
 */
export async function makeSamplePast(
  workspace: Workspace,
  parts: PastParts,
): Promise<Result<null>> {
  const random = seededBytes((parts.seed ?? 1) + 2_000_003);
  for (const document of samplePast({ random, now: parts.now, menus: new Map() })) {
    const made = await workspace.create(document);
    if (!made.ok) return made;
  }
  const kit = await workspace.brand.put(sampleKit(random, hashOf));
  if (!kit.ok) return kit;
  const channel = (await bookOf(workspace).list()).find(({ kind }) => kind === 'rehearsal');
  if (!channel) return fail(appError('rehearsal.noAccount', 'A sample has a rehearsal channel.'));
  const campaigns = await sampleCampaigns(workspace);
  if (!campaigns.ok) return campaigns;
  const end = new Date(parts.now.getTime() - HOUR_MS);
  const sends = campaigns.value
    .flatMap((campaign) => campaign.broadcasts.map((broadcast) => ({ campaign, broadcast })))
    .filter(({ broadcast }) => broadcast.state === 'sent' && timeOf(broadcast) < end.getTime())
    .sort((a, b) => timeOf(a.broadcast) - timeOf(b.broadcast));
  const first = sends[0] ? timeOf(sends[0].broadcast) : end.getTime();
  const opened = await openPractice({
    account: join(workspace.privateDir, 'rehearsal'),
    outbox: join(workspace.privateDir, 'outbox'),
    channelId: channel.id,
    workspaceId: workspace.info().id,
    now: new Date(first - 2 * DAY_MS),
    fresh: {
      followers: FOLLOWERS,
      displayName: workspace.info().name,
      friendsUntil: parts.now.getTime(),
    },
  });
  if (!opened.ok) return opened;
  const practice = opened.value;
  try {
    return await play(workspace, practice, { ...parts, campaigns: campaigns.value, sends, end });
  } finally {
    await practice.close();
  }
}

const stopped = () =>
  appError('sample.stopped', 'Making the sample’s past was stopped; nothing of it was kept.');

interface Story extends PastParts {
  campaigns: Campaign[];
  sends: { campaign: Campaign; broadcast: Broadcast }[];
  end: Date;
}

interface Step {
  at: number;
  run(): Promise<Result<null>>;
}

async function play(workspace: Workspace, practice: Practice, story: Story): Promise<Result<null>> {
  const { platform, target, now } = practice;
  const { campaigns, end } = story;
  platform.setBehaviour({ ...platform.behaviour, appeal: APPEAL, contents: [...SAMPLE_TASTES] });
  const account = new PastAccount(
    workspace,
    practice,
    new InsightArchive(workspace.folder, target.channelId),
  );
  const sends = new PastSends(workspace, practice, account);
  const audiences = new PastAudiences(workspace, practice);
  audiences.meetOthers();
  const begin = now().getTime();
  const steps: Step[] = [
    { at: begin + HOUR_MS / 2, run: () => audiences.bringLists() },
    ...(await redesigns(workspace, practice, account, story)),
    ...story.sends.map(({ campaign, broadcast }) => ({
      at: timeOf(broadcast) - AHEAD_MS,
      run: () => sends.handOver(campaign, broadcast),
    })),
  ].filter(({ at }) => at < end.getTime());
  const owner = ({ campaignId }: { campaignId: string }) =>
    campaigns.find(({ id }) => id === campaignId) ?? null;
  let mornings = 0;
  for (;;) {
    if (story.signal?.aborted) return fail(stopped());
    const settled = await settle(practice, () => sends.more());
    if (!settled.ok) return settled;
    const at = now().getTime();
    story.onProgress?.(Math.min(1, (at - begin) / (end.getTime() - begin)));
    const step = steps.sort((a, b) => a.at - b.at)[0];
    const morning = morningAfter(now());
    const due = practice.outbox.state().nextDueAt;
    const next = Math.min(
      step?.at ?? Number.POSITIVE_INFINITY,
      morning,
      due === null ? Number.POSITIVE_INFINITY : Date.parse(due),
    );
    if (next >= end.getTime()) break;
    platform.advanceTo(Math.max(at + 1, next));
    if (step && now().getTime() >= step.at) {
      steps.shift();
      const done = await step.run();
      if (!done.ok) return done;
    } else if (next === morning) {
      mornings += 1;
      const isQuiet = sends.lastSent() < morning - FRESH_MS && !(await sends.isTesting());
      if (isQuiet && mornings % PULL_EVERY !== 0) continue;
      const pulled = await account.pull(false);
      if (!pulled.ok) return pulled;
      const looked = await sends.look(owner, end);
      if (!looked.ok) return looked;
    }
  }
  platform.advanceTo(end);
  const settled = await settle(practice, () => sends.more());
  if (!settled.ok) return settled;
  const pulled = await account.pull(true);
  if (!pulled.ok) return pulled;
  const brought = await account.bringFiles(
    sampleManagerFiles(story.seed ?? 1, addLineDays(lineDayOf(end), -1)),
  );
  if (!brought.ok) return brought;
  const looked = await sends.look(owner, end);
  if (!looked.ok) return looked;
  const followed = await audiences.followUp();
  if (!followed.ok) return followed;
  const deliveries = await sends.deliveries();
  if (!deliveries.ok) return deliveries;
  return keepDeliveries(workspace, campaigns, deliveries.value);
}

/** The home menu in its earlier seasons, each published when it began; today's waits for whoever opens the sample. */
async function redesigns(
  workspace: Workspace,
  practice: Practice,
  account: PastAccount,
  { drawings }: Story,
): Promise<Step[]> {
  if (!drawings) return [];
  const found = await homeMenu(workspace);
  if (!found) return [];
  const service = new PublishService(workspacePorts(workspace, drawings, practice.now));
  const begin = practice.now().getTime();
  return homesBefore(found, hashOf).map(
    (version, index): Step => ({
      at: begin + HOUR_MS + index * 36 * DAY_MS,
      async run() {
        // what a menu did is told as long as it is there
        const pulled = await account.pull(true);
        if (!pulled.ok) return pulled;
        const kept = await replace(workspace, version);
        if (!kept.ok) return kept;
        const scope = { kind: 'chosen' as const, documentIds: [version.id] };
        const run = await service.apply(practice.target, scope);
        const back = await replace(workspace, found);
        if (!run.ok) return run;
        return back;
      },
    }),
  );
}

async function homeMenu(workspace: Workspace): Promise<RichMenuSet | null> {
  for (const id of workspace.ids('richMenuSet')) {
    const loaded = await workspace.loadAs('richMenuSet', id);
    if (loaded.ok && loaded.value.document.defaultPageId !== null) return loaded.value.document;
  }
  return null;
}

async function replace(
  workspace: Workspace,
  document: RichMenuSet | Campaign,
): Promise<Result<null>> {
  const known = await workspace.load(document.id);
  if (!known.ok) return known;
  const saved = await workspace.save(document, known.value.revision);
  return saved.ok ? ok(null) : saved;
}

async function sampleCampaigns(workspace: Workspace): Promise<Result<Campaign[]>> {
  const found: Campaign[] = [];
  for (const id of workspace.ids('campaign')) {
    const loaded = await workspace.loadAs('campaign', id);
    if (!loaded.ok) return loaded;
    found.push(loaded.value.document);
  }
  return ok(found);
}

async function keepDeliveries(
  workspace: Workspace,
  campaigns: readonly Campaign[],
  deliveries: ReadonlyMap<string, NonNullable<Broadcast['delivery']>>,
): Promise<Result<null>> {
  for (const campaign of campaigns) {
    if (!campaign.broadcasts.some(({ id }) => deliveries.has(id))) continue;
    const kept = await replace(workspace, {
      ...campaign,
      broadcasts: campaign.broadcasts.map((broadcast) => ({
        ...broadcast,
        delivery: deliveries.get(broadcast.id) ?? broadcast.delivery,
      })),
    });
    if (!kept.ok) return kept;
  }
  return ok(null);
}

/** A drawing of the sample as the workspace names it. */
const hashOf = (art: keyof typeof ARTWORK) => sha256Hex(new TextEncoder().encode(ARTWORK[art]));

const timeOf = ({ at }: Broadcast): number => (at === null ? Number.NaN : Date.parse(at));

/** The next time that somebody looks. */
function morningAfter(at: Date): number {
  const today = Date.parse(instantOf(dayOf(at, ZONE), LOOK_AT_MINUTE, ZONE));
  return today > at.getTime()
    ? today
    : Date.parse(instantOf(addDays(dayOf(at, ZONE), 1), LOOK_AT_MINUTE, ZONE));
}
