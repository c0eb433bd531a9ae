import { createHmac } from 'node:crypto';
import { deadline } from '../../line/deadline';
import type { RehearsalClock } from '../clock';
import type { Followers } from '../followers';
import { Refusal } from '../refusal';
import type { PlatformState } from '../state';
import { UserContents } from './contents';

const URL_LENGTH = 500;
/** LINE gives a server this long to answer. */
const ANSWER_MS = 2_000;
/** Crockford's digits, of which a ULID is made. */
const ULID_DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const WITH_REPLY_TOKEN = ['message', 'follow', 'postback', 'videoPlayComplete', 'membership'];

/** What a delivery came to, in the words of LINE's webhook test. */
export interface Delivery {
  success: boolean;
  statusCode: number;
  reason: 'OK' | 'COULD_NOT_CONNECT' | 'REQUEST_TIMEOUT' | 'ERROR_STATUS_CODE';
  detail: string;
}

export interface WebhookParts {
  state: PlatformState;
  clock: RehearsalClock;
  followers: Followers;
  hex: (length: number) => string;
  newReplyToken: (index: number) => string;
  changed: (change: string, subject: string) => void;
}

/**
 * The account's webhook. Nothing ever leaves this machine: an address elsewhere is kept and shown as on the
 * real platform, but only a loopback address, or the loopback address it is forwarded to, is called.
 */
export class Webhook {
  readonly contents = new UserContents();
  readonly #readTokens = new Set<string>();
  #forwardTo: string | null = null;

  constructor(private readonly parts: WebhookParts) {}

  get endpoint(): string | null {
    return this.parts.state.webhook.endpoint;
  }

  setEndpoint(endpoint: string): void {
    if (!isHttps(endpoint)) throw new Refusal(400, 'Invalid webhook endpoint URL');
    this.parts.state.webhook.endpoint = endpoint;
    this.parts.changed('setWebhookEndpoint', endpoint);
  }

  /** Stands in for the relay that brings calls to a machine without an address of its own. */
  forwardTo(loopbackUrl: string | null): void {
    if (loopbackUrl !== null && !isLoopback(loopbackUrl))
      throw new Refusal(400, 'webhooks are forwarded to this machine only');
    this.#forwardTo = loopbackUrl;
  }

  /** The connectivity check behind the endpoint of the same name. */
  test(endpoint: string | null): Promise<Delivery> {
    const target = endpoint ?? this.endpoint;
    if (target === null) throw new Refusal(404, 'Webhook endpoint not found');
    if (!isHttps(target)) throw new Refusal(400, 'Invalid webhook endpoint URL');
    return this.#post(target, []);
  }

  /** A follower does something: fills in what every event has, and delivers it. */
  async deliver(
    index: number,
    event: Record<string, unknown> & { type: string },
  ): Promise<Delivery & { event: Record<string, unknown> }> {
    const { clock, followers, newReplyToken } = this.parts;
    const full = {
      ...event,
      mode: 'active',
      timestamp: Math.floor(clock.now()),
      source: { type: 'user', userId: followers.userId(index) },
      webhookEventId: this.#ulid(),
      deliveryContext: { isRedelivery: false },
      ...(WITH_REPLY_TOKEN.includes(event.type) ? { replyToken: newReplyToken(index) } : {}),
    };
    return { ...(await this.redeliver(full)), event: full };
  }

  /** Delivers an event as it stands. */
  redeliver(event: Record<string, unknown>): Promise<Delivery> {
    if (this.endpoint === null) throw new Refusal(404, 'Webhook endpoint not found');
    return this.#post(this.endpoint, [event]);
  }

  /** A message from a follower; bytes of a picture or film can then be fetched by its id. */
  message(
    index: number,
    message: Record<string, unknown> & { type: string },
    content?: { bytes: Uint8Array; mime: string; readyAfterMs?: number },
  ): Promise<Delivery & { event: Record<string, unknown> }> {
    const { clock, hex } = this.parts;
    const id = `57${String(Math.floor(clock.now())).slice(-10)}${Number.parseInt(hex(5), 16)}`;
    const markAsReadToken = hex(40);
    this.#readTokens.add(markAsReadToken);
    if (content) {
      const { bytes, mime, readyAfterMs = 0 } = content;
      this.contents.keep(id, { bytes, mime, readyAt: clock.now() + readyAfterMs });
    }
    return this.deliver(index, { type: 'message', message: { id, markAsReadToken, ...message } });
  }

  /** False: no message carried this token. */
  markAsRead(token: string): boolean {
    return this.#readTokens.has(token);
  }

  async #post(endpoint: string, events: unknown[]): Promise<Delivery> {
    const { bot, channelSecret } = this.parts.state;
    const target = this.#forwardTo ?? (isLoopback(endpoint) ? endpoint : null);
    const failed = (reason: Delivery['reason'], detail: string, statusCode = 0): Delivery => ({
      success: false,
      statusCode,
      reason,
      detail,
    });
    if (target === null)
      return failed('COULD_NOT_CONNECT', 'The rehearsal channel calls this machine only');
    const body = JSON.stringify({ destination: bot.userId, events });
    try {
      const answer = await fetch(target, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'LineBotWebhook/2.0',
          'x-line-signature': signature(channelSecret, body),
        },
        body,
        redirect: 'manual',
        signal: deadline(ANSWER_MS),
      });
      await answer.arrayBuffer();
      if (answer.status !== 200)
        return failed('ERROR_STATUS_CODE', String(answer.status), answer.status);
      return { success: true, statusCode: 200, reason: 'OK', detail: '200' };
    } catch (error) {
      const isLate = error instanceof DOMException && error.name === 'TimeoutError';
      return isLate
        ? failed('REQUEST_TIMEOUT', 'Request timeout')
        : failed('COULD_NOT_CONNECT', 'Could not connect');
    }
  }

  #ulid(): string {
    const digits = (value: number, length: number) =>
      Array.from(
        { length },
        (_, at) => ULID_DIGITS[Math.floor(value / 32 ** (length - 1 - at)) % 32] ?? '0',
      ).join('');
    const chance = [...Buffer.from(this.parts.hex(32), 'hex')];
    return (
      digits(Math.floor(this.parts.clock.now()), 10) +
      chance.map((byte) => ULID_DIGITS[byte % 32] ?? '0').join('')
    );
  }
}

/** What LINE puts into `x-line-signature`. */
const signature = (channelSecret: string, body: string): string =>
  createHmac('sha256', channelSecret).update(body).digest('base64');

function parsed(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

const isHttps = (url: string): boolean =>
  url.length <= URL_LENGTH && parsed(url)?.protocol === 'https:';

const isLoopback = (url: string): boolean =>
  ['127.0.0.1', '[::1]', 'localhost'].includes(parsed(url)?.hostname ?? '');
