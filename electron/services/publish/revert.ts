import { ok, type Result } from '#shared/errors/app-error';
import type { Journal } from './journal';
import { begunSteps } from './progress';
import { listLost, pageOf, type StepContext } from './step-context';

/**
 * Takes a run back: what followers see first, then what they never saw. Every call may be made again,
 * so a crash in the middle is gone over once more. Old menus still exist: they go only after a good end.
 */
export async function revertRun(context: StepContext, journal: Journal): Promise<Result<void>> {
  const { line, planned, made } = context;
  const begun = begunSteps(journal.events);
  for (const index of [...begun].sort((a, b) => b - a)) {
    const step = planned.actions[index];
    if (!step) continue;
    if (step.code === 'setDefault' || step.code === 'clearDefault') {
      const answer =
        step.from === null
          ? await line.cancelDefaultRichMenu()
          : await line.setDefaultRichMenu(step.from);
      if (!answer.ok) return answer;
    } else if (step.code === 'updateAlias') {
      const answer = await line.updateRichMenuAlias({
        richMenuAliasId: step.richMenuAliasId,
        richMenuId: step.from,
      });
      // A menu that somebody deleted meanwhile cannot be pointed at again.
      if (!answer.ok && answer.error.code !== 'line.richMenuNotFound') return answer;
    } else if (step.code === 'createAlias') {
      const list = await line.getRichMenuAliasList();
      if (!list.ok) return list;
      const target = list.value.value.find(
        (a) => a.richMenuAliasId === step.richMenuAliasId,
      )?.richMenuId;
      const isOurs =
        target !== undefined &&
        (step.to.kind === 'existing' ? step.to.richMenuId : made.get(step.to.pageId)) === target;
      if (isOurs) {
        const answer = await line.deleteRichMenuAlias(step.richMenuAliasId);
        if (!answer.ok) return answer;
      }
    } else if (step.code === 'createRichMenu') {
      const id = made.get(step.pageId);
      const lost = id
        ? ok([id])
        : await listLost(new Set([pageOf(planned, step.pageId).wireHash]), context);
      if (!lost.ok) return lost;
      for (const richMenuId of lost.value) {
        const answer = await line.deleteRichMenu(richMenuId);
        if (!answer.ok) return answer;
      }
    }
    await journal.append({ type: 'undone', index });
  }
  return ok(undefined);
}
