import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterwards, combineHandlers, dispatch, type Sender } from '#electron/ipc/dispatch';
import type { Handlers } from '#electron/ipc/services';
import { ok } from '#shared/errors/app-error';
import { type ChannelName, channels } from '#shared/ipc/contract';

const names = Object.keys(channels) as ChannelName[];
const roleFor = (name: string): Sender['role'] =>
  name.startsWith('renderHost.') ? 'renderHost' : 'window';
const ours = (name: string): Sender => ({
  origin: 'app://tapestry',
  isMainFrame: true,
  role: roleFor(name),
});
/** Handlers that remember what reached them. */
function recording() {
  const reached: { name: string; input: unknown }[] = [];
  const handlers = combineHandlers(
    Object.fromEntries(
      names.map((name) => [
        name,
        async (input: unknown) => {
          reached.push({ name, input });
          return ok(null);
        },
      ]),
    ) as unknown as Handlers,
  );
  const options = {
    handlers,
    allowedOrigins: ['app://tapestry'],
    checkAnswers: false,
    onBug: () => undefined,
  };
  return { reached, options };
}

describe('who may call', () => {
  const strangers: [string, (name: string) => Sender][] = [
    ['a frame inside our page', (name) => ({ ...ours(name), isMainFrame: false })],
    ['a page from the web', (name) => ({ ...ours(name), origin: 'https://example.com' })],
    ['a local file', (name) => ({ ...ours(name), origin: 'file://' })],
    ['a frame that is gone', (name) => ({ ...ours(name), origin: '' })],
    ['another host of our scheme', (name) => ({ ...ours(name), origin: 'app://tapestry.evil' })],
    ['a page that nobody registered', (name) => ({ ...ours(name), role: 'unknown' })],
    [
      'the other kind of page',
      (name) => ({ ...ours(name), role: roleFor(name) === 'window' ? 'renderHost' : 'window' }),
    ],
  ];
  test.each(strangers)('%s is refused on every channel', async (who, sender) => {
    const { reached, options } = recording();
    for (const name of names) {
      const answer = await dispatch(name, {}, sender(name), options);
      // windows that nobody registered are kept from the drawing channels and the others alike
      if (who === 'a page that nobody registered' && !name.startsWith('renderHost.')) continue;
      expect(answer.ok === false && answer.error.code, name).toBe('ipc.senderRefused');
    }
    if (who !== 'a page that nobody registered') expect(reached).toEqual([]);
  });
});

describe('what may be said', () => {
  test('a thousand random inputs a channel: refused by schema, or exactly what the schema gives', async () => {
    const { reached, options } = recording();
    let refused = 0;
    for (const name of names) {
      for (const input of fc.sample(fc.anything({ maxDepth: 3, withNullPrototype: true }), {
        numRuns: 1_000,
        seed: 20_261_124,
      })) {
        reached.length = 0;
        const answer = await dispatch(name, input, ours(name), options);
        const parsed = channels[name].input.safeParse(input);
        if (parsed.success) expect(reached).toEqual([{ name, input: parsed.data }]);
        else {
          refused += 1;
          expect(reached).toEqual([]);
          expect(answer.ok === false && answer.error.code).toBe('ipc.badInput');
        }
      }
    }
    expect(refused).toBeGreaterThan(names.length * 500);
  }, 120_000);

  test('what a handler throws becomes a coded answer without its text', async () => {
    const { options } = recording();
    const [name] = names as [ChannelName];
    const bugs: unknown[] = [];
    const secret = new Error('token abc');
    const handlers = { ...options.handlers, [name]: () => Promise.reject(secret) } as Handlers;
    const valid = fc.sample(fc.constantFrom(undefined, {}, null), 3);
    for (const input of valid) {
      const answer = await dispatch(name, input, ours(name), {
        ...options,
        handlers,
        onBug: (_, error) => bugs.push(error),
      });
      expect(JSON.stringify(answer)).not.toContain('token abc');
    }
  });
});

test('what needs a workspace waits for it; the first picture does not', async () => {
  const { reached, options } = recording();
  let open: () => void = () => undefined;
  const gated = afterwards(
    options.handlers,
    new Promise<void>((done) => {
      open = done;
    }),
  );
  const late = names.find((name) => name.startsWith('documents.')) as ChannelName;
  const early = names.find((name) => name.startsWith('settings.')) as ChannelName;
  const call = (name: ChannelName) => (gated[name] as (input: unknown) => Promise<unknown>)({});
  const waiting = call(late);
  await call(early);
  expect(reached.map(({ name }) => name)).toEqual([early]);
  open();
  await waiting;
  expect(reached.map(({ name }) => name)).toEqual([early, late]);
});

test('a channel without a handler, or with two, stops the app at its start', () => {
  const { options } = recording();
  expect(() => combineHandlers({})).toThrow(/no handler/);
  expect(() => combineHandlers(options.handlers, options.handlers)).toThrow(/two handlers/);
});
