import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAudienceClient } from '#electron/line/audiences';
import { standingClock } from '#electron/rehearsal/clock';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { audienceListHandlers } from '#electron/services/audience-lists/handlers';
import { idsOf } from '#electron/services/campaigns/queue-facts';
import { CurrentWorkspace } from '#electron/services/current-workspace';
import { channelId } from '#shared/domain/ids';
import { appError, fail, ok } from '#shared/errors/app-error';
import { aWorkspace, type OnDisk } from '../../helpers/a-workspace';
import { good } from '../../helpers/outbox-bench';

const CHANNEL = channelId.parse('chn_0000000000000001');
const clock = standingClock(Date.parse('2026-09-01T02:00:00Z'));
const current = new CurrentWorkspace();
let disk: OnDisk;
let server: RehearsalServer;
/** What the next calls to LINE do instead. */
let failures: ('lost' | null)[] = [];
let made = 0;
let added = 0;
let jobs = 0;
const newJob = () => `job_${(++jobs).toString(16).padStart(16, '0')}`;

beforeAll(async () => {
  disk = await aWorkspace();
  good(await current.open(disk.folder));
  server = good(await startRehearsal({ followers: 3_000, seed: 5, clock }));
});
afterAll(async () => {
  await server.stop();
  await good(current.get()).close();
  disk.remove();
});

const lost = () => fail(appError('line.timeout', 'no answer'));
const client = () => {
  const real = createAudienceClient({
    channelAccessToken: server.credentials.channelAccessToken,
    endpoint: server.url,
  });
  return {
    list: real.list,
    async createEmpty(name: string) {
      made += 1;
      const answer = await real.createEmpty(name);
      return failures.shift() === 'lost' ? lost() : answer;
    },
    async addIds(id: number, lines: Uint8Array) {
      added += 1;
      const answer = await real.addIds(id, lines);
      return failures.shift() === 'lost' ? lost() : answer;
    },
  };
};
const handlers = audienceListHandlers({
  current,
  emit: () => undefined,
  now: () => new Date(clock.now()),
  dialogs: { pickFolder: async () => disk.folder },
  account: async () =>
    ok({ channelId: CHANNEL, client: client(), journalled: (_name, make) => make() }),
});

const follower = (index: number) => server.platform.followers.userId(index);
const followers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => follower(from + index));
async function read(text: string, size = 700) {
  const job = newJob();
  good(await handlers['lists.begin']({ job, fileName: 'members.csv', size: text.length }));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size)
    good(await handlers['lists.piece']({ job, bytes: bytes.subarray(at, at + size) }));
  return { job, report: good(await handlers['lists.end']({ job })) };
}
async function keep(name: string, ids: readonly string[]) {
  const { job } = await read(ids.join('\n'));
  return good(await handlers['lists.keep']({ job, name })).id;
}
const workspace = () => good(current.get());
const content = async (id: Parameters<typeof idsOf>[1]) => good(await idsOf(workspace(), id));

