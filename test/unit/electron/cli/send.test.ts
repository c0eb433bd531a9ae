import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CliCommand } from '#electron/cli/command';
import { capsule } from '#electron/cli/commands/capsule';
import { send } from '#electron/cli/commands/send';
import { runCli } from '#electron/cli/program';
import { createLineClient } from '#electron/line/client';
import type { Exchange } from '#electron/rehearsal/http';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { createWorkspace } from '#electron/store/create-workspace';
import { Workspace } from '#electron/store/workspace';
import { broadcastId } from '#shared/domain/ids';
import { aBroadcast, aCampaign } from '#test/helpers/a-campaign';
import { aPng } from '#test/helpers/a-rich-menu';
import { faultsOf } from '#test/helpers/drive-line';
import { good } from '#test/helpers/outbox-bench';

/*
 * `tapestry send` and `tapestry capsule` against the rehearsal channel, as a script would call them; the
 * token comes from the environment and the official specification judges every request.
 */

const commands: readonly CliCommand[] = [send, capsule];
let folder: string;
let workspace: string;
let server: RehearsalServer;
const exchanges: Exchange[] = [];

beforeEach(async () => {
  exchanges.length = 0;
  folder = mkdtempSync(join(tmpdir(), 'tapestry-send-'));
  workspace = join(folder, 'workspace');
  good(await createWorkspace(workspace, { name: 'shop' }));
  server = good(
    await startRehearsal({
      followers: 300,
      seed: 5,
      speed: 30,
      onExchange: (exchange) => exchanges.push(exchange),
    }),
  );
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  expect(exchanges.flatMap(faultsOf)).toEqual([]);
});

const file = (name: string, value: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
};
async function tapestry(args: string[], state = join(folder, 'state')) {
  let stdout = '';
  let stderr = '';
  const status = await runCli(
    {
      argv: [...args, '--json', '--endpoint', server.url, '--token-env', 'LINE_TOKEN'],
      env: { LINE_TOKEN: server.credentials.channelAccessToken, TAPESTRY_STATE_DIR: state },
      cwd: folder,
      version: '0',
      stdout: (text) => {
        stdout += text;
      },
      stderr: (text) => {
        stderr += text;
      },
      readStdin: async () => new Uint8Array(),
      signal: new AbortController().signal,
    },
    commands,
  );
  expect(stdout + stderr).not.toContain(server.credentials.channelAccessToken);
  return { status, stderr, json: JSON.parse(stdout) };
}
const at = ['--workspace'] as const;
const on = () => [...at, workspace, '--channel', 'rehearsal'];
const messages = [{ type: 'text', text: '今天開幕' }];
const sent = (path: string) => exchanges.filter((each) => each.path === `/v2/bot/message/${path}`);
const followers = (count: number) =>
  Array.from({ length: count }, (_, index) => server.platform.followers.userId(index));

describe('send', () => {
  it('with --dry-run validates at LINE, prices, and sends nothing', async () => {
    const path = file('sale.json', { messages });
    const { status, json } = await tapestry(['send', path, ...on(), '--dry-run']);
    expect(status).toBe(0);
    expect(json).toMatchObject({ requestIds: [], problems: [] });
    expect(sent('validate/broadcast')).toHaveLength(1);
    expect(sent('broadcast')).toHaveLength(0);
  });

  it('sends a broadcast once; the same command again does nothing and says so', async () => {
    const path = file('sale.json', { messages });
    const first = await tapestry(['send', path, ...on()]);
    expect(first).toMatchObject({
      status: 0,
      json: { requestIds: [expect.any(String)], problems: [] },
    });
    const second = await tapestry(['send', path, ...on()]);
    expect(second.status).toBe(0);
    expect(second.json).toMatchObject({
      requestIds: first.json.requestIds,
      problems: [{ code: 'cli.sentBefore', severity: 'warning' }],
    });
    expect(sent('broadcast')).toHaveLength(1);
    await tapestry(['send', path, ...on(), '--again']);
    expect(sent('broadcast')).toHaveLength(2);
  });

  it('sends a push, and a list in its hundreds, and a narrowcast to its end', async () => {
    const [first = '', ...rest] = followers(300);
    const push = await tapestry(['send', file('p.json', { messages, to: first }), ...on()]);
    expect(push).toMatchObject({ status: 0, json: { recipients: 1 } });
    const list = await tapestry([
      'send',
      file('l.json', { messages, to: [first, ...rest, first] }),
      ...on(),
    ]);
    expect(list).toMatchObject({
      status: 0,
      json: { recipients: 300, totals: { recipients: 300 } },
    });
    const narrow = await tapestry([
      'send',
      file('n.json', { messages, limit: { max: 60 } }),
      ...on(),
    ]);
    expect(narrow).toMatchObject({ status: 0, json: { state: 'accepted' } });
    expect(sent('progress/narrowcast').length).toBeGreaterThan(0);
  }, 20_000);

  it('refuses before sending what LINE would refuse, and what the month does not hold', async () => {
    const bad = await tapestry([
      'send',
      file('bad.json', { messages: [{ type: 'text', text: '' }] }),
      ...on(),
    ]);
    expect(bad.status).toBe(1);
    expect(bad.json.problems[0]).toMatchObject({ severity: 'error' });
    const nonsense = await tapestry(['send', file('n.json', '{'), ...on()]);
    expect(nonsense).toMatchObject({ status: 1, json: { error: { code: 'import.notJson' } } });
    const none = await tapestry(['send', join(folder, 'none'), ...on()]);
    expect(none).toMatchObject({ status: 2, json: { error: { code: 'cli.noSuchBroadcast' } } });
    expect(sent('broadcast')).toHaveLength(0);
  });
});

