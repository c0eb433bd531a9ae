import type { DocumentId, PageId, Sha256 } from '#shared/domain/ids';
import type { PlanOperation } from '#shared/domain/publishing';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import type { Problem } from '#shared/errors/app-error';
import { error } from '#shared/line/problem';
import { checkRichMenuSet, toWire } from '#shared/line/rich-menu';
import { paintHash, wireHash } from './fingerprint';
import type { PaintedPages } from './painted-pages';
import type { PublishScope } from './ports';

/** A page as it should be on the account; its picture is drawn only when it has to be sent. */
export interface DesiredPage {
  documentId: DocumentId;
  pageId: PageId;
  name: string;
  richMenuAliasId: string;
  richMenu: Record<string, unknown>;
  wireHash: Sha256;
  paintHash: Sha256;
}

/** Why a document of the scope is not to be on the account now. */
export interface RestingDocument {
  documentId: DocumentId;
  name: string;
  why: Pick<PlanOperation, 'code' | 'details'>;
}

export interface Desired {
  pages: DesiredPage[];
  resting: RestingDocument[];
  /** The page that should be the default rich menu; null: no document asks for it. */
  defaultPageId: PageId | null;
  problems: Problem[];
}

/** Period of a set against a moment; a start or end that is missing or unreadable leaves that side open. */
export function periodState(set: RichMenuSet, now: Date): 'active' | 'early' | 'over' {
  const start = set.displayPeriod?.start ? Date.parse(set.displayPeriod.start) : Number.NaN;
  const end = set.displayPeriod?.end ? Date.parse(set.displayPeriod.end) : Number.NaN;
  if (now.getTime() < start) return 'early';
  if (now.getTime() >= end) return 'over';
  return 'active';
}

/** What the documents of the scope ask for at this moment. Pure. */
export function desiredState(
  documents: readonly RichMenuSet[],
  scope: PublishScope,
  now: Date,
  painted: PaintedPages = new Map(),
): Desired {
  const chosen = documents.filter(
    (set) => scope.kind === 'everything' || scope.documentIds.includes(set.id),
  );
  const resting: RestingDocument[] = [];
  const active: RichMenuSet[] = [];
  for (const set of chosen) {
    const state = periodState(set, now);
    const moment = (at: string | null | undefined) => ({ moment: at ?? '' });
    const why = set.archived
      ? { code: 'plan.menuArchived', details: {} }
      : state === 'early'
        ? { code: 'plan.menuEarly', details: { start: moment(set.displayPeriod?.start) } }
        : state === 'over'
          ? { code: 'plan.menuOver', details: { end: moment(set.displayPeriod?.end) } }
          : null;
    if (why === null) active.push(set);
    else resting.push({ documentId: set.id, name: set.name, why });
  }

  const pages = active.flatMap((set) => desiredPages(set, painted));
  const { defaultPageId, problems } = chooseDefault(active);
  return {
    pages,
    resting,
    defaultPageId,
    problems: [
      ...problems,
      ...checkDocuments(active),
      ...checkSymbols(active, painted),
      ...checkAliases(pages),
    ],
  };
}

/** The pages of a set as LINE gets them. Pure. `painted`: what they show, where that follows something. */
export const desiredPages = (set: RichMenuSet, painted: PaintedPages = new Map()): DesiredPage[] =>
  set.pages.map((page) => {
    const { richMenu } = toWire(page, set);
    return {
      documentId: set.id,
      pageId: page.id,
      name: page.name,
      richMenuAliasId: page.richMenuAliasId,
      richMenu,
      wireHash: wireHash(richMenu),
      paintHash: paintHash(painted.get(page.id)?.page ?? page),
    };
  });

/** A set with a display period stands in for the one that is always on; two of equal rank are a mistake. */
function chooseDefault(active: readonly RichMenuSet[]): {
  defaultPageId: PageId | null;
  problems: Problem[];
} {
  const wanting = active.filter((set) => set.defaultPageId !== null);
  const inPeriod = wanting.filter((set) => set.displayPeriod?.start || set.displayPeriod?.end);
  const rank = inPeriod.length > 0 ? inPeriod : wanting;
  const [first, second] = rank;
  const problems = second
    ? [
        error('publish.twoDefaults', [second.id, 'defaultPageId'], {
          details: { first: first?.name ?? '', second: second.name, documentId: second.id },
        }),
      ]
    : [];
  return { defaultPageId: first?.defaultPageId ?? null, problems };
}

/** What LINE would refuse in a document; its path starts with the document's id. */
function checkDocuments(active: readonly RichMenuSet[]): Problem[] {
  return active.flatMap((set) =>
    checkRichMenuSet(set).map((problem) => ({
      ...problem,
      path: [set.id, ...problem.path],
      details: { ...problem.details, documentId: set.id, document: set.name },
    })),
  );
}

/** A page that shows a symbol which is not there cannot be drawn. */
const checkSymbols = (active: readonly RichMenuSet[], painted: PaintedPages): Problem[] =>
  active.flatMap((set) =>
    set.pages.flatMap((page, index) =>
      (painted.get(page.id)?.missing ?? []).map((symbol) =>
        error('design.symbolMissing', [set.id, 'pages', index], {
          details: { documentId: set.id, document: set.name, symbol },
        }),
      ),
    ),
  );

function checkAliases(pages: readonly DesiredPage[]): Problem[] {
  const first = new Map<string, DesiredPage>();
  const problems: Problem[] = [];
  for (const page of pages) {
    const other = first.get(page.richMenuAliasId);
    if (other && other.documentId !== page.documentId) {
      problems.push(
        error('publish.sameAlias', [page.documentId, 'pages', page.pageId, 'richMenuAliasId'], {
          actual: page.richMenuAliasId,
          details: { first: other.name, second: page.name, documentId: page.documentId },
        }),
      );
    }
    first.set(page.richMenuAliasId, other ?? page);
  }
  return problems;
}
