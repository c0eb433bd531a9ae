import type { PageId, Sha256 } from '#shared/domain/ids';
import { ok, type Result } from '#shared/errors/app-error';
import type { LinePort } from '../../line/port';
import type { MenuRef } from './actions';
import { wireHash } from './fingerprint';
import type { Intent } from './journal';
import type { PublishPorts } from './ports';
import type { BesideTools } from './steps-beside';

/** What every step of a run works with, and how it finds what an earlier attempt may have left behind. */
export interface StepContext {
  line: LinePort;
  ports: Pick<PublishPorts, 'assets' | 'pause'>;
  planned: Intent;
  /** Menus this run has made, by page. */
  made: Map<PageId, string>;
  /** For the steps beside rich menus. */
  beside?: BesideTools | undefined;
  /** Set while nothing is visible yet, so that a person may stop at once. */
  signal?: AbortSignal;
}

export interface StepDone {
  requestId: string | null;
  richMenuId: string | null;
}

/** A run that has such steps was planned with all they need. */
export function besideOf({ beside }: StepContext): BesideTools {
  if (!beside) throw new Error('this run has steps beside rich menus and no way to take them');
  return beside;
}

/** The id behind a reference; a made menu is known once its step was done. */
export function resolveMenu(ref: MenuRef, made: ReadonlyMap<PageId, string>): string {
  if (ref.kind === 'existing') return ref.richMenuId;
  const id = made.get(ref.pageId);
  if (id === undefined) throw new Error(`step order: the menu of ${ref.pageId} was not made yet`);
  return id;
}

export function pageOf(planned: Intent, pageId: PageId) {
  const found = planned.result.find((entry) => entry.page.pageId === pageId);
  if (!found) throw new Error(`the run has no page ${pageId}`);
  return found.page;
}

/**
 * A menu made by a call whose answer was lost: it was not there before the run, nobody in this run
 * has it, it says exactly what we sent, and it has no picture yet, because only its maker would give one.
 */
export async function findLost(hash: Sha256, context: StepContext): Promise<Result<string | null>> {
  const lost = await listLost(new Set([hash]), context);
  return lost.ok ? ok(lost.value[0] ?? null) : lost;
}

export async function listLost(
  hashes: ReadonlySet<string>,
  { line, planned, made }: StepContext,
): Promise<Result<string[]>> {
  const list = await line.getRichMenuList();
  if (!list.ok) return list;
  const known = new Set([...planned.listedIds, ...made.values()]);
  const lost: string[] = [];
  for (const menu of list.value.value) {
    if (known.has(menu.richMenuId) || !hashes.has(wireHash(menu))) continue;
    const image = await line.getRichMenuImage(menu.richMenuId);
    if (!image.ok) return image;
    if (image.value.value === null) lost.push(menu.richMenuId);
  }
  return ok(lost);
}
