import { AsyncLocalStorage } from 'node:async_hooks';

/*
 * The official SDK calls the global `fetch` and knows no time-out and no cancel. Calls made inside
 * `withFetchOptions` get both; every other use of `fetch` in the process is left exactly as it was.
 */

export interface FetchOptions {
  signal: AbortSignal;
  /** Another transport, such as Electron's `net.fetch` that knows the system's proxy. */
  fetch?: typeof globalThis.fetch;
  /** Takes the place of the header the SDK was made with. */
  authorization?: string;
}

const current = new AsyncLocalStorage<FetchOptions>();
let isInstalled = false;

function install(): void {
  if (isInstalled) return;
  isInstalled = true;
  const plainFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const options = current.getStore();
    if (!options) return plainFetch(input, init);
    const transport = options.fetch ?? plainFetch;
    const headers = new Headers(init?.headers);
    if (options.authorization !== undefined) headers.set('authorization', options.authorization);
    // A redirect would carry the channel access token to wherever it points.
    const answer = await transport(input, {
      ...init,
      headers,
      signal: options.signal,
      redirect: 'error',
    });
    return wholeAnswer(answer);
  };
}

/** Statuses whose answers have no body, not even an empty one. */
const BODILESS: readonly number[] = [204, 205, 304];

/**
 * The answer once its last byte is here. The SDK reads pictures through a stream that never hears of a line that dies
 * in the middle: nobody would be told, for ever. Nothing that is asked of LINE is larger than a picture.
 */
async function wholeAnswer(answer: Response): Promise<Response> {
  const bytes = await answer.arrayBuffer();
  const { status, statusText, headers } = answer;
  return new Response(BODILESS.includes(status) ? null : bytes, { status, statusText, headers });
}

/** Runs `call` so that each `fetch` inside it obeys `options`. */
export function withFetchOptions<T>(options: FetchOptions, call: () => Promise<T>): Promise<T> {
  install();
  return current.run(options, call);
}
