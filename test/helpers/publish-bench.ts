import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLineClient } from '#electron/line/client';
import type { Clock } from '#electron/line/clock';
import type { LinePort } from '#electron/line/port';
import { type RehearsalClock, standingClock } from '#electron/rehearsal/clock';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import type { PublishTarget } from '#electron/services/publish/ports';
import { PublishService } from '#electron/services/publish/service';
import { workspacePorts } from '#electron/services/publish/workspace-ports';
import { Drawings } from '#electron/services/render';
import { createSampleWorkspace } from '#electron/services/sample';
import { Workspace } from '#electron/store/workspace';
import { channelId } from '#shared/domain/ids';
import type { PublishRun } from '#shared/domain/publishing';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { ok, type Result } from '#shared/errors/app-error';
import { aPng } from './a-rich-menu';

/** Client and platform share a time that passes only by waiting, and waiting costs nothing. */
const hurried = (clock: RehearsalClock): Clock => ({
  monotonicMs: () => clock.now(),
  sleep: async (ms) => clock.advance(ms),
});

const pictures = new Map<string, Uint8Array>();
/** Encoding 2500 × 1686 takes a while, and greys may be shared. */
function grey(width: number, height: number, shade: number): Uint8Array {
  const key = `${width} ${height} ${shade}`;
  const bytes = pictures.get(key) ?? aPng(width, height, shade);
  pictures.set(key, bytes);
  return bytes;
}

export interface Bench {
  workspace: Workspace;
  server: RehearsalServer;
  service: PublishService;
  target: PublishTarget;
  progress: PublishRun[];
  /** A service over the same folder as another process would have it. */
  another(): PublishService;
  serviceOf(workspace: Workspace): PublishService;
  ports(): ReturnType<typeof workspacePorts>;
  /** Another client of the same account, over another address; waiting costs nothing for it either. */
  lineAt(endpoint: string): LinePort;
  home(): Promise<RichMenuSet>;
  change(edit: (set: RichMenuSet) => RichMenuSet): Promise<void>;
  close(): Promise<void>;
}

export const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
};

/** Another grey for other artwork, and the same for the same. */
const shadeOf = (artwork: string): number => {
  let sum = 0;
  for (let at = 0; at < artwork.length; at += 1) sum = (sum * 31 + artwork.charCodeAt(at)) % 251;
  return sum;
};

/** A sample workspace, a rehearsal account and a publish service between them; pictures are plain greys. */
export async function publishBench(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'tapestry-publish-'));
  unwrap(await createSampleWorkspace(folder));
  const workspace = unwrap(await Workspace.open(folder));
  const clock = standingClock(Date.parse('2026-11-24T02:00:00Z'));
  const server = unwrap(await startRehearsal({ followers: 3, clock }));
  const drawings = new Drawings(
    {
      draw: async (page) => {
        const { width, height } = page.size;
        return ok({
          bytes: grey(width, height, shadeOf(JSON.stringify(page))),
          format: 'png' as const,
          widthPx: width,
          heightPx: height,
          quality: null,
          palette: null,
          ssim: 1,
        });
      },
      close: async () => undefined,
    },
    () => null,
  );
  const progress: PublishRun[] = [];
  // Journals, history and platform tell the same time.
  const portsOf = (place: Workspace): ReturnType<typeof workspacePorts> => ({
    ...workspacePorts(place, drawings, () => new Date(clock.now())),
    pause: async (ms) => clock.advance(ms),
  });
  const serviceOf = (place: Workspace) =>
    new PublishService(portsOf(place), (run) => progress.push(run));
  const another = () => serviceOf(workspace);
  const line = createLineClient({
    channelAccessToken: server.credentials.channelAccessToken,
    endpoint: server.url,
    clock: hurried(clock),
    timeoutMs: 250,
    uploadTimeoutMs: 250,
  });
  const home = async () => {
    const { heads } = workspace.list({ offset: 0, limit: 100 });
    const head = heads.find((entry) => entry.name === '首頁・秋季');
    if (!head) throw new Error('the sample has no home menu');
    return unwrap(await workspace.loadAs('richMenuSet', head.id)).document;
  };
  return {
    workspace,
    server,
    service: another(),
    another,
    serviceOf,
    lineAt: (endpoint) =>
      createLineClient({
        channelAccessToken: server.credentials.channelAccessToken,
        endpoint,
        clock: hurried(clock),
      }),
    ports: () => portsOf(workspace),
    progress,
    target: {
      channelId: channelId.parse('chn_00000000test'),
      botUserId: server.credentials.botUserId,
      line,
    },
    home,
    async change(edit) {
      const { id } = await home();
      const loaded = unwrap(await workspace.loadAs('richMenuSet', id));
      unwrap(await workspace.save(edit(loaded.document), loaded.revision));
    },
    async close() {
      await server.stop();
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The home menu with another chat bar and a repainted first page: every page has to be replaced. */
export const repaint = (set: RichMenuSet): RichMenuSet => ({
  ...set,
  pages: set.pages.map((page) => ({ ...page, chatBarText: '新選單' })),
});
