import { decisionOf } from '#shared/campaign/experiment/course';
import { evaluateTest } from '#shared/campaign/experiment/evaluate';
import { type ChannelId, documentId, type Sha256, sha256 } from '#shared/domain/ids';
import { ok, type Result } from '#shared/errors/app-error';
import { lettersOf } from '#shared/geometry/lettering';
import { lineDayOf } from '#shared/insight/line-day';
import { rowsIn } from '#shared/insight/manager/imports';
import { narrowed } from '#shared/insight/narrow';
import { reportOf } from '#shared/insight/report';
import { richMenuFigures } from '#shared/insight/rich-menu';
import type { ExperimentView } from '#shared/ipc/channels/experiments';
import type { ReportBrand } from '#shared/report/brand';
import type { ReportFacts, ReportMenu, ReportTest } from '#shared/report/report-facts';
import type { AssetStore } from '../../store/asset-store';
import { bookOf } from '../channels/handlers';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import type { InsightFacts, InsightFactsReader } from '../insight/facts';
import { rangeOf } from '../insight/range';

export interface ReportRequest {
  channelId: ChannelId;
  days: { last: number } | { from: string; to: string };
  label: string | null;
  campaignId: string | null;
}

export interface CollectParts {
  current: CurrentWorkspace;
  factsOf: InsightFactsReader;
  testsOf(channelId: ChannelId): Promise<Result<ExperimentView[]>>;
}

/** Everything that a report says, read once; the files in all languages are made of the same facts. */
export async function collectReport(
  { current, factsOf, testsOf }: CollectParts,
  request: ReportRequest,
  brand: ReportBrand,
): Promise<Result<ReportFacts>> {
  const { channelId, label, campaignId } = request;
  const read = await factsOf(channelId);
  if (!read.ok) return read;
  const facts = read.value;
  const range = rangeOf(request.days, facts.now);
  const whole = reportOf({ ...facts, ...range, now: facts.now.getTime() });
  const report = narrowed(whole, { label, campaignId });
  const views = await testsOf(channelId);
  if (!views.ok) return views;
  return withWorkspace(current, async (workspace) => {
    const channel = await bookOf(workspace).get(channelId);
    if (!channel.ok) return channel;
    const campaign =
      campaignId === null ? null : await workspace.loadAs('campaign', documentId.parse(campaignId));
    if (campaign && !campaign.ok) return campaign;
    const logo = brand.logo === null ? null : await dataUrlOf(workspace.assets, brand.logo);
    const tables = rowsIn(facts.observations);
    return ok({
      report,
      channelName: channel.value.kind === 'rehearsal' ? workspace.info().name : channel.value.name,
      scope: campaign
        ? { kind: 'campaign' as const, name: campaign.value.document.name }
        : label !== null
          ? { kind: 'label' as const, name: label }
          : null,
      brand: { name: brand.name || workspace.info().name, accent: brand.accent, logo },
      menus: await menusOf(facts, range, workspace.assets),
      tests: testsIn(views.value, range, campaignId),
      manager: Object.fromEntries(
        Object.entries(tables).map(([table, rows]) => [
          table,
          rows.filter(({ day }) => range.from <= day && day <= range.to),
        ]),
      ),
      madeAt: facts.now.toISOString(),
    });
  });
}

async function dataUrlOf(assets: AssetStore, hash: Sha256): Promise<string | null> {
  const bytes = await assets.read(hash);
  const info = await assets.info(hash);
  if (bytes === null || !info.ok) return null;
  return `data:${info.value.mime};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** Menus that were up in the range, each with LINE's newest answer about it, whatever days that covers. */
function menusOf(
  facts: InsightFacts,
  range: { from: string; to: string },
  assets: AssetStore,
): Promise<ReportMenu[]> {
  const told = facts.menus
    .filter(({ publishedAt, retiredAt }) => {
      const from = lineDayOf(new Date(publishedAt));
      const to = retiredAt === null ? null : lineDayOf(new Date(retiredAt));
      return from <= range.to && (to === null || to >= range.from);
    })
    .flatMap((menu) => {
      let newest: { from: string; to: string; fetchedAt: string } | null = null;
      for (const one of facts.newest.values())
        if (
          one.kind === 'richMenuSummary' &&
          one.richMenuId === menu.richMenuId &&
          (newest === null || newest.fetchedAt < one.fetchedAt)
        )
          newest = one;
      if (newest === null) return [];
      const bounds = menu.areas.map((area) => area.bounds);
      const letters = lettersOf(bounds.map((one, at) => ({ id: String(at), bounds: one })));
      const { from, to } = newest;
      return [
        {
          name: menu.name,
          image: menu.image,
          size: { width: menu.width, height: menu.height },
          figures: richMenuFigures(facts.newest, {
            richMenuId: menu.richMenuId,
            from,
            to,
            areas: bounds,
          }),
          areas: menu.areas.map(({ action }, at) => ({
            letter: letters.get(String(at)) ?? '',
            action: wordsOf(action),
          })),
        },
      ];
    });
  return Promise.all(
    told.map(async ({ image, ...menu }) => ({
      ...menu,
      // a picture without a figure on it tells nothing and weighs much
      picture: menu.figures.areas.some(({ clickRate }) => clickRate.known)
        ? await dataUrlOf(assets, sha256.parse(image))
        : null,
    })),
  );
}

const wordsOf = (action: Readonly<Record<string, unknown>>): string => {
  for (const key of ['label', 'text', 'uri', 'data']) {
    const value = action[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return String(action.type ?? '');
};

function testsIn(
  views: readonly ExperimentView[],
  range: { from: string; to: string },
  campaignId: string | null,
): ReportTest[] {
  return views
    .filter(({ run }) => {
      const day = lineDayOf(new Date(run.frozenAt));
      return (
        range.from <= day &&
        day <= range.to &&
        (campaignId === null || run.campaignId === campaignId)
      );
    })
    .map(({ run, points, planUntouched }): ReportTest => {
      const { arms } = evaluateTest(run.test, points.at(-1)?.figures ?? [], {
        isOver: false,
        planUntouched,
      });
      return {
        name: run.test.question.trim() === '' ? run.broadcastName : run.test.question,
        arms: arms.map(({ letter, sent, converted, rate }) => ({
          letter,
          name: run.arms.find((arm) => arm.letter === letter)?.name ?? '',
          sent,
          converted,
          rate,
        })),
        decision: decisionOf(run),
      };
    });
}
