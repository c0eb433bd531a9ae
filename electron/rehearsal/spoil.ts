import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Fault } from './faults';
import { type Refusal, refusals } from './refusal';

type Call = Context<{ Bindings: HttpBindings }>;

/** How far the `Date` of a skewed answer is off. */
const SKEW_MS = 2 * 3_600_000;
/** A slow body takes so long for its second half. */
const SLOW_MS = 3_000;

/** Lets a call fail before anything is done; null: it goes on. */
export async function spoilBefore(fault: Fault | null, c: Call): Promise<Refusal | null> {
  switch (fault) {
    case 'rateLimit':
      return refusals.rateLimit();
    case 'monthlyLimit':
      return refusals.monthlyLimit();
    case 'unauthorized':
      return refusals.tokenInvalid();
    case 'serverErrorBefore':
      return refusals.serverError();
    case 'timeoutBefore':
      await silence(c);
      return refusals.serverError();
    case 'resetBefore':
      c.env.incoming.socket.destroy();
      return refusals.serverError();
    default:
      return null;
  }
}

/** Lets the answer of a call that was carried out be lost; null: it is answered. */
export async function spoilAfter(fault: Fault | null, c: Call): Promise<Refusal | null> {
  switch (fault) {
    case 'serverErrorAfter':
      return refusals.serverError();
    case 'timeoutAfter':
      await silence(c);
      return refusals.serverError();
    case 'resetAfter':
      c.env.incoming.socket.destroy();
      return refusals.serverError();
    default:
      return null;
  }
}

/** What a skewed clock says in the place of the right time. */
export const dateOf = (fault: Fault | null, nowMs: number): string =>
  new Date(fault === 'clockSkew' ? nowMs - SKEW_MS : nowMs).toUTCString();

/** Spoils an answer on its way: cut off in the middle, or in drops. */
export async function spoilBody(fault: Fault | null, response: Response): Promise<Response> {
  if (fault !== 'wrongJson' && fault !== 'slowBody') return response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  const half = Math.ceil(bytes.length / 2);
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  const { status } = response;
  if (fault === 'wrongJson') return new Response(bytes.slice(0, half), { status, headers });
  const drops = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.slice(0, half));
      setTimeout(() => {
        try {
          controller.enqueue(bytes.slice(half));
          controller.close();
        } catch {
          // the caller has given up: there is nobody to tell the rest to
        }
      }, SLOW_MS).unref();
    },
  });
  return new Response(drops, { status, headers });
}

/** Says nothing until the caller hangs up. */
const silence = (c: Call): Promise<void> =>
  new Promise((resolve) => {
    const { socket } = c.env.incoming;
    if (socket.destroyed) resolve();
    else socket.once('close', () => resolve());
  });
