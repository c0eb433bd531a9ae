import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAudienceClient } from '#electron/line/audiences';
import { createInsightClient } from '#electron/line/insight';
import { standingClock } from '#electron/rehearsal/clock';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { audienceListHandlers } from '#electron/services/audience-lists/handlers';
import { AudienceOperations } from '#electron/services/audiences/operations';
import { CurrentWorkspace } from '#electron/services/current-workspace';
import { channelId } from '#shared/domain/ids';
import { ok } from '#shared/errors/app-error';
import { aWorkspace, type OnDisk } from '../../helpers/a-workspace';
import {
  type FaultyProxy,
  faultyProxy,
  PROXY_FAULTS,
  type ProxyFault,
} from '../../helpers/faulty-proxy';
import { good } from '../../helpers/outbox-bench';

/* A list goes up through a proxy that lies, drops and stalls: one audience in the end, with everybody in it. */

const CHANNEL = channelId.parse('chn_0000000000000001');
const PEOPLE = 60;
const clock = standingClock(Date.parse('2026-09-01T02:00:00Z'));
const waiting = {
  monotonicMs: () => clock.now(),
  sleep: async (ms: number) => clock.advance(ms),
};
const current = new CurrentWorkspace();
let disk: OnDisk;
let server: RehearsalServer;
let proxy: FaultyProxy;

beforeAll(async () => {
  disk = await aWorkspace();
  good(await current.open(disk.folder));
  server = good(await startRehearsal({ followers: 200, seed: 5, clock }));
  proxy = await faultyProxy(server.url);
});
afterAll(async () => {
  await proxy.close();
  await server.stop();
  await good(current.get()).close();
  disk.remove();
});

const options = () => ({
  channelAccessToken: server.credentials.channelAccessToken,
  endpoint: proxy.url,
  clock: waiting,
  timeoutMs: 100,
  uploadTimeoutMs: 100,
});
/** From now on the first so many calls meet it. */
function strike(fault: ProxyFault, after: number, times: number): void {
  const first = proxy.calls.length + after;
  proxy.fate = ({ number }) => (number >= first && number < first + times ? fault : null);
}

const handlers = () => {
  const workspace = good(current.get());
  const operations = new AudienceOperations(workspace);
  const now = () => new Date(clock.now());
  return audienceListHandlers({
    current,
    emit: () => undefined,
    now,
    dialogs: { pickFolder: async () => disk.folder },
    account: async () =>
      ok({
        channelId: CHANNEL,
        client: createAudienceClient(options()),
        journalled: (name, make) =>
          operations.run(
            {
              kind: 'upload',
              channelId: CHANNEL,
              name,
              audienceGroupId: null,
              requestId: null,
              at: now().toISOString(),
              simulated: true,
            },
            now,
            make,
            (id) => id,
          ),
      }),
  });
};

let lists = 0;
async function aList() {
  lists += 1;
  const job = `job_${lists.toString(16).padStart(16, '0')}`;
  const name = `list ${lists}`;
  const text = Array.from({ length: PEOPLE }, (_, at) => server.platform.followers.userId(at));
  const bytes = Buffer.from(text.join('\n'));
  const { 'lists.begin': begin, 'lists.piece': piece, 'lists.end': end, 'lists.keep': keep } = use;
  good(await begin({ job, fileName: 'a.txt', size: bytes.length }));
  good(await piece({ job, bytes }));
  good(await end({ job }));
  return { id: good(await keep({ job, name })).id, name };
}
let use: ReturnType<typeof handlers>;

test.each(PROXY_FAULTS)('%s at each call of an upload', async (fault) => {
  use = handlers();
  // create and fill; a repeat looks at the list first
  for (const after of [0, 1]) {
    for (const times of [1, 6]) {
      const { id, name } = await aList();
      strike(fault, after, times);
      let tries = 0;
      let uploaded = false;
      while (!uploaded && tries < 4) {
        tries += 1;
        const job = `job_up${lists}${tries}`.padEnd(20, '0');
        const answer = await use['lists.upload']({ job, id });
        uploaded = answer.ok;
        clock.advance(60_000);
        if (!uploaded) proxy.fate = () => null;
      }
      proxy.fate = () => null;
      const said = `${fault} × ${times} at call ${after}`;
      expect(uploaded, said).toBe(true);
      const all = good(await createAudienceClient(options()).list());
      const mine = all.filter(({ description }) => description === name);
      expect(mine.length, said).toBe(1);
      expect(mine[0]?.audienceCount, said).toBe(PEOPLE);
    }
  }
});

test.each(PROXY_FAULTS)('%s at an insight question is never a figure', async (fault) => {
  const client = createInsightClient(options());
  const days = { from: '20260801', to: '20260807' };
  const questions = [
    () => client.delivery('20260830'),
    () => client.followers('20260830'),
    () => client.demographic(),
    () => client.request('00000000-0000-4000-8000-000000000000'),
    () => client.unit({ unit: 'sale', ...days }),
    () => client.richMenuSummary({ richMenuId: 'richmenu-1', ...days }),
    () => client.richMenuDaily({ richMenuId: 'richmenu-1', ...days }),
  ];
  // silence costs real time, and one question is silent like another
  const asked = fault.startsWith('timeout') ? questions.slice(0, 1) : questions;
  for (const [number, ask] of asked.entries()) {
    proxy.fate = () => null;
    const plain = await ask();
    strike(fault, 0, 99);
    const answer = await ask();
    proxy.fate = () => null;
    if (fault === 'slowBody' || fault === 'clockSkew') expect(answer.ok).toBe(plain.ok);
    else expect(answer.ok, `${fault} at question ${number}`).toBe(false);
  }
});
