import type { Coupon } from '#shared/domain/coupon/schema';
import type { ChannelId } from '#shared/domain/ids';
import { type AppError, appError, fail, ok, type Result } from '#shared/errors/app-error';
import { localPlaces, localThingOf } from '#shared/preview/local-address';
import type { AccountClient } from '../../line/account';
import type { InventoryClient } from '../../line/inventory';
import type { Action } from './actions';
import type { BesidePorts } from './beside';
import type { StepDone } from './step-context';

/*
 * Steps beside rich menus. Like every step each may be begun again after a crash or a lost answer, and each
 * reads back what it did before it says that it is done.
 */

type BesideCode =
  | 'createCoupon'
  | 'closeCoupon'
  | 'setWebhook'
  | 'renameAudience'
  | 'deleteAudience';
export type BesideAction = Extract<Action, { code: BesideCode }>;
type Of<C extends BesideCode> = Extract<Action, { code: C }>;

/** What these steps work with. */
export interface BesideTools {
  account: AccountClient;
  inventory: InventoryClient;
  channelId: ChannelId;
  ports: BesidePorts;
  pause(ms: number): Promise<void>;
  /** The practice channel calls nobody outside of this computer, so nothing there has to answer. */
  mustAnswer: boolean;
}

/** A call without an answer may still be on its way; LINE keeps a webhook setting for a moment before it shows it. */
const LATER_MS = 1_500;
const ATTEMPTS = 4;

const done = (requestId: string | null): Result<StepDone> => ok({ requestId, richMenuId: null });
const isUncertain = (error: AppError): boolean => error.details?.isUncertain === true;
const isGone = (error: AppError): boolean =>
  error.code === 'line.notFound' || error.details?.status === 404;

export function performBeside(
  step: BesideAction,
  tools: BesideTools,
  mayHaveBegun: boolean,
): Promise<Result<StepDone>> {
  switch (step.code) {
    case 'createCoupon':
      return createCoupon(step, tools, mayHaveBegun);
    case 'closeCoupon':
      return closeCoupon(step.couponId, step, tools);
    case 'setWebhook':
      return setWebhook(step, tools);
    case 'renameAudience':
      return renameAudience(step.audienceGroupId, step.from, step.name, tools);
    case 'deleteAudience':
      return deleteAudience(step, tools);
  }
}

/** What has not been noticed by anybody goes back; what is for good is never begun before everything else stands. */
export async function revertBeside(step: BesideAction, tools: BesideTools): Promise<Result<null>> {
  switch (step.code) {
    case 'createCoupon': {
      const made = await madeCoupons(step, tools);
      if (!made.ok) return made;
      for (const couponId of made.value) {
        const closed = await closeCoupon(couponId, step, tools);
        if (!closed.ok) return closed;
      }
      // a closed coupon is of no use: the next publish makes a new one
      return tools.ports.keepCoupon(step.documentId, { couponId: null, closed: false });
    }
    case 'setWebhook': {
      const now = await tools.inventory.webhook();
      if (!now.ok) return now;
      // LINE cannot unset an address, and what somebody else has set meanwhile is theirs
      if (step.from === null || now.value.value?.endpoint !== step.name) return ok(null);
      const set = await tools.account.setWebhook(step.from);
      return set.ok ? ok(null) : set;
    }
    case 'renameAudience': {
      const back = await renameAudience(step.audienceGroupId, step.name, step.from, tools);
      return back.ok || back.error.code === 'publish.accountMoved' ? ok(null) : back;
    }
    default:
      return ok(null);
  }
}

async function createCoupon(
  step: Of<'createCoupon'>,
  tools: BesideTools,
  mayHaveBegun: boolean,
): Promise<Result<StepDone>> {
  let mustLook = mayHaveBegun;
  for (let attempt = 1; ; attempt += 1) {
    let couponId: string | null = null;
    let requestId: string | null = null;
    if (mustLook) {
      const made = await madeCoupons(step, tools);
      if (!made.ok) return made;
      couponId = made.value[0] ?? null;
    }
    const wire = await hostedWire(step, tools);
    if (!wire.ok) return wire;
    if (couponId === null) {
      const answer = await tools.account.createCoupon(wire.value);
      if (answer.ok) {
        couponId = answer.value.value;
        requestId = answer.value.requestId;
      } else {
        if (!isUncertain(answer.error) || attempt === ATTEMPTS) return answer;
        mustLook = true;
        await tools.pause(LATER_MS);
        continue;
      }
    }
    const shown = await tools.inventory.coupon(couponId);
    if (!shown.ok) return shown;
    if (!isMadeFrom(wire.value, shown.value.value)) return fail(differs(step.name));
    const kept = await tools.ports.keepCoupon(step.documentId, { couponId, closed: false });
    return kept.ok ? done(requestId) : kept;
  }
}

/** LINE cannot change a coupon, so its pictures lie where anybody can fetch them before it is made. */
async function hostedWire(
  { documentId, wire }: Of<'createCoupon'>,
  { channelId, ports }: BesideTools,
): Promise<Result<Record<string, unknown>>> {
  if (localPlaces([wire]).length === 0) return ok(wire);
  return ports.hosting
    ? ports.hosting.publish(channelId, documentId, wire)
    : fail(appError('media.noHost', 'This workspace has no media host yet.'));
}