describe('a file of user ids in the window', () => {
  it('is counted piece by piece; wrong and repeated lines are named, the clean ones are kept', async () => {
    const [a, b, c] = followers(0, 3);
    const text = `userId,name\n${a},Ann\n${b},Bo\nU123,short\n${a},Ann again\n${c?.toUpperCase()},loud\n${c},Cy\n`;
    const { job, report } = await read(text, 11);
    expect(report).toMatchObject({ ids: 4, unique: 3, duplicates: 1, malformed: 2 });
    expect(report.firstProblems).toEqual([
      { line: 4, value: 'U123', code: 'audience.wrongLength' },
      { line: 5, value: a, code: 'audience.duplicate' },
      { line: 6, value: c?.toUpperCase(), code: 'audience.upperCase' },
    ]);
    const written = good(await handlers['lists.export']({ from: { job } }));
    expect(readFileSync(written?.file ?? '', 'utf8')).toBe(`${a}\n${b}\n${c}\n`);
    // a second one does not replace the first
    expect(good(await handlers['lists.export']({ from: { job } }))?.file).not.toBe(written?.file);
    const { id } = good(await handlers['lists.keep']({ job, name: '會員' }));
    expect(await content(id)).toEqual([a, b, c]);
    expect(await handlers['lists.keep']({ job, name: '會員' })).toMatchObject({
      ok: false,
      error: { code: 'audience.noJob' },
    });
  });

  it('leaves nothing behind when it is cancelled or not text', async () => {
    const folder = join(workspace().privateDir, 'audiences');
    const before = readdirSync(folder);
    const job = newJob();
    good(await handlers['lists.begin']({ job, fileName: 'x.txt', size: 100 }));
    good(await handlers['lists.piece']({ job, bytes: Buffer.from(`${follower(1)}\n`) }));
    good(await handlers['lists.cancel']({ job }));
    expect(await handlers['lists.piece']({ job, bytes: Buffer.from('x') })).toMatchObject({
      ok: false,
    });
    // also when it was read to its end and nobody kept it
    const { job: unkept } = await read(followers(500, 520).join('\n'));
    good(await handlers['lists.cancel']({ job: unkept }));
    const wide = newJob();
    good(await handlers['lists.begin']({ job: wide, fileName: 'x.txt', size: 100 }));
    expect(
      await handlers['lists.piece']({ job: wide, bytes: Buffer.from([0xff, 0xfe, 85, 0]) }),
    ).toMatchObject({ ok: false, error: { code: 'audience.utf16' } });
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe('lists out of lists', () => {
  it('are joined, cut, subtracted, drawn and split, and say where they come from', async () => {
    const first = await keep('first', followers(0, 60));
    const second = await keep('second', followers(40, 100));
    const combine = async (how: unknown, of = [first, second]) =>
      good(await handlers['lists.combine']({ job: newJob(), name: 'made', of, how: how as never }));
    const union = await combine({ how: 'union' });
    expect(await content(union.ids[0] as never)).toEqual(followers(0, 100));
    const both = await combine({ how: 'intersect' });
    expect(await content(both.ids[0] as never)).toEqual(followers(40, 60));
    const minus = await combine({ how: 'minus' });
    expect(await content(minus.ids[0] as never)).toEqual(followers(0, 40));
    const sample = await combine({ how: 'sample', size: 20, seed: 9 }, [first]);
    const drawn = await content(sample.ids[0] as never);
    expect(drawn).toHaveLength(20);
    const again = await combine({ how: 'sample', size: 20, seed: 9 }, [first]);
    expect(await content(again.ids[0] as never)).toEqual(drawn);
    const other = await combine({ how: 'sample', size: 20, seed: 10 }, [first]);
    expect(await content(other.ids[0] as never)).not.toEqual(drawn);
    const split = await combine({ how: 'split', parts: 7, seed: 3 }, [first]);
    expect(split.counts).toEqual([8, 9, 8, 9, 8, 9, 9]);
    const parts = await Promise.all(split.ids.map((id) => content(id)));
    expect(parts.flat().sort()).toEqual(followers(0, 60).sort());
    const loaded = good(await workspace().loadAs('audience', split.ids[1] as never));
    expect(loaded.document).toMatchObject({
      name: 'made 2',
      origin: { from: 'lists', how: 'split', names: ['first'], seed: 3 },
    });
  });
});

describe('a list that goes to LINE', () => {
  const uploads = async (id: Parameters<typeof idsOf>[1]) =>
    good(await workspace().loadAs('audience', id)).document.uploads;

  it('goes on after a break: no second audience, nobody left out', async () => {
    const id = await keep('老客戶', followers(0, 900));
    made = 0;
    added = 0;
    failures = ['lost'];
    const upload = () => handlers['lists.upload']({ job: newJob(), id });
    expect(await upload()).toMatchObject({ ok: false, error: { code: 'line.timeout' } });
    expect(await uploads(id)).toMatchObject([{ audienceGroupId: null, uploaded: 0 }]);
    failures = ['lost'];
    expect(await upload()).toMatchObject({ ok: false });
    const done = good(await upload());
    expect({ made, added }).toEqual({ made: 1, added: 2 });
    expect(await uploads(id)).toMatchObject([{ uploaded: 900, finished: true }]);
    clock.advance(60_000);
    const listed = good(await client().list());
    expect(listed.filter(({ description }) => description === '老客戶')).toMatchObject([
      { audienceGroupId: done.audienceGroupId, audienceCount: 900 },
    ]);
    // once it is there, asking again changes nothing
    expect(good(await upload())).toEqual(done);
    expect({ made, added }).toEqual({ made: 1, added: 2 });
  });

  it('is made anew when somebody has deleted it at LINE', async () => {
    const id = await keep('新客', followers(100, 400));
    const first = good(await handlers['lists.upload']({ job: newJob(), id }));
    server.platform.audiences.delete(first.audienceGroupId);
    const second = good(await handlers['lists.upload']({ job: newJob(), id }));
    expect(second.audienceGroupId).not.toBe(first.audienceGroupId);
  });
});
