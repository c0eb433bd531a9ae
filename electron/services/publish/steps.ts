import type { PageId } from '#shared/domain/ids';
import { type AppError, appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { LineAnswer } from '../../line/port';
import type { Action } from './actions';
import { hashBytes } from './fingerprint';
import { readBack } from './read-back';
import {
  besideOf,
  findLost,
  pageOf,
  resolveMenu,
  type StepContext,
  type StepDone,
} from './step-context';
import { linkUsers, unlinkUsers } from './step-links';
import { performBeside } from './steps-beside';

/*
 * One step of a run on the platform. Each may be begun again after a crash or a lost answer: LINE has
 * no retry key for rich menus, so a step that cannot simply be repeated first looks what is there.
 */

/** A call that was sent but not answered may still be on its way: look twice before doing it again. */
const LOST_CALL_MS = 1_500;
const CREATE_ATTEMPTS = 4;

const done = (requestId: string | null, richMenuId: string | null = null): Result<StepDone> =>
  ok({ requestId, richMenuId });
const fromAnswer = (answer: LineAnswer<unknown>): Result<StepDone> =>
  answer.ok ? done(answer.value.requestId) : answer;

const isUncertain = (error: AppError): boolean => error.details?.isUncertain === true;

/** `mayHaveBegun`: an earlier attempt may have reached the platform. */
export function performStep(
  step: Action,
  context: StepContext,
  mayHaveBegun: boolean,
): Promise<Result<StepDone>> {
  switch (step.code) {
    case 'validate':
      return validate(step.pageIds, context);
    case 'createRichMenu':
      return create(step.pageId, context, mayHaveBegun);
    case 'uploadImage':
      return upload(step.pageId, context, mayHaveBegun);
    case 'createAlias':
      return createAlias(step, context);
    case 'updateAlias':
      return updateAlias(step, context);
    case 'setDefault':
      return setDefault(step.from, resolveMenu(step.to, context.made), step.name, context);
    case 'clearDefault':
      return setDefault(step.from, null, step.from, context);
    case 'linkUsers':
      return linkUsers(step, context);
    case 'unlinkUsers':
      return unlinkUsers(step, context);
    case 'readBack':
      return readBack(context);
    case 'deleteAlias':
      return deleteAlias(step, context);
    case 'deleteRichMenu':
      return deleteMenu(step.richMenuId, context);
    default:
      return performBeside(step, besideOf(context), mayHaveBegun);
  }
}

const options = ({ signal }: StepContext) => (signal ? { signal } : {});

async function validate(
  pageIds: readonly PageId[],
  context: StepContext,
): Promise<Result<StepDone>> {
  let requestId: string | null = null;
  for (const pageId of pageIds) {
    const page = pageOf(context.planned, pageId);
    const answer = await context.line.validateRichMenu(page.richMenu, options(context));
    if (!answer.ok) {
      // The path leads into the document, so that the window can go there.
      const path = [page.documentId, 'pages', pageId, ...(answer.error.path ?? [])];
      return fail({ ...answer.error, path, details: { ...answer.error.details, name: page.name } });
    }
    requestId = answer.value.requestId;
  }
  return done(requestId);
}

async function create(
  pageId: PageId,
  context: StepContext,
  mayHaveBegun: boolean,
): Promise<Result<StepDone>> {
  const page = pageOf(context.planned, pageId);
  let mustLook = mayHaveBegun;
  for (let attempt = 1; ; attempt += 1) {
    if (mustLook) {
      const found = await findLost(page.wireHash, context);
      if (!found.ok) return found;
      if (found.value !== null) return done(null, found.value);
    }
    const answer = await context.line.createRichMenu(page.richMenu, options(context));
    if (answer.ok) return done(answer.value.requestId, answer.value.value.richMenuId);
    if (!isUncertain(answer.error) || attempt === CREATE_ATTEMPTS || context.signal?.aborted)
      return answer;
    mustLook = true;
    await context.ports.pause(LOST_CALL_MS);
  }
}

async function upload(
  pageId: PageId,
  context: StepContext,
  mayHaveBegun: boolean,
): Promise<Result<StepDone>> {
  const { line, planned, ports } = context;
  const image = planned.images.find((entry) => entry.pageId === pageId);
  if (!image) throw new Error(`the run has no picture for ${pageId}`);
  const richMenuId = resolveMenu({ kind: 'made', pageId }, context.made);
  let mustLook = mayHaveBegun;
  for (let attempt = 1; ; attempt += 1) {
    if (mustLook) {
      const there = await line.getRichMenuImage(richMenuId);
      if (!there.ok) return there;
      const { value, requestId } = there.value;
      if (value) {
        if (hashBytes(value.bytes) === image.hash) return done(requestId, richMenuId);
        return fail(
          appError('publish.otherImage', 'LINE holds another picture than the one that was sent.', {
            details: { richMenuId, name: pageOf(planned, pageId).name },
          }),
        );
      }
    }
    const bytes = await ports.assets.read(image.hash);
    if (!bytes.ok) return bytes;
    const answer = await line.setRichMenuImage(
      richMenuId,
      { bytes: bytes.value, mime: image.mime },
      options(context),
    );
    if (answer.ok) return done(answer.value.requestId, richMenuId);
    const { code } = answer.error;
    const mayBeThere = isUncertain(answer.error) || code === 'line.imageAlreadyUploaded';
    if (!mayBeThere || attempt === CREATE_ATTEMPTS || context.signal?.aborted) return answer;
    mustLook = true;
    if (isUncertain(answer.error)) await ports.pause(LOST_CALL_MS);
  }
}

async function createAlias(
  step: Extract<Action, { code: 'createAlias' }>,
  context: StepContext,
): Promise<Result<StepDone>> {
  const { richMenuAliasId } = step;
  const richMenuId = resolveMenu(step.to, context.made);
  for (let attempt = 1; ; attempt += 1) {
    const answer = await context.line.createRichMenuAlias({ richMenuAliasId, richMenuId });
    if (answer.ok) return done(answer.value.requestId);
    const mayBeThere = isUncertain(answer.error) || answer.error.code === 'line.aliasTaken';
    if (!mayBeThere || attempt === CREATE_ATTEMPTS) return answer;
    const list = await context.line.getRichMenuAliasList();
    if (!list.ok) return list;
    const there = list.value.value.find((alias) => alias.richMenuAliasId === richMenuAliasId);
    if (there?.richMenuId === richMenuId) return done(list.value.requestId);
    // Somebody else took the name between the plan and now.
    if (there) return answer;
  }
}

async function updateAlias(
  step: Extract<Action, { code: 'updateAlias' }>,
  context: StepContext,
): Promise<Result<StepDone>> {
  const { richMenuAliasId } = step;
  const richMenuId = resolveMenu(step.to, context.made);
  const list = await context.line.getRichMenuAliasList();
  if (!list.ok) return list;
  const now = list.value.value.find((entry) => entry.richMenuAliasId === richMenuAliasId);
  // Ours already: an earlier attempt arrived after all.
  if (now?.richMenuId === richMenuId) return done(list.value.requestId);
  if (now && now.richMenuId !== step.from) return fail(moved('alias', richMenuAliasId));
  const answer = now
    ? await context.line.updateRichMenuAlias({ richMenuAliasId, richMenuId })
    : null;
  if (answer && (answer.ok || answer.error.code !== 'line.aliasNotFound'))
    return fromAnswer(answer);
  return createAlias(
    { code: 'createAlias', richMenuAliasId, to: step.to, name: step.name },
    context,
  );
}

/** Null as target clears the default. Somebody else's choice between the plan and now is not run over. */
async function setDefault(
  from: string | null,
  to: string | null,
  name: string,
  context: StepContext,
): Promise<Result<StepDone>> {
  const now = await context.line.getDefaultRichMenuId();
  if (!now.ok) return now;
  if (now.value.value === to) return done(now.value.requestId);
  if (now.value.value !== from) return fail(moved('default', name));
  return fromAnswer(
    to === null
      ? await context.line.cancelDefaultRichMenu()
      : await context.line.setDefaultRichMenu(to),
  );
}

async function deleteAlias(
  step: Extract<Action, { code: 'deleteAlias' }>,
  { line }: StepContext,
): Promise<Result<StepDone>> {
  const list = await line.getRichMenuAliasList();
  if (!list.ok) return list;
  const now = list.value.value.find((entry) => entry.richMenuAliasId === step.richMenuAliasId);
  // Gone, or somebody has a use for it now.
  if (now?.richMenuId !== step.from) return done(list.value.requestId);
  return fromAnswer(await line.deleteRichMenuAlias(step.richMenuAliasId));
}

/** A menu that somebody points at now stays; it is remembered as retired and looked at the next time. */
async function deleteMenu(richMenuId: string, { line }: StepContext): Promise<Result<StepDone>> {
  const [aliases, shown] = await Promise.all([
    line.getRichMenuAliasList(),
    line.getDefaultRichMenuId(),
  ]);
  if (!aliases.ok) return aliases;
  if (!shown.ok) return shown;
  const isUsed =
    shown.value.value === richMenuId ||
    aliases.value.value.some((alias) => alias.richMenuId === richMenuId);
  if (isUsed) return done(shown.value.requestId);
  return fromAnswer(await line.deleteRichMenu(richMenuId));
}

const moved = (what: 'alias' | 'default', name: string): AppError =>
  appError(
    'publish.accountMoved',
    `Somebody changed “${name}” (${what}) while this was being published.`,
    { details: { what, name }, retry: 'safe' },
  );
