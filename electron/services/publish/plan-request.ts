import type { DocumentId, PageId } from '#shared/domain/ids';
import type { DriftChoice, PlanOperation } from '#shared/domain/publishing';
import type { Problem } from '#shared/errors/app-error';
import { english } from '#shared/i18n/english';
import type { Action, MenuRef } from './actions';
import type { DesiredPage, RestingDocument } from './desired';
import type { LiveAccount } from './live-account';
import type { BesidePlan } from './plan-beside';
import type { KeptPage, Publication, PublishedLink, PublishedPage } from './publication';

/** What should be there: a document's page, or a page kept from an earlier run with its picture. */
export type WantedPage = DesiredPage | KeptPage;

/** A menu by the page it is made from, or one that was not made here and is to be shown again. */
export type WantedMenu = { kind: 'page'; pageId: PageId } | { kind: 'foreign'; richMenuId: string };
export type WantedDefault = WantedMenu | { kind: 'none' };

/** A person's own rich menu; `to` null takes it away. */
export interface WantedLink {
  userId: string;
  to: WantedMenu | null;
}

export interface PlanRequest {
  botUserId: string;
  pages: readonly WantedPage[];
  /** Alias id → what it should point at. */
  aliases: ReadonlyMap<string, WantedMenu>;
  default: WantedDefault;
  links: readonly WantedLink[];
  /** Documents this plan answers for: what they published and no longer want is withdrawn. */
  inScope: (documentId: DocumentId) => boolean;
  resting: readonly RestingDocument[];
  problems: readonly Problem[];
  published: Publication;
  live: LiveAccount;
  /** What lies beside rich menus, held against what is wanted of it. */
  beside?: BesidePlan;
  /** By id of operation; `all` overwrites everything. What is not named is left alone, and the plan asks. */
  choices: ReadonlyMap<string, DriftChoice> | 'all';
}

/** Collects what the parts of a plan find. */
export interface PlanDraft {
  operations: PlanOperation[];
  problems: Problem[];
  /** Operations left alone because somebody else changed the account. */
  leftAlone: string[];
  creates: Action[];
  aliasCreates: Action[];
  aliasUpdates: Action[];
  aliasDeletes: Extract<Action, { code: 'deleteAlias' }>[];
  defaults: Action[];
  linkings: Action[];
  /** Old menus to delete once nothing points at them. */
  retired: Pick<PublishedPage, 'richMenuId' | 'name' | 'pageId' | 'documentId'>[];
  /** Page → the menu that shows it when the run is over; a page that is left alone has none here. */
  menuOf: Map<string, MenuRef>;
  /** People's links as they will be remembered. */
  links: PublishedLink[];
}

export const existing = (richMenuId: string): MenuRef => ({ kind: 'existing', richMenuId });

/** Whether the person decided so about any of these ids. Who did not decide changes nothing: neither what others made, nor what they took away. */
export function isLeft(
  request: Pick<PlanRequest, 'choices'>,
  drift: 'changed' | 'gone' | null,
  ...ids: readonly string[]
): boolean {
  if (drift === null || request.choices === 'all') return false;
  for (const id of ids) {
    const choice = request.choices.get(id);
    if (choice) return choice !== 'overwrite';
  }
  return true;
}

/** Nobody has decided yet, or somebody wants to be asked again: the plan has to ask. */
export const isUndecided = (
  { choices }: Pick<PlanRequest, 'choices'>,
  ...ids: readonly string[]
): boolean => choices !== 'all' && !ids.some((id) => choices.has(id) && choices.get(id) !== 'ask');

/** The menu that is meant; undefined: its page is left alone, or the menu is gone. */
export function menuFor(
  wanted: WantedMenu,
  menuOf: ReadonlyMap<string, MenuRef>,
  { richMenus }: LiveAccount,
): MenuRef | undefined {
  if (wanted.kind === 'page') return menuOf.get(wanted.pageId);
  return richMenus.has(wanted.richMenuId) ? existing(wanted.richMenuId) : undefined;
}

type RowFields = Pick<PlanOperation, 'op' | 'resource' | 'id' | 'name' | 'code'>;

/** A row of the plan; what is not said is empty. `code` says why, and its English sentence goes along. */
export const row = (fields: RowFields & Partial<Omit<PlanOperation, 'reason'>>): PlanOperation => ({
  details: {},
  reason: english({ code: fields.code, details: fields.details }),
  drift: null,
  left: false,
  documentId: null,
  pageId: null,
  before: null,
  after: null,
  changes: [],
  changedAreas: [],
  ...fields,
});
