import { ok, type Result } from '#shared/errors/app-error';
import type { Action } from './actions';
import { readLinks } from './live-account';
import { resolveMenu, type StepContext, type StepDone } from './step-context';

/** Up to here one by one, which shows at once; LINE does more of them in the background. */
const ONE_BY_ONE = 20;
const LOOKS = 6;
const BETWEEN_LOOKS_MS = 1_500;

/** Gives people a menu of their own. LINE says yes to those who are no followers too, so that is no failure. */
export async function linkUsers(
  step: Extract<Action, { code: 'linkUsers' }>,
  context: StepContext,
): Promise<Result<StepDone>> {
  const { line, ports } = context;
  const richMenuId = resolveMenu(step.to, context.made);
  const userIds = step.users.map((user) => user.userId);
  if (userIds.length <= ONE_BY_ONE) {
    let requestId: string | null = null;
    for (const userId of userIds) {
      const answer = await line.linkRichMenuIdToUser(userId, richMenuId);
      if (!answer.ok) return answer;
      requestId = answer.value.requestId;
    }
    return ok({ requestId, richMenuId: null });
  }
  const answer = await line.linkRichMenuIdToUsers(userIds, richMenuId);
  if (!answer.ok) return answer;
  // The old menus go after this: everybody has to be across by then.
  let before = -1;
  for (let look = 0; look < LOOKS; look += 1) {
    await ports.pause(BETWEEN_LOOKS_MS);
    const links = await readLinks(line, userIds);
    if (!links.ok) return links;
    const across = [...links.value.values()].filter((id) => id === richMenuId).length;
    if (across === userIds.length || (across > 0 && across === before)) break;
    before = across;
  }
  return ok({ requestId: answer.value.requestId, richMenuId: null });
}

/** Takes away what we gave; a menu that the person has from somebody else by now stays. */
export async function unlinkUsers(
  step: Extract<Action, { code: 'unlinkUsers' }>,
  { line }: StepContext,
): Promise<Result<StepDone>> {
  let requestId: string | null = null;
  const now = await readLinks(
    line,
    step.users.map((user) => user.userId),
  );
  if (!now.ok) return now;
  for (const { userId, richMenuId } of step.users) {
    if (now.value.get(userId) !== richMenuId) continue;
    const answer = await line.unlinkRichMenuIdFromUser(userId);
    if (!answer.ok) return answer;
    requestId = answer.value.requestId;
  }
  return ok({ requestId, richMenuId: null });
}

/** Everybody gets back what they had, as far as they still have what this run gave them. */
export async function relinkUsers(
  step: Extract<Action, { code: 'linkUsers' | 'unlinkUsers' }>,
  { line, made }: StepContext,
): Promise<Result<null>> {
  const now = await readLinks(
    line,
    step.users.map((user) => user.userId),
  );
  if (!now.ok) return now;
  const given =
    step.code === 'unlinkUsers'
      ? null
      : step.to.kind === 'existing'
        ? step.to.richMenuId
        : (made.get(step.to.pageId) ?? '');
  for (const { userId, richMenuId } of step.users) {
    const has = now.value.get(userId) ?? null;
    if (has !== given || has === richMenuId) continue;
    const answer =
      richMenuId === null
        ? await line.unlinkRichMenuIdFromUser(userId)
        : await line.linkRichMenuIdToUser(userId, richMenuId);
    if (!answer.ok && answer.error.code !== 'line.richMenuNotFound') return answer;
  }
  return ok(null);
}
