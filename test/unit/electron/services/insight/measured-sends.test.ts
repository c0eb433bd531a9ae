import { describe, expect, it } from 'vitest';
import { measuredSends } from '#electron/services/insight/measured-sends';
import type { Workspace } from '#electron/store/workspace';
import { channelId, documentId } from '#shared/domain/ids';
import type { Send } from '#shared/domain/outbox';

const HERE = channelId.parse('chn_00000000here');
const CAMPAIGN = documentId.parse('doc_0000000campaign');
const totals = { parts: 1, accepted: 1, refused: 0, uncertain: 0, untried: 0, recipients: 500 };
const aSend = (over: Partial<Record<keyof Extract<Send, { state: 'accepted' }>, unknown>>) =>
  ({
    id: 'snd_1',
    channelId: HERE,
    name: '早鳥預告',
    origin: { kind: 'file', documentId: null, itemId: null },
    method: 'broadcast',
    recipients: 900,
    bubbles: 2,
    dueAt: '2026-09-01T00:00:00Z',
    acceptedAt: '2026-09-01T00:00:07Z',
    totals,
    requestIds: ['req-1'],
    aggregationUnit: null,
    state: 'accepted',
    ...over,
  }) as unknown as Send;
const workspace = {
  loadAs: async (_kind: string, id: string) =>
    id === CAMPAIGN
      ? { ok: true, value: { document: { label: '中秋' } } }
      : { ok: false, error: { code: 'store.noSuchDocument', message: '' } },
} as unknown as Workspace;
const measure = (...sends: Send[]) =>
  measuredSends(workspace, { channelId: HERE, simulated: true, sends });

describe('what went out and can be measured', () => {
  it('is a broadcast by its request, and LINE alone knows how many it reached', async () => {
    expect(await measure(aSend({}))).toMatchObject([
      {
        sentAt: '2026-09-01T00:00:07Z',
        measurement: { by: 'requestId', requestId: 'req-1' },
        recipients: null,
        simulated: true,
      },
    ]);
  });
  it('is a multicast by its unit over the people LINE accepted, and not measured without one', async () => {
    const [withUnit, without] = await measure(
      aSend({ method: 'multicast', aggregationUnit: 'arm_a' }),
      aSend({ method: 'multicast' }),
    );
    expect(withUnit).toMatchObject({
      measurement: { by: 'aggregationUnit', unit: 'arm_a' },
      recipients: 500,
    });
    expect(without?.measurement).toEqual({ by: 'nothing' });
  });
  it('leaves out other channels, trials to oneself and what LINE never accepted', async () => {
    const found = await measure(
      aSend({ channelId: channelId.parse('chn_0000000other') }),
      aSend({ origin: { kind: 'test', documentId: null, itemId: null } }),
      aSend({ state: 'failed', totals: { ...totals, accepted: 0 } }),
    );
    expect(found).toEqual([]);
  });
  it('carries the label of its campaign; a campaign that is gone takes no send with it', async () => {
    const gone = documentId.parse('doc_00000000000gone');
    const [known, orphan] = await measure(
      aSend({ origin: { kind: 'campaign', documentId: CAMPAIGN, itemId: 'b' } }),
      aSend({ origin: { kind: 'campaign', documentId: gone, itemId: 'b' } }),
    );
    expect(known).toMatchObject({ label: '中秋', campaignId: CAMPAIGN });
    expect(orphan).toMatchObject({ label: null, campaignId: null });
  });
});
