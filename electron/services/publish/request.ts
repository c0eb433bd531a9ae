import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { ok, type Problem, type Result } from '#shared/errors/app-error';
import { warning } from '#shared/line/problem';
import { NOTHING_FOLLOWED } from '../followed';
import { type Desired, desiredState } from './desired';
import { type LiveAccount, readLiveAccount } from './live-account';
import { paintedPages } from './painted-pages';
import type { PlanRequest, WantedMenu } from './plan-request';
import type { PublishPorts, PublishScope, PublishTarget } from './ports';
import { emptyPublication, type Publication, type Snapshot } from './publication';
import type { UserLink } from './user-links';

/** Everything a plan is made from, except what the person chose about drift. */
export type PlanFacts = Omit<PlanRequest, 'choices'>;

/** What was read once and serves for a plan and its carrying out. */
export interface Known {
  live: LiveAccount;
  published: Publication;
  wanted: UserLink[];
}

/** `withPictures`: what LINE shows is fetched too; a mere look at the state does without. */
export async function readKnown(
  target: PublishTarget,
  ports: PublishPorts,
  options: { withPictures: boolean; more?: readonly string[] },
): Promise<Result<Known>> {
  const published = await ports.publications.read(target.botUserId);
  if (!published.ok) return published;
  const wanted = await ports.links.read(target.botUserId);
  if (!wanted.ok) return wanted;
  const ours = published.value ?? emptyPublication(target.botUserId);
  const people = [
    ...wanted.value.map((link) => link.userId),
    ...ours.links.map((link) => link.userId),
    ...(options.more ?? []),
  ];
  const live = await readLiveAccount(target.line, {
    userIds: people,
    ...(options.withPictures ? { pictures: ports.livePicture } : {}),
  });
  if (!live.ok) return live;
  return ok({ live: live.value, published: ours, wanted: wanted.value });
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
  const painted = await paintedPages(documents.value, ports.followed ?? NOTHING_FOLLOWED);
  const desired: Desired = desiredState(documents.value, scope, ports.now(), painted);
  const lost = await lostDocuments(documents.value, known.published, ports);
  const lostIds = new Set<string>(lost.map(({ path: [id] }) => String(id)));
  // what cannot be read is not what nobody wants: its menus stay as they are
  const inScope = (id: string) =>
    !lostIds.has(id) &&
    (scope.kind === 'everything' || (scope.documentIds as readonly string[]).includes(id));
  const pageIds = new Set<string>(desired.pages.map((page) => page.pageId));
  return ok({
    live: known.live,
    published: known.published,
    botUserId: target.botUserId,
    pages: desired.pages,
    aliases: new Map(
      desired.pages.map((page) => [
        page.richMenuAliasId,
        { kind: 'page' as const, pageId: page.pageId },
      ]),
    ),
    default: desired.defaultPageId
      ? { kind: 'page', pageId: desired.defaultPageId }
      : { kind: 'none' },
    links: known.wanted
      .filter((link) => inScope(link.documentId) && pageIds.has(link.pageId))
      .map(({ userId, pageId }) => ({ userId, to: { kind: 'page', pageId } })),
    inScope,
    resting: desired.resting,
    problems: [...desired.problems, ...lost],
  });
}

/** Documents with menus on the account that are here and cannot be read, each with its file. */
async function lostDocuments(
  documents: readonly RichMenuSet[],
  published: Publication,
  ports: Pick<PublishPorts, 'documents'>,
): Promise<Problem[]> {
  const known = new Set<string>(documents.map(({ id }) => id));
  const missing = new Set(published.pages.map(({ documentId }) => documentId));
  const found: Problem[] = [];
  for (const id of missing) {
    const file = known.has(id) ? null : await ports.documents.lostFile(id);
    if (file === null) continue;
    const names = published.pages.flatMap((page) => (page.documentId === id ? [page.name] : []));
    const details = { name: names.join(', '), file, documentId: id };
    found.push(warning('publish.documentLost', [id], { details }));
  }
  return found;
}

/** A state that was live once against what is live now. */
export function snapshotFacts(target: PublishTarget, then: Snapshot, known: Known): PlanFacts {
  const menu = (richMenuId: string): WantedMenu => {
    const page = then.pages.find((entry) => entry.richMenuId === richMenuId);
    return page ? { kind: 'page', pageId: page.pageId } : { kind: 'foreign', richMenuId };
  };
  const aliases =
    then.aliases ??
    then.pages.map(({ richMenuAliasId, richMenuId }) => ({ richMenuAliasId, richMenuId }));
  const links = new Map((then.links ?? []).map((link) => [link.userId, link.richMenuId]));
  // Whoever got a menu of their own since then had none of ours before.
  for (const { userId } of known.published.links) if (!links.has(userId)) links.set(userId, null);
  return {
    live: known.live,
    published: known.published,
    botUserId: target.botUserId,
    pages: then.pages.map(({ richMenuId: _m, publishedAt: _p, runId: _r, ...kept }) => kept),
    aliases: new Map(aliases.map((alias) => [alias.richMenuAliasId, menu(alias.richMenuId)])),
    default: then.defaultRichMenuId === null ? { kind: 'none' } : menu(then.defaultRichMenuId),
    links: [...links].map(([userId, id]) => ({ userId, to: id === null ? null : menu(id) })),
    inScope: () => true,
    resting: [],
    problems: [],
  };
}
