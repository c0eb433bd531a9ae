import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAudienceClient } from '#electron/line/audiences';
import { standingClock } from '#electron/rehearsal/clock';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { AudienceOperations } from '#electron/services/audiences/operations';
import { idsOf } from '#electron/services/campaigns/queue-facts';
import { RunFiles } from '#electron/services/experiment/run-files';
import { InsightArchive } from '#electron/services/insight/archive';
import { measuredSends } from '#electron/services/insight/measured-sends';
import { menuHistory } from '#electron/services/insight/menu-history';
import { readLog } from '#electron/services/outbox/log';
import { foldEvents } from '#electron/services/outbox/record';
import { viewOf } from '#electron/services/outbox/view';
import { publicationFiles } from '#electron/services/publish/publication-file';
import { Drawings } from '#electron/services/render';
import { createSampleWorkspace, ensureSampleWorkspace } from '#electron/services/sample';
import { makeSamplePast } from '#electron/services/sample-past/make';
import { Workspace } from '#electron/store/workspace';
import { readWorkspaceFile } from '#electron/store/workspace-file';
import { decisionOf } from '#shared/campaign/experiment/course';
import type { Campaign } from '#shared/domain/campaign/schema';
import type { Send } from '#shared/domain/outbox';
import { ok } from '#shared/errors/app-error';
import { consumptionOf } from '#shared/insight/consumption';
import { known, unknown } from '#shared/insight/figure';
import { importsIn, rowsIn } from '#shared/insight/manager/imports';
import { newestOf, type Observation } from '#shared/insight/observation';
import { figuresOf, type MeasuredSend } from '#shared/insight/sends';
import { lineMonth } from '#shared/line/month';
import { aPng } from '../../helpers/a-rich-menu';
import { truthOfSend } from '../../helpers/ground-truth';
import { good } from '../../helpers/outbox-bench';

/*
 * The sample's own months: whatever a screen shows of them must be what the practice account's followers did, in the
 * campaigns, in the outbox, in the archive and in the bill.
 */

const NOW = new Date('2026-09-26T03:00:00Z');
const base = mkdtempSync(join(tmpdir(), 'tapestry-past-'));

interface Past {
  campaigns: Campaign[];
  sends: Send[];
  measured: MeasuredSend[];
  observations: Observation[];
  workspace: Workspace;
}

async function played(folder: string, withMenus: boolean): Promise<Past> {
  good(await createSampleWorkspace(folder, { now: () => NOW }));
  const workspace = good(await Workspace.open(folder, { now: () => NOW }));
  const drawings = withMenus ? new Drawings(plain, () => null) : null;
  good(await makeSamplePast(workspace, { now: NOW, drawings }));
  const campaigns: Campaign[] = [];
  for (const id of workspace.ids('campaign'))
    campaigns.push(good(await workspace.loadAs('campaign', id)).document);
  const log = good(await readLog(join(folder, '.tapestry', 'outbox')));
  const records = foldEvents(log?.events ?? []);
  const sends = [...records.sends.values()].map((record) => viewOf(record, null));
  const channelId = sends[0]?.channelId;
  if (!channelId) throw new Error('nothing was sent');
  const read = good(await new InsightArchive(folder, channelId).read());
  expect(read.damaged).toEqual([]);
  return {
    campaigns,
    sends,
    measured: await measuredSends(workspace, { channelId, simulated: true, sends }),
    observations: read.observations,
    workspace,
  };
}

/** A picture is a grey of its layers' number: what is published differs where the design does. */
const plain = {
  draw: async ({ size, layers }: { size: { width: number; height: number }; layers: unknown[] }) =>
    ok({
      bytes: aPng(size.width, size.height, layers.length),
      format: 'png' as const,
      widthPx: size.width,
      heightPx: size.height,
      quality: null,
      palette: null,
      ssim: 1,
    }),
  close: async () => undefined,
};

let past: Past;
let server: RehearsalServer;
beforeAll(async () => {
  past = await played(join(base, 'a'), true);
  const folder = join(base, 'a', '.tapestry', 'rehearsal');
  server = good(await startRehearsal({ folder, clock: standingClock(NOW.getTime()) }));
}, 60_000);
afterAll(async () => {
  await server.stop();
  await past.workspace.close();
  rmSync(base, { recursive: true, force: true });
});

