import type { Result } from '#shared/errors/app-error';
import {
  type Bridge,
  type ChannelName,
  channels,
  type EventName,
  events,
  type InputOf,
  type OutputOf,
  type PayloadOf,
} from '#shared/ipc/contract';
import { envelopeOf } from '#shared/ipc/envelope';

declare global {
  interface Window {
    readonly tapestry: Bridge;
  }
}

/** Asks the main process; what arrives is parsed, failures are values. */
export async function invoke<C extends ChannelName>(
  channel: C,
  input: InputOf<C>,
): Promise<Result<OutputOf<C>>> {
  return answerOf(channel, window.tapestry.invoke(channel, input));
}

/** The answer to a question that was asked before this file was there, see `first-paint.ts`. */
export async function answerOf<C extends ChannelName>(
  channel: C,
  asked: Promise<unknown>,
): Promise<Result<OutputOf<C>>> {
  let raw: unknown;
  try {
    raw = await asked;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      error: { code: 'ipc.failed', message: `The main process did not answer: ${reason}` },
    };
  }
  const parsed = envelopeOf(channels[channel].output).safeParse(raw);
  if (parsed.success) return parsed.data as Result<OutputOf<C>>;
  return {
    ok: false,
    error: {
      code: 'ipc.badAnswer',
      message: `The answer to ${channel} is not what was agreed.`,
      details: { channel },
    },
  };
}

/** Listens to an event; a payload that is not what was agreed is dropped. */
export function on<E extends EventName>(
  event: E,
  listener: (payload: PayloadOf<E>) => void,
): () => void {
  return window.tapestry.on(event, (raw) => {
    const parsed = events[event].safeParse(raw);
    if (parsed.success) listener(parsed.data as PayloadOf<E>);
  });
}
