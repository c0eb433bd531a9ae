import {
  type AppError,
  AppErrorException,
  appError,
  fail,
  type Result,
} from '#shared/errors/app-error';
import { type ChannelName, channels } from '#shared/ipc/contract';
import type { Handlers } from './services';

export interface Sender {
  /** Origin of the frame that called, such as `app://tapestry`. */
  origin: string;
  isMainFrame: boolean;
  /** The hidden drawing page, or the window people see. */
  role: 'window' | 'renderHost' | 'unknown';
}

export interface DispatchOptions {
  handlers: Handlers;
  allowedOrigins: readonly string[];
  /** Answers are checked too while developing and testing; a release trusts its own services. */
  checkAnswers: boolean;
  onBug(channel: string, error: unknown): void;
}

const isRenderHostChannel = (name: string) => name.startsWith('renderHost.');

/** Every call from a page comes through here: who asks, is it well-formed, what is the answer. Never throws. */
export async function dispatch(
  channel: ChannelName,
  input: unknown,
  sender: Sender,
  options: DispatchOptions,
): Promise<Result<unknown>> {
  if (!sender.isMainFrame || !options.allowedOrigins.includes(sender.origin)) {
    return fail(appError('ipc.senderRefused', 'This page may not talk to Tapestry.'));
  }
  if (isRenderHostChannel(channel) !== (sender.role === 'renderHost')) {
    return fail(appError('ipc.senderRefused', 'This page may not use this channel.'));
  }
  const contract = channels[channel];
  const parsed = contract.input.safeParse(input);
  if (!parsed.success) return fail(inputError(channel, parsed.error.issues[0]));
  try {
    const handler = options.handlers[channel] as (value: unknown) => Promise<Result<unknown>>;
    const result = await handler(parsed.data);
    if (result.ok && options.checkAnswers) {
      const answer = contract.output.safeParse(result.value);
      if (!answer.success) throw new Error(`answer of ${channel}: ${answer.error.message}`);
    }
    return result;
  } catch (error) {
    if (error instanceof AppErrorException) return fail(error.appError);
    options.onBug(channel, error);
    return fail(
      appError('ipc.bug', 'Something went wrong inside Tapestry. The log has the details.', {
        details: { channel },
      }),
    );
  }
}

function inputError(
  channel: string,
  issue: { path: PropertyKey[]; message: string } | undefined,
): AppError {
  const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part));
  return appError('ipc.badInput', `${channel}: ${issue?.message ?? 'input refused'}`, {
    path,
    details: { channel, reason: issue?.message ?? '' },
  });
}

/** At start: every channel has exactly one handler. A clash or a hole is a bug and stops the app. */
export function combineHandlers(...parts: readonly Partial<Handlers>[]): Handlers {
  const all: Record<string, unknown> = {};
  for (const part of parts) {
    for (const [name, handler] of Object.entries(part)) {
      if (Object.hasOwn(all, name)) throw new Error(`two handlers for the channel ${name}`);
      all[name] = handler;
    }
  }
  const missing = Object.keys(channels).filter((name) => !Object.hasOwn(all, name));
  const unknown = Object.keys(all).filter((name) => !Object.hasOwn(channels, name));
  if (missing.length > 0) throw new Error(`no handler for ${missing.join(', ')}`);
  if (unknown.length > 0) throw new Error(`no such channel: ${unknown.join(', ')}`);
  return all as Handlers;
}

/** Channels that answer before a workspace is open: the page needs them for its first picture. */
const EARLY = /^(app|settings|renderHost)\./;

/** The handlers, of which all but the early ones wait until the first workspace has been opened. */
export function afterwards(handlers: Handlers, opened: Promise<unknown>): Handlers {
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      EARLY.test(name)
        ? handler
        : async (input: never) => {
            await opened;
            return (handler as (value: never) => unknown)(input);
          },
    ]),
  ) as unknown as Handlers;
}
