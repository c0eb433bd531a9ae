import { ok, type Result } from '#shared/errors/app-error';
import { type Desired, desiredState } from './desired';
import { type LiveAccount, readLiveAccount } from './live-account';
import type { PlanRequest, WantedDefault } from './plan-request';
import type { PublishPorts, PublishScope, PublishTarget } from './ports';
import { emptyPublication, type FinishedRun, type Publication } from './publication';

/** Everything a plan is made from, except what the person chose to overwrite. */
export type PlanFacts = Omit<PlanRequest, 'overwrite'>;

/** What was read once and serves for a plan and its carrying out. */
export interface Known {
  live: LiveAccount;
  published: Publication;
}

export async function readKnown(
  target: PublishTarget,
  ports: PublishPorts,
): Promise<Result<Known>> {
  const published = await ports.publications.read(target.botUserId);
  if (!published.ok) return published;
  const live = await readLiveAccount(target.line);
  if (!live.ok) return live;
  return ok({
    live: live.value,
    published: published.value ?? emptyPublication(target.botUserId),
  });
}

/** The documents of a scope against the account. */
export async function documentFacts(
  target: PublishTarget,
  scope: PublishScope,
  known: Known,
  ports: PublishPorts,
): Promise<Result<PlanFacts>> {
  const documents = await ports.documents.load(scope);
  if (!documents.ok) return documents;
  const desired: Desired = desiredState(documents.value, scope, ports.now());
  return ok({
    ...known,
    botUserId: target.botUserId,
    pages: desired.pages,
    default: desired.defaultPageId
      ? { kind: 'page', pageId: desired.defaultPageId }
      : { kind: 'none' },
    inScope: (id) => scope.kind === 'everything' || scope.documentIds.includes(id),
    resting: desired.resting,
    problems: desired.problems,
  });
}

/** What was live before a run against what is live now. */
export function rollbackFacts(
  target: PublishTarget,
  { before }: FinishedRun,
  known: Known,
): PlanFacts {
  const id = before.defaultRichMenuId;
  const page = before.pages.find((entry) => entry.richMenuId === id);
  const wanted: WantedDefault =
    id === null
      ? { kind: 'none' }
      : page
        ? { kind: 'page', pageId: page.pageId }
        : { kind: 'foreign', richMenuId: id };
  return {
    ...known,
    botUserId: target.botUserId,
    pages: before.pages.map(({ richMenuId: _m, publishedAt: _p, runId: _r, ...kept }) => kept),
    default: wanted,
    inScope: () => true,
    resting: [],
    problems: [],
  };
}
