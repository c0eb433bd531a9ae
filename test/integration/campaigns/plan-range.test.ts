import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaignsBetween, planOf } from '#electron/services/campaigns/plan-range';
import { planSettingsFile } from '#electron/services/campaigns/plan-settings-file';
import { createWorkspace } from '#electron/store/create-workspace';
import { Workspace } from '#electron/store/workspace';
import { broadcastId, documentId } from '#shared/domain/ids';
import { aBroadcast, aCampaign } from '../../helpers/a-campaign';
import { unwrap } from '../../helpers/publish-bench';

/* A stretch of the plan with more campaigns than are read at once. */

const folder = mkdtempSync(join(tmpdir(), 'tapestry-plan-'));
const CAMPAIGNS = 310;
const START = Date.parse('2026-09-01T02:00:00Z');
/** One an hour, made in an order that says nothing of their days. */
const hourOf = (made: number) => (made * 7) % CAMPAIGNS;
let workspace: Workspace;

beforeAll(async () => {
  const path = join(folder, 'workspace');
  unwrap(await createWorkspace(path, { name: 'plan' }));
  workspace = unwrap(await Workspace.open(path));
  for (let made = 0; made < CAMPAIGNS; made += 1) {
    const at = new Date(START + hourOf(made) * 3_600_000).toISOString();
    const number = String(made).padStart(9, '0');
    const period = { from: at, to: at };
    unwrap(
      await workspace.create(
        aCampaign({
          id: documentId.parse(`doc_plans${number}`),
          period,
          broadcasts: [aBroadcast({ id: broadcastId.parse(`brd_plans${number}00`), at })],
        }),
      ),
    );
  }
}, 120_000);
afterAll(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('more campaigns than are read at once', () => {
  it('are read from the first day on, and the plan says from when on it is not whole', async () => {
    const ids = campaignsBetween(workspace, new Date(START), new Date('2026-12-01T00:00:00Z'));
    expect(ids).toHaveLength(CAMPAIGNS);
    const starts = ids.map((id) => Date.parse(workspace.head(id)?.displayPeriod?.start ?? ''));
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    const settings = await planSettingsFile(workspace).read();
    const facts = { quota: null, targetReach: null, simulated: true };
    const now = new Date(START);
    const plan = await planOf(workspace, ids, { facts: facts as never, settings, now });
    expect(plan.campaigns).toHaveLength(300);
    expect(plan.left).toBe(CAMPAIGNS - 300);
    expect(Date.parse(plan.leftFrom ?? '')).toBe(START + 300 * 3_600_000);
    const whole = await planOf(workspace, ids.slice(0, 12), {
      facts: facts as never,
      settings,
      now,
    });
    expect(whole).toMatchObject({ left: 0, leftFrom: null });
  });
});
