import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { type LineEndpointName, lineEndpoints } from '#shared/line/endpoints';
import { REHEARSAL_MARK } from '#shared/line/rehearsal-mark';
import { audienceState } from './audiences/audience-state';
import { behaviourSettings } from './behaviour/settings';
import { DAY_MS } from './days';
import { FAULTS, faultScript, faultStorm } from './faults';
import type { HttpParts } from './http';
import { Refusal } from './refusal';

/*
 * What LINE has no address for: turning the clock, setting faults, reading the ground truth. It answers
 * under /rehearsal only, needs the token of this start, and says in every answer that it is a simulation.
 */

const ROOT = '/rehearsal';

const endpointName = z
  .string()
  .refine((name): name is LineEndpointName => name in lineEndpoints, 'no such endpoint');
const faultBody = z.object({
  rules: z
    .array(
      z.object({
        fault: z.enum(FAULTS),
        endpoint: endpointName.optional(),
        after: z.number().int().min(0).optional(),
        times: z.number().int().min(1).optional(),
      }),
    )
    .optional(),
  storm: z
    .object({
      seed: z.number().int(),
      share: z.number().min(0).max(1),
      faults: z.array(z.enum(FAULTS)).min(1).optional(),
    })
    .optional(),
});
const timeBody = z.union([
  z.object({ days: z.number().positive() }),
  z.object({ ms: z.number().positive() }),
  z.object({ to: z.iso.datetime() }),
]);
const quotaBody = z.object({
  value: z.number().int().min(0).nullable(),
  used: z.number().int().min(0).optional(),
});
const audienceBody = audienceState
  .pick({ type: true, description: true, createRoute: true, owner: true })
  .extend({ share: z.number().min(0).max(1) });
const follower = z.number().int().min(0).default(0);
const eventBody = z.object({ follower, event: z.looseObject({ type: z.string() }) });
const messageBody = z.object({
  follower,
  message: z.looseObject({ type: z.string() }),
  content: z.object({ base64: z.string(), mime: z.string() }).optional(),
});

export function mountControl(app: Hono, parts: HttpParts): void {
  const { platform } = parts;
  type Handle = (c: Context) => unknown;
  const on = (method: 'GET' | 'POST', path: string, handle: Handle) =>
    app.on(method, `${ROOT}${path}`, async (c) => {
      c.header(REHEARSAL_MARK, 'simulated');
      if (c.req.header('authorization') !== `Bearer ${parts.channelAccessToken}`)
        return c.json({ simulated: true, message: 'the token of this start is needed' }, 401);
      try {
        platform.settle();
        const answer = await handle(c);
        return c.json({ simulated: true, ...(answer as object) });
      } catch (error) {
        if (error instanceof Refusal)
          return c.json({ simulated: true, ...error.body }, error.status as 400);
        if (error instanceof z.ZodError || error instanceof SyntaxError)
          return c.json({ simulated: true, message: error.message }, 400);
        throw error;
      }
    });
  const read = async <T>(c: Context, schema: z.ZodType<T>): Promise<T> =>
    schema.parse(await c.req.json());

  on('GET', '/state', () => {
    const { book, clock, crowd, followers, sending, state } = platform;
    return {
      now: new Date(clock.now()).toISOString(),
      followers: followers.count,
      friends: crowd.people.friendsAt(clock.now()).size,
      quota: state.quota,
      used: sending.used,
      reserved: book.reserved,
      sends: book.records.length,
      behaviour: platform.behaviour,
    };
  });
  on('GET', '/sends', () => ({
    sends: platform.book.records.map(
      ({ requestId, kind, acceptedAt, delivered, unit, retryKey, contentHash }) => ({
        requestId,
        kind,
        acceptedAt: new Date(acceptedAt).toISOString(),
        delivered,
        unit,
        retryKey,
        contentHash,
      }),
    ),
  }));
  on('GET', '/truth/:requestId', (c) => {
    const truth = platform.truth.ofSend(c.req.param('requestId') ?? '', platform.clock.now());
    if (!truth) throw new Refusal(404, 'no such send');
    return truth;
  });
  on('POST', '/advance', async (c) => {
    const by = await read(c, timeBody);
    if ('to' in by) platform.advanceTo(new Date(by.to));
    else platform.advance('days' in by ? by.days : by.ms / DAY_MS);
    return { now: new Date(platform.clock.now()).toISOString() };
  });
  on('POST', '/faults', async (c) => {
    const { rules, storm } = await read(c, faultBody);
    parts.setFaults(rules ? faultScript(rules) : storm ? faultStorm(storm) : null);
    return {};
  });
  on('POST', '/behaviour', async (c) => {
    platform.setBehaviour(await read(c, behaviourSettings));
    return { behaviour: platform.behaviour };
  });
  on('POST', '/quota', async (c) => {
    platform.setQuota(await read(c, quotaBody));
    return { quota: platform.state.quota };
  });
  on('POST', '/assertion-keys', async (c) => ({
    kid: platform.tokens.registerKey(await read(c, z.looseObject({ kty: z.literal('RSA') }))),
  }));
  on('POST', '/audiences', async (c) => {
    const { share, ...audience } = await read(c, audienceBody);
    const { audienceGroupId } = platform.audiences.addForeign(audience, share);
    return { audienceGroupId };
  });
  on('POST', '/webhook', async (c) => {
    const forward = z.object({ forwardTo: z.string().nullable() });
    platform.webhook.forwardTo((await read(c, forward)).forwardTo);
    return {};
  });
  on('POST', '/events', async (c) => {
    const { follower: index, event } = await read(c, eventBody);
    return await platform.webhook.deliver(index, event);
  });
  on('POST', '/messages', async (c) => {
    const { follower: index, message, content } = await read(c, messageBody);
    const bytes = content
      ? { bytes: new Uint8Array(Buffer.from(content.base64, 'base64')), mime: content.mime }
      : undefined;
    return await platform.webhook.message(index, message, bytes);
  });
  on('POST', '/reset', () => {
    parts.reset();
    return {};
  });
}
