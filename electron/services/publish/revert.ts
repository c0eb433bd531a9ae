import { ok, type Result } from '#shared/errors/app-error';
import type { Action, MenuRef } from './actions';
import type { Journal } from './journal';
import { begunSteps } from './progress';
import { besideOf, listLost, pageOf, type StepContext } from './step-context';
import { relinkUsers } from './step-links';
import { revertBeside } from './steps-beside';

/**
 * Takes a run back: what followers see first, then what they never saw. Every call may be made again,
 * so a crash in the middle is gone over once more. Old menus still exist: they go only after a good end.
 * What somebody else changed meanwhile is theirs and stays.
 */
export async function revertRun(context: StepContext, journal: Journal): Promise<Result<void>> {
  const begun = begunSteps(journal.events);
  for (const index of [...begun].sort((a, b) => b - a)) {
    const step = context.planned.actions[index];
    if (!step) continue;
    const undone = await revertStep(step, context);
    if (!undone.ok) return undone;
    await journal.append({ type: 'undone', index });
  }
  return ok(undefined);
}

async function revertStep(step: Action, context: StepContext): Promise<Result<null>> {
  switch (step.code) {
    case 'setDefault':
      return revertDefault(step.from, idOf(step.to, context), context);
    case 'clearDefault':
      return revertDefault(step.from, null, context);
    case 'updateAlias':
    case 'createAlias':
      return revertAlias(step, context);
    case 'linkUsers':
    case 'unlinkUsers':
      return relinkUsers(step, context);
    case 'createRichMenu':
      return revertMenu(step, context);
    case 'createCoupon':
    case 'setWebhook':
    case 'renameAudience':
      return revertBeside(step, besideOf(context));
    default:
      return ok(null);
  }
}

/** Undefined: the menu was never made, so nothing can point at it. */
const idOf = (ref: MenuRef, { made }: StepContext): string | undefined =>
  ref.kind === 'existing' ? ref.richMenuId : made.get(ref.pageId);

async function revertDefault(
  from: string | null,
  ours: string | null | undefined,
  { line }: StepContext,
): Promise<Result<null>> {
  if (ours === undefined) return ok(null);
  const now = await line.getDefaultRichMenuId();
  if (!now.ok) return now;
  if (now.value.value !== ours || ours === from) return ok(null);
  if (from !== null) {
    const answer = await line.setDefaultRichMenu(from);
    if (answer.ok || answer.error.code !== 'line.richMenuNotFound')
      return answer.ok ? ok(null) : answer;
  }
  const answer = await line.cancelDefaultRichMenu();
  return answer.ok ? ok(null) : answer;
}

async function revertAlias(
  step: Extract<Action, { code: 'updateAlias' | 'createAlias' }>,
  context: StepContext,
): Promise<Result<null>> {
  const { line } = context;
  const ours = idOf(step.to, context);
  const list = await line.getRichMenuAliasList();
  if (!list.ok) return list;
  const now = list.value.value.find((a) => a.richMenuAliasId === step.richMenuAliasId)?.richMenuId;
  if (ours === undefined || now !== ours) return ok(null);
  const answer =
    step.code === 'createAlias'
      ? await line.deleteRichMenuAlias(step.richMenuAliasId)
      : await line.updateRichMenuAlias({
          richMenuAliasId: step.richMenuAliasId,
          richMenuId: step.from,
        });
  // A menu that somebody deleted meanwhile cannot be pointed at again.
  if (!answer.ok && answer.error.code !== 'line.richMenuNotFound') return answer;
  return ok(null);
}

async function revertMenu(
  step: Extract<Action, { code: 'createRichMenu' }>,
  context: StepContext,
): Promise<Result<null>> {
  const id = context.made.get(step.pageId);
  const lost = id
    ? ok([id])
    : await listLost(new Set([pageOf(context.planned, step.pageId).wireHash]), context);
  if (!lost.ok) return lost;
  for (const richMenuId of lost.value) {
    const answer = await context.line.deleteRichMenu(richMenuId);
    if (!answer.ok) return answer;
  }
  return ok(null);
}