/** Coupons that this run has made: noted in their document, or appeared since with exactly what we sent. */
async function madeCoupons(
  step: Of<'createCoupon'>,
  { inventory, ports }: BesideTools,
): Promise<Result<string[]>> {
  const documents = await ports.coupons();
  if (!documents.ok) return documents;
  const noted = documents.value.find(({ id }) => id === step.documentId)?.couponId ?? null;
  if (noted !== null && !step.listed.includes(noted)) return ok([noted]);
  const taken = new Set<string | null>([
    ...step.listed,
    ...documents.value.map(({ couponId }: Coupon) => couponId),
  ]);
  const list = await inventory.coupons();
  if (!list.ok) return list;
  const made: string[] = [];
  for (const { couponId, status } of list.value.value) {
    if (taken.has(couponId) || status !== 'RUNNING') continue;
    const shown = await inventory.coupon(couponId);
    if (!shown.ok) return shown;
    if (isMadeFrom(step.wire, shown.value.value)) made.push(couponId);
  }
  return ok(made);
}

/** Every plain member that was sent is there; LINE adds a currency to a reward, and sees public addresses alone. */
const isMadeFrom = (wire: Record<string, unknown>, shown: Record<string, unknown>): boolean =>
  Object.entries(wire).every(
    ([field, value]) =>
      typeof value === 'object' ||
      value === shown[field] ||
      (typeof value === 'string' && localThingOf(value) !== null),
  );

async function closeCoupon(
  couponId: string,
  { documentId }: { documentId: Of<'closeCoupon'>['documentId'] },
  { account, inventory, ports }: BesideTools,
): Promise<Result<StepDone>> {
  const answer = await account.closeCoupon(couponId);
  // closed before, by an earlier attempt or by somebody else: that is what is wanted
  const shown = await inventory.coupon(couponId);
  if (!shown.ok && !isGone(shown.error)) return shown;
  const isClosed = !shown.ok || shown.value.value.status === 'CLOSED';
  if (!isClosed) return answer.ok ? fail(differs(couponId)) : answer;
  const kept = await ports.keepCoupon(documentId, { closed: true });
  return kept.ok ? done(answer.ok ? answer.value.requestId : null) : kept;
}

async function setWebhook(
  { from, name: endpoint }: Of<'setWebhook'>,
  { account, inventory, pause, mustAnswer }: BesideTools,
): Promise<Result<StepDone>> {
  const before = await inventory.webhook();
  if (!before.ok) return before;
  const current = before.value.value?.endpoint ?? null;
  if (current === endpoint) return done(before.value.requestId);
  if (current !== from) return fail(moved('webhook', current ?? '—'));
  // LINE would deliver every message to it: only an address that answers is set
  const tried = mustAnswer ? await account.testWebhook(endpoint) : null;
  if (tried && !tried.ok) return tried;
  if (tried && !tried.value.value.success) {
    const { reason, detail } = tried.value.value;
    return fail(
      appError('publish.webhookFails', `LINE cannot deliver to ${endpoint}: ${reason}.`, {
        details: { endpoint, reason, detail },
        retry: 'safe',
      }),
    );
  }
  const set = await account.setWebhook(endpoint);
  if (!set.ok) return set;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const now = await inventory.webhook();
    if (!now.ok) return now;
    if (now.value.value?.endpoint === endpoint) return done(set.value.requestId);
    await pause(LATER_MS);
  }
  return fail(differs(endpoint));
}

async function renameAudience(
  audienceGroupId: number,
  from: string,
  name: string,
  tools: BesideTools,
): Promise<Result<StepDone>> {
  const now = await nameOf(audienceGroupId, tools);
  if (!now.ok) return now;
  if (now.value === name) return done(null);
  if (now.value !== from) return fail(moved('audience', now.value ?? from));
  const answer = await tools.account.renameAudience(audienceGroupId, name);
  if (!answer.ok) return answer;
  const after = await nameOf(audienceGroupId, tools);
  if (!after.ok) return after;
  if (after.value !== name) return fail(differs(name));
  const { channelId, ports } = tools;
  const followed = await ports.followAudience({ channelId, audienceGroupId }, { from, to: name });
  return followed.ok ? done(answer.value.requestId) : followed;
}

async function deleteAudience(
  { audienceGroupId, name }: Of<'deleteAudience'>,
  tools: BesideTools,
): Promise<Result<StepDone>> {
  const answer = await tools.account.deleteAudience(audienceGroupId);
  // deleted before, by an attempt whose answer was lost or by somebody else: that is what is wanted
  const after = await nameOf(audienceGroupId, tools);
  if (!after.ok) return after;
  if (after.value !== null) return answer.ok ? fail(differs(name)) : answer;
  const { channelId, ports } = tools;
  const followed = await ports.followAudience({ channelId, audienceGroupId }, null);
  return followed.ok ? done(answer.ok ? answer.value.requestId : null) : followed;
}

async function nameOf(
  audienceGroupId: number,
  { inventory }: BesideTools,
): Promise<Result<string | null>> {
  const list = await inventory.audiences();
  if (!list.ok) return list;
  const found = list.value.value.find((entry) => entry.audienceGroupId === audienceGroupId);
  return ok(found?.description ?? null);
}

const differs = (name: string): AppError =>
  appError('publish.besideDiffers', `LINE does not show “${name}” as it was set.`, {
    details: { name },
    retry: 'safe',
  });

const moved = (what: 'webhook' | 'audience', name: string): AppError =>
  appError(
    'publish.accountMoved',
    `Somebody changed “${name}” (${what}) while this was being published.`,
    { details: { what, name }, retry: 'safe' },
  );