describe('a broadcast of a campaign, by its name', () => {
  const planned = async (over: Parameters<typeof aBroadcast>[0] = {}) => {
    const opened = good(await Workspace.open(workspace));
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const campaign = aCampaign({
      budget: null,
      period: { from: null, to: null },
      broadcasts: [
        aBroadcast({ at: later, expected: 250, ...over }),
        aBroadcast({ id: broadcastId.parse('brd_0000000000000002'), name: '尾聲', at: null }),
      ],
    });
    good(await opened.create(campaign));
    await opened.close();
    return later;
  };

  it('is checked, priced and sent once, by whichever of its names', async () => {
    await planned();
    const dry = await tapestry(['send', '早鳥預告', ...on(), '--dry-run']);
    expect(dry).toMatchObject({ status: 0, json: { requestIds: [], problems: [] } });
    expect(dry.json.cost).not.toBeNull();
    expect(sent('broadcast')).toHaveLength(0);
    const first = await tapestry(['send', '中秋禮盒/早鳥預告', ...on()]);
    expect(first).toMatchObject({ status: 0, json: { requestIds: [expect.any(String)] } });
    const again = await tapestry(['send', 'brd_0000000000000001', ...on()]);
    expect(again.json).toMatchObject({
      requestIds: first.json.requestIds,
      problems: [{ code: 'cli.sentBefore' }],
    });
    expect(sent('broadcast')).toHaveLength(1);
  });

  it('is not sent while its check finds something, and not when nobody is called so', async () => {
    await planned({ messages: [] });
    expect(await tapestry(['send', '早鳥預告', ...on()])).toMatchObject({ status: 1 });
    expect(await tapestry(['send', '早鳥', ...on()])).toMatchObject({ status: 2 });
    expect(sent('broadcast')).toHaveLength(0);
  });

  it('is sealed for the time it was planned for', async () => {
    const later = await planned();
    const out = join(folder, 'early.capsule.json');
    const { status, json } = await tapestry(['capsule', '早鳥預告', ...on(), '--out', out]);
    expect({ status, notBefore: json.notBefore }).toEqual({ status: 0, notBefore: later });
  });
});

