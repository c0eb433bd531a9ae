import { describe, expect, it } from 'vitest';
import { compactCanonicalJson } from '#shared/document/canonical';
import { readDocument, wrapDocument } from '#shared/document/envelope';
import { headFactsOf, renewParts, searchWordsOf } from '#shared/document/kinds';
import { documentId } from '#shared/domain/ids';
import { aBroadcast, aCampaign, anExperiment } from '#test/helpers/a-campaign';

const random = (length: number) => new Uint8Array(length).map((_, at) => (at * 37 + 11) % 250);

describe('the campaign as a document', () => {
  const campaign = aCampaign({
    broadcasts: [
      aBroadcast({ name: '預告', at: null }),
      aBroadcast({
        at: '2026-10-02T00:00:00Z',
        state: 'sent',
        delivery: {
          requestIds: ['r1'],
          aggregationUnit: null,
          recipients: 12_480,
          sentAt: '2026-10-02T00:00:00Z',
          simulated: true,
        },
        experiment: anExperiment(),
      }),
    ],
  });

  it('comes back from its file as it was', () => {
    const sha = (text: string) => String(text.length);
    const file = JSON.stringify(wrapDocument(campaign, sha, compactCanonicalJson));
    const read = readDocument(file, sha, compactCanonicalJson);
    expect(read.ok && read.value.document).toEqual(campaign);
  });

  it('tells lists its span, sends and tests without being opened', () => {
    const facts = headFactsOf(campaign);
    expect(facts.displayPeriod).toEqual({
      start: '2026-09-01T00:00:00+08:00',
      end: '2026-10-02T00:00:00Z',
    });
    expect(facts.summary).toMatchObject({ broadcasts: 2, tests: 1, expected: 24_960 });
    expect(searchWordsOf(campaign)).toContain('預告');
  });

  it('tells lists of a menu that is seen on after the last send', () => {
    const menu = {
      documentId: documentId.parse('doc_0000000000menu01'),
      pageId: null,
      from: '2026-09-01T00:00:00Z',
      level: 'apiDefault' as const,
      audience: null,
    };
    const openMenu = (to: string | null) =>
      headFactsOf(aCampaign({ menus: [{ ...menu, to }] })).summary?.openMenu;
    expect([openMenu(null), openMenu('2026-09-05T00:00:00Z')]).toEqual([true, false]);
  });

  it('copies the plan and leaves behind what was sent and tested', () => {
    const copy = structuredClone(campaign);
    renewParts(copy, { random, now: new Date(0), takenAliases: new Set() });
    const [first, second] = copy.broadcasts;
    expect(first).toMatchObject({ state: 'draft', delivery: null });
    expect(second).toMatchObject({ state: 'planned', delivery: null });
    expect(second?.id).not.toBe(campaign.broadcasts[1]?.id);
    // a run is found by the id of its test
    expect(second?.experiment?.id).not.toBe(campaign.broadcasts[1]?.experiment?.id);
  });
});
