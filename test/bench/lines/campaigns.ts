import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { campaignsBetween, planOf } from '#electron/services/campaigns/plan-range';
import { planSettingsFile } from '#electron/services/campaigns/plan-settings-file';
import { createWorkspace } from '#electron/store/create-workspace';
import { Workspace } from '#electron/store/workspace';
import { broadcastId, documentId } from '#shared/domain/ids';
import { aBroadcast, aCampaign } from '../../helpers/a-campaign';
import { type BenchGroup, type BenchLine, line, p95, time } from '../line';

const CAMPAIGNS = 10_000;
/** One frame of a screen with 60 of them a second: what takes longer is a pause. */
const FRAME_MS = 1000 / 60;
const NAMES = ['中秋禮盒', '週年慶', '新品上市', '早餐優惠', '會員日', 'Black Friday'];
const STATES = ['idea', 'planning', 'ready', 'running', 'done'] as const;
const DAY_MS = 86_400_000;
const START = Date.parse('2024-01-01T02:00:00Z');
/** Three years: some 280 campaigns in any month. */
const DAYS = 3 * 365;

async function fill(folder: string): Promise<Workspace> {
  const made = await createWorkspace(folder, { name: 'campaigns' });
  if (!made.ok) throw new Error(made.error.message);
  const opened = await Workspace.open(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  for (let at = 0; at < CAMPAIGNS; at += 1) {
    const number = String(at).padStart(9, '0');
    const day = new Date(START + ((at * 7) % DAYS) * DAY_MS).toISOString();
    const created = await opened.value.create(
      aCampaign({
        id: documentId.parse(`doc_bench${number}`),
        name: `${NAMES[at % NAMES.length]} ${at}`,
        owner: `owner ${at % 12}`,
        label: `label ${at % 30}`,
        state: STATES[at % STATES.length] ?? 'idea',
        broadcasts: [aBroadcast({ id: broadcastId.parse(`brd_bench${number}00`), at: day })],
      }),
    );
    if (!created.ok) throw new Error(created.error.message);
  }
  return opened.value;
}

/** The planner over ten thousand campaigns: its list, its filters, its search, and the plan of a month. */
export const campaigns: BenchGroup = {
  names: ['campaigns-10000', 'campaigns-10000-search', 'campaigns-10000-plan'],
  async run(context) {
    context.note('making a workspace of 10,000 campaigns');
    const folder = mkdtempSync(join(tmpdir(), 'tapestry-bench-'));
    const workspace = await fill(join(folder, 'workspace'));
    try {
      const view = { kinds: ['campaign' as const], archived: false, limit: 60 };
      const lists: number[] = [];
      const searches: number[] = [];
      for (let round = 0; round < 40; round += 1) {
        lists.push(
          await time(() => workspace.list({ ...view, offset: (round * 240) % CAMPAIGNS })),
        );
        // a board asks for each of its columns
        lists.push(
          await time(() => {
            for (const state of STATES)
              workspace.list({
                ...view,
                offset: 0,
                summary: { state, owner: `owner ${round % 12}` },
              });
          }),
        );
        const text = ['中', '中秋', 'black', '9', '不存在'][round % 5] ?? '';
        searches.push(await time(() => workspace.list({ ...view, offset: 0, text })));
      }
      const plans: number[] = [];
      const now = new Date('2026-03-10T00:00:00Z');
      const facts = {
        quota: null,
        targetReach: 50_000,
        demographics: null,
        audienceGroups: null,
        simulated: false,
        mediaHost: null,
      };
      const settings = await planSettingsFile(workspace).read();
      for (let round = 0; round < 8; round += 1) {
        const from = new Date(Date.UTC(2025, round, 1));
        const to = new Date(Date.UTC(2025, round + 1, 1));
        plans.push(
          await time(() =>
            planOf(workspace, campaignsBetween(workspace, from, to), {
              facts,
              settings,
              now,
            }),
          ),
        );
      }
      const what = (words: string) => `${words}, of 10,000 campaigns, against one frame`;
      return [
        line(
          'campaigns-10000',
          what('a view of the list or all columns of the board'),
          'ms',
          p95(lists),
          FRAME_MS,
          1,
        ),
        line(
          'campaigns-10000-search',
          what('a key stroke in the search'),
          'ms',
          p95(searches),
          FRAME_MS,
          1,
        ),
        // the main process works while the window goes on
        line(
          'campaigns-10000-plan',
          what('the plan of a month, checked and billed'),
          'ms',
          p95(plans),
          FRAME_MS,
          30,
        ),
      ] satisfies BenchLine[];
    } finally {
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