describe('capsule', () => {
  const seal = async (more: string[] = []) => {
    const out = join(folder, 'sale.capsule');
    const source = file('sale.json', { messages, to: followers(300) });
    const sealed = await tapestry(['capsule', source, ...on(), '--out', out, ...more]);
    return { ...sealed, out };
  };

  it('runs once; a second run does nothing and says so, here and on another machine', async () => {
    const { status, json, out } = await seal();
    expect(status).toBe(0);
    expect(json).toMatchObject({
      file: out,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      notBefore: expect.any(String),
      notAfter: expect.any(String),
    });
    expect(readFileSync(out, 'utf8')).not.toContain(server.credentials.channelAccessToken);
    const first = await tapestry(['send', '--capsule', out]);
    expect(first).toMatchObject({ status: 0, json: { recipients: 300, problems: [] } });
    expect(first.json.requestIds).toHaveLength(1);
    expect(sent('multicast')).toHaveLength(1);

    const second = await tapestry(['send', '--capsule', out]);
    expect(second).toMatchObject({
      status: 0,
      json: { requestIds: first.json.requestIds, problems: [{ code: 'capsule.alreadyRun' }] },
    });
    expect(sent('multicast')).toHaveLength(1);

    const elsewhere = await tapestry(['send', '--capsule', out], join(folder, 'another-machine'));
    expect(elsewhere).toMatchObject({
      status: 0,
      json: { requestIds: first.json.requestIds, problems: [{ code: 'capsule.alreadyRun' }] },
    });
    expect(sent('multicast').map(({ status: code }) => code)).toEqual([200, 409]);
    const line = createLineClient({
      channelAccessToken: server.credentials.channelAccessToken,
      endpoint: server.url,
    });
    expect(good(await line.getMessageQuotaConsumption()).value.totalUsage).toBe(300);
  });

  describe('whose picture lies on a host', () => {
    const png = Uint8Array.from(aPng(40, 30, 3));
    const hash = createHash('sha256').update(png).digest('hex');
    const name = `tapestry/${hash}.png`;
    const url = `https://cdn.test/${name}`;
    /** What the host answers now; the rest of the net stays what it is. */
    let host: () => Response | Promise<Response>;
    let asked: number;

    beforeEach(() => {
      asked = 0;
      const { fetch } = globalThis;
      vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) => {
        if (!String(input).startsWith('https://cdn.test/')) return fetch(input, init);
        asked += 1;
        return Promise.resolve().then(() => host());
      });
    });
    afterEach(() => vi.unstubAllGlobals());

    const served = () => new Response(png, { headers: { 'content-type': 'image/png' } });
    const picture = { type: 'image', originalContentUrl: url, previewImageUrl: url };
    const sealed = async () => {
      const at = new Date(Date.now() - 3_600_000).toISOString();
      const begin = { type: 'begin', at, hostId: 'hst', name, url, mime: 'image/png' };
      mkdirSync(join(workspace, 'media'), { recursive: true });
      writeFileSync(
        join(workspace, 'media', 'uploads.jsonl'),
        `${JSON.stringify({ ...begin, bytes: png.byteLength })}\n${JSON.stringify({ type: 'verified', at, url })}\n`,
      );
      const out = join(folder, 'picture.capsule');
      const source = file('picture.json', { messages: [picture], to: followers(20) });
      expect(await tapestry(['capsule', source, ...on(), '--out', out])).toMatchObject({
        status: 0,
      });
      expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
        content: { media: [{ url, name, mime: 'image/png', bytes: png.byteLength }] },
      });
      return out;
    };

    it('goes out when its address still serves it', async () => {
      const out = await sealed();
      host = served;
      expect(await tapestry(['send', '--capsule', out])).toMatchObject({
        status: 0,
        json: { state: 'accepted' },
      });
      expect(asked).toBe(1);
      expect(sent('multicast')).toHaveLength(1);
    });

    it.each<[string, string, () => Response | Promise<Response>]>([
      ['is gone', 'media.notPublic', () => new Response('', { status: 404 })],
      ['answers an error', 'media.notServed', () => new Response('', { status: 503 })],
      [
        'is served as a page',
        'media.wrongType',
        () => new Response(png, { headers: { 'content-type': 'text/html' } }),
      ],
      [
        'is another one',
        'media.otherBytes',
        () =>
          new Response(Uint8Array.from(aPng(40, 30, 9)), {
            headers: { 'content-type': 'image/png' },
          }),
      ],
      [
        'is shorter',
        'media.otherBytes',
        () => new Response(png.subarray(9), { headers: { 'content-type': 'image/png' } }),
      ],
      [
        'has a certificate that nobody believes',
        'media.tls',
        () =>
          Promise.reject(
            Object.assign(new TypeError('fetch failed'), { cause: { code: 'CERT_HAS_EXPIRED' } }),
          ),
      ],
    ])('stays here while it %s, and goes once it is well', async (_, code, answer) => {
      const out = await sealed();
      host = answer;
      expect(await tapestry(['send', '--capsule', out])).toMatchObject({
        status: 1,
        json: { requestIds: [], state: 'failed', problems: [{ code, severity: 'error' }] },
      });
      expect(sent('multicast')).toHaveLength(0);
      host = served;
      expect(await tapestry(['send', '--capsule', out])).toMatchObject({
        status: 0,
        json: { state: 'accepted', problems: [] },
      });
      expect(sent('multicast')).toHaveLength(1);
    });

    it('of a machine without that net says so, and its time decides', async () => {
      const out = await sealed();
      host = () =>
        Promise.reject(
          Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } }),
        );
      expect(await tapestry(['send', '--capsule', out])).toMatchObject({
        status: 1,
        json: { requestIds: [], state: 'due', problems: [{ code: 'media.unreachable' }] },
      });
      expect(sent('multicast')).toHaveLength(0);
      host = served;
      expect(await tapestry(['send', '--capsule', out])).toMatchObject({ status: 0 });
      expect(sent('multicast')).toHaveLength(1);
    });
  });

  it('refuses one that was changed, wherever', async () => {
    const { out } = await seal();
    const text = readFileSync(out, 'utf8');
    const changes = [
      text.replace('今天開幕', '今天閉幕'),
      text.replace(
        /"retryKey": "0?[0-9a-f]/,
        (found) => `${found.slice(0, -1)}${found.endsWith('a') ? 'b' : 'a'}`,
      ),
      text.replace(/"notAfter": "20/g, '"notAfter": "21'),
      text.replace(/U[0-9a-f]{32}/, `U${'f'.repeat(32)}`),
      text.replace('"content": {', '"content": { "extra": 1,'),
    ];
    for (const changed of changes) {
      expect(changed).not.toBe(text);
      const { status, json } = await tapestry([
        'send',
        '--capsule',
        file('changed.capsule', changed),
      ]);
      expect(status).toBe(1);
      expect(json).toMatchObject({ error: { code: 'capsule.tampered' } });
    }
    expect(await tapestry(['send', '--capsule', out, '--signer', 'somebody'])).toMatchObject({
      status: 1,
      json: { error: { code: 'capsule.otherSigner' } },
    });
    expect(await tapestry(['send', '--capsule', file('x', '{"a":1}')])).toMatchObject({
      status: 2,
      json: { error: { code: 'capsule.unreadable' } },
    });
    expect(sent('multicast')).toHaveLength(0);
  });

  it('keeps to its window, its account and its guard', async () => {
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const early = await seal(['--not-before', soon]);
    expect(await tapestry(['send', '--capsule', early.out])).toMatchObject({
      status: 1,
      json: { error: { code: 'capsule.tooEarly' } },
    });
    const long = new Date(Date.now() + 30 * 3_600_000).toISOString();
    expect(await seal(['--not-after', long])).toMatchObject({
      status: 1,
      json: { error: { code: 'capsule.windowTooLong' } },
    });

    const guarded = await seal(['--keep-left', '2900']);
    expect(await tapestry(['send', '--capsule', guarded.out])).toMatchObject({
      status: 1,
      json: { state: 'failed', problems: [{ code: 'outbox.quotaTooSmall' }] },
    });

    const toAll = file('all.json', { messages });
    const out = join(folder, 'all.capsule');
    const most = (n: string) => [
      ...['capsule', toAll, ...on(), '--out', out, '--max-recipients', n],
      ...['--not-after', new Date(Date.now() + 7_200_000).toISOString()],
    ];
    expect(await tapestry(most('0'))).toMatchObject({ status: 2 });
    const limited = await tapestry(most('5'));
    expect(limited).toMatchObject({ status: 0 });
    expect(limited.stderr).toContain('LINE');
    expect(await tapestry(['send', '--capsule', out])).toMatchObject({
      status: 1,
      json: { state: 'failed', problems: [{ code: 'outbox.tooManyRecipients' }] },
    });
    expect(sent('broadcast')).toHaveLength(0);

    const { out: ours } = await seal();
    await server.stop();
    server = good(await startRehearsal({ followers: 10, seed: 6 }));
    expect(await tapestry(['send', '--capsule', ours])).toMatchObject({
      status: 1,
      json: { error: { code: 'capsule.otherAccount' } },
    });
    expect(sent('multicast')).toHaveLength(0);
  });
});