describe('the months before the sample is opened', () => {
  it('have sent every broadcast that a campaign calls sent, once, and nothing else', () => {
    const said = past.campaigns.flatMap(({ broadcasts }) =>
      broadcasts.filter(({ state }) => state === 'sent'),
    );
    expect(said.length).toBeGreaterThan(6);
    for (const { id, delivery, experiment, name } of said) {
      const own = past.sends.filter(({ origin }) => origin.itemId?.startsWith(id));
      const slots = own.map(({ origin }) => origin.itemId);
      expect(new Set(slots).size, name).toBe(slots.length);
      expect(own.length, name).toBe(experiment ? experiment.arms.length + 1 : 1);
      expect(delivery).toMatchObject({ simulated: true });
      const requests = own.flatMap(({ requestIds }) => requestIds);
      expect(delivery?.requestIds.toSorted()).toEqual(requests.toSorted());
      const delivered = requests.map((one) => server.platform.book.byId(one)?.delivered ?? 0);
      expect(delivery?.recipients).toBe(delivered.reduce((a, b) => a + b, 0));
    }
    const known = new Set<string>(said.map(({ id }) => id));
    for (const send of past.sends) {
      expect(send.state).toBe('accepted');
      expect(known.has(send.origin.itemId?.split(' ')[0] ?? '')).toBe(true);
      if (send.state === 'accepted' && send.method === 'narrowcast')
        expect(send.delivery?.phase).toBe('succeeded');
    }
    expect(server.platform.book.records.length).toBe(past.sends.length);
  });

  it('show for every send what the followers did, after LINE’s masking', () => {
    const newest = newestOf(past.observations);
    expect(past.measured.length).toBe(past.sends.length);
    for (const send of past.measured) {
      const figures = figuresOf(send, newest, NOW.getTime());
      const { measurement } = send;
      if (measurement.by !== 'requestId' || figures.fetchedAt === null)
        throw new Error(`${send.name} has no figures`);
      const truth = truthOfSend(server, measurement.requestId, Date.parse(figures.fetchedAt));
      const shown = (figure: typeof figures.opens) => (figure.known ? figure.value : '<20');
      expect(
        {
          delivered: shown(figures.delivered),
          opens: shown(figures.opens),
          uniqueOpens: shown(figures.uniqueOpens),
          clicks: shown(figures.clicks),
          uniqueClicks: shown(figures.uniqueClicks),
        },
        send.name,
      ).toEqual({
        delivered: truth.delivered,
        opens: truth.opens,
        uniqueOpens: truth.uniqueOpens,
        clicks: truth.clicks,
        uniqueClicks: truth.uniqueClicks,
      });
      // nobody missed the end of counting
      expect(['counting', 'final']).toContain(figures.collection);
    }
    expect(past.observations.every(({ simulated }) => simulated)).toBe(true);
  });

  it('use of each month what was delivered in it, and say so', () => {
    const months = new Map<string, number>();
    for (const { sentAt, delivered } of server.platform.book.records) {
      const month = lineMonth(new Date(sentAt));
      months.set(month, (months.get(month) ?? 0) + delivered);
    }
    expect(months.size).toBe(3);
    for (const [month, delivered] of months) {
      const last = past.observations
        .filter((one) => one.kind === 'quota' && lineMonth(new Date(one.fetchedAt)) === month)
        .at(-1);
      expect(last, month).toMatchObject({ used: delivered });
      const said = past.campaigns
        .flatMap(({ broadcasts }) => broadcasts)
        .filter(({ at, state }) => state === 'sent' && lineMonth(new Date(at ?? '')) === month)
        .reduce((sum, { delivery }) => sum + (delivery?.recipients ?? 0), 0);
      expect(said, month).toBe(delivered);
    }
    for (const send of past.sends) expect(send.price, send.name).not.toBeNull();
  });

  it('have files of LINE’s manager, brought as people bring them and named as examples', () => {
    const imports = importsIn(past.observations);
    expect(imports.map(({ table }) => table).sort()).toEqual(['chat', 'friendPaths']);
    for (const { file, to, withdrawnAt } of imports) {
      expect(file).toContain('範例');
      expect(to).toBe('20260925');
      expect(withdrawnAt).toBeNull();
    }
    const { chat = [] } = rowsIn(past.observations);
    expect(chat).toHaveLength(42);
    // what LINE would keep back is kept back here as well
    expect(chat.map(({ figures }) => figures.inbound)).toContainEqual(unknown('withheld'));
  });

  it('have a list of people who are friends, at LINE too, and an audience of those who saw the newest send', async () => {
    const [members] = past.workspace.ids('audience');
    if (!members) throw new Error('a sample has a list');
    const { document } = good(await past.workspace.loadAs('audience', members));
    const ids = good(await idsOf(past.workspace, members));
    expect(ids).toHaveLength(document.count);
    expect(document.count).toBeGreaterThan(500);
    for (const id of ids) expect(server.platform.followers.indexOf(id)).not.toBeNull();
    expect(document.uploads).toMatchObject([{ uploaded: document.count, finished: true }]);
    const client = createAudienceClient({
      channelAccessToken: server.credentials.channelAccessToken,
      endpoint: server.url,
    });
    const listed = good(await client.list());
    expect(listed.map(({ type, status }) => [type, status]).toSorted()).toEqual([
      ['CHAT_TAG', 'READY'],
      ['IMP', 'READY'],
      ['UPLOAD', 'READY'],
    ]);
    expect(good(await client.listShared())).toMatchObject([{ owner: { name: '山嵐集團' } }]);
    const done = await new AudienceOperations(past.workspace).all();
    expect(done.map(({ state, simulated }) => [state, simulated])).toEqual([
      ['done', true],
      ['done', true],
    ]);
  });

  it('were predicted before they left, and LINE’s count afterwards is what was delivered', () => {
    const rows = consumptionOf(past.measured, past.observations, NOW.getTime());
    expect(rows.flatMap(({ sends }) => sends)).toHaveLength(past.measured.length);
    const compared = rows.filter(({ why }) => why === null);
    expect(compared.length).toBeGreaterThan(rows.length / 2);
    for (const { sends, counted } of compared) {
      const delivered = sends.reduce((sum, { id }) => {
        const send = past.sends.find((one) => one.id === id);
        const parts = (send?.requestIds ?? []).map(
          (requestId) => server.platform.book.byId(requestId)?.delivered ?? 0,
        );
        return sum + parts.reduce((all, part) => all + part, 0);
      }, 0);
      expect(counted, sends[0]?.name).toEqual(known(delivered));
    }
  });

  it('have decided the tests that are long over, by what was seen, and looked at them each day', async () => {
    const runs = await new RunFiles(past.workspace).list();
    expect(runs).toHaveLength(3);
    for (const run of runs) {
      const looks = run.events.filter(({ kind }) => kind === 'look');
      expect(looks.length).toBeGreaterThanOrEqual(4);
      const decided = decisionOf(run);
      const last = looks.at(-1);
      expect(decided?.letter).toBe(last?.kind === 'look' ? (last.winner ?? 'A') : null);
    }
  });

  it('have shown two earlier menus, both of them measured; today’s is not published yet', async () => {
    const publication = good(
      await publicationFiles(past.workspace.folder).read(server.credentials.botUserId),
    );
    const homes = menuHistory(publication).filter(({ name }) => name === '首頁');
    expect(homes).toHaveLength(2);
    for (const { richMenuId } of homes) {
      const told = past.observations.filter(
        (one) => one.kind === 'richMenuSummary' && one.richMenuId === richMenuId,
      );
      expect(told.some((one) => one.kind === 'richMenuSummary' && one.answer.impression)).toBe(
        true,
      );
    }
    const [home] = past.workspace.list({ kinds: ['richMenuSet'], offset: 0, limit: 1 }).heads;
    const live = publication?.pages.find(({ richMenuAliasId }) => richMenuAliasId === 'home');
    expect(home?.name).toBe('首頁・秋季');
    expect(JSON.stringify(live?.richMenu)).not.toContain('栗子拿鐵');
  });

  it('are the same each time', async () => {
    const again = await played(join(base, 'b'), false);
    const figures = ({ measured, observations }: Past) => {
      const newest = newestOf(observations);
      return measured
        .map((send) => {
          const { delivered, uniqueOpens, uniqueClicks } = figuresOf(send, newest, NOW.getTime());
          return [send.name, send.sentAt, send.price, delivered, uniqueOpens, uniqueClicks];
        })
        .toSorted();
    };
    expect(figures(again)).toEqual(figures(past));
    await again.workspace.close();
  }, 60_000);
});

describe('a sample that was not finished', () => {
  it('leaves nothing behind, and is made anew without a past when that cannot be made', async () => {
    const folder = join(base, 'c');
    mkdirSync(`${folder}.making`);
    writeFileSync(join(`${folder}.making`, 'half'), '');
    const stop = new AbortController();
    const failures: string[] = [];
    const ports = {
      drawingsOf: () => new Drawings(plain, () => null),
      onMaking: () => undefined,
      onProgress: () => stop.abort(),
      onFailure: ({ code }: { code: string }) => failures.push(code),
      signal: stop.signal,
    };
    good(await ensureSampleWorkspace(folder, ports));
    expect(failures).toEqual(['sample.stopped']);
    expect(existsSync(`${folder}.making`)).toBe(false);
    expect(existsSync(join(folder, '.tapestry', 'outbox'))).toBe(false);
    const made = await readWorkspaceFile(folder);
    good(await ensureSampleWorkspace(folder, ports));
    expect(await readWorkspaceFile(folder)).toEqual(made);
  });
});
