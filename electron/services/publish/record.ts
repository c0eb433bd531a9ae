import type { PageId } from '#shared/domain/ids';
import type { PublishRun } from '#shared/domain/publishing';
import { ok, type Result } from '#shared/errors/app-error';
import { snapshotAfter, visibleSpan } from './after';
import type { Intent } from './journal';
import type { PublishPorts } from './ports';
import { type Publication, type PublishedPage, RUNS_KEPT } from './publication';
import { resolveMenu } from './step-context';

/** Writes down what is now on the account and how to get back to what was there before. */
export async function recordRun(
  planned: Intent,
  made: ReadonlyMap<PageId, string>,
  run: PublishRun,
  ports: PublishPorts,
): Promise<Result<void>> {
  const now = ports.now().toISOString();
  const pages = planned.result.map(({ page, menu, publishedAt, runId }): PublishedPage => {
    const image = page.image ?? imageOf(planned, page.pageId);
    return {
      ...page,
      image,
      richMenuId: resolveMenu(menu, made),
      publishedAt: publishedAt ?? now,
      runId: (runId as PublishedPage['runId'] | null) ?? planned.run.id,
    };
  });
  const { resultDefault, published } = planned;
  const live = new Set([...planned.listedIds, ...made.values()]);
  const ended: PublishRun = {
    ...run,
    state: 'done',
    endedAt: now,
    error: null,
    steps: closed(run.steps, now),
  };
  const next: Publication = {
    botUserId: planned.botUserId,
    pages,
    defaultRichMenuId:
      resultDefault === 'asBefore'
        ? published.defaultRichMenuId
        : resultDefault && resolveMenu(resultDefault, made),
    links: planned.links,
    retired: [...new Set([...published.retired, ...planned.retired])].filter((id) => live.has(id)),
    runs: [
      ...published.runs.filter((entry) => entry.run.id !== planned.run.id),
      { run: ended, undoes: planned.undoes, before: planned.before },
    ].slice(-RUNS_KEPT),
  };
  const kept = await ports.history.add(planned.botUserId, {
    format: 1,
    run: ended,
    undoes: planned.undoes,
    before: planned.before,
    after: snapshotAfter(planned, next, made),
    visible: visibleSpan(planned, ended, now),
  });
  if (!kept.ok) return kept;
  const written = await ports.publications.write(next);
  return written.ok ? ok(undefined) : written;
}

/** Clearing away follows at once and is sure to be finished, after a crash too; the list shows it as done. */
const closed = (steps: PublishRun['steps'], at: string): PublishRun['steps'] =>
  steps.map((step) => (step.state === 'done' ? step : { ...step, state: 'done', at }));

function imageOf(planned: Intent, pageId: PageId): PublishedPage['image'] {
  const image = planned.images.find((entry) => entry.pageId === pageId);
  if (!image) throw new Error(`the run has no picture for ${pageId}`);
  return { hash: image.hash, mime: image.mime };
}
