import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkDocument } from '#shared/document/check';
import { tapestryDocument } from '#shared/document/kinds';
import { sha256 } from '#shared/domain/ids';
import { sampleContent } from '#shared/sample';

const hashOf = (bytes: Uint8Array) =>
  sha256.parse(createHash('sha256').update(bytes).digest('hex'));
const now = new Date('2026-09-08T02:42:00Z');
const make = (seed: number, campaigns = 0) =>
  sampleContent(seed, { menus: 0, campaigns }).documents(hashOf, now);

describe('campaigns of the sample', () => {
  it('are documents without a mistake, and marked as a sample', () => {
    for (const document of make(1, 20)) {
      expect(tapestryDocument.safeParse(document).error).toBeUndefined();
      expect(checkDocument(document).filter(({ severity }) => severity === 'error')).toEqual([]);
      if (document.kind === 'campaign') expect(document.sample).toBe(true);
    }
  });

  it('hold menus, messages, a test, a coupon and an audience', () => {
    const kinds = new Set(make(1).map(({ kind }) => kind));
    for (const kind of ['richMenuSet', 'message', 'campaign', 'coupon', 'audience'] as const)
      expect(kinds).toContain(kind);
    const tests = make(1).flatMap((document) =>
      document.kind === 'campaign' ? document.broadcasts.filter((b) => b.experiment) : [],
    );
    expect(tests).toHaveLength(1);
  });

  it('are the same for the same seed and others for another', () => {
    expect(make(3, 5)).toEqual(make(3, 5));
    expect(make(3, 5)).not.toEqual(make(4, 5));
  });

  it('lie in the month of today: what is over is sent and says that it is simulated', () => {
    const campaign = make(1).find(({ name }) => name === '中秋禮盒');
    const sends = campaign?.kind === 'campaign' ? campaign.broadcasts : [];
    expect(sends.map(({ state, delivery }) => [state, delivery?.simulated])).toEqual([
      ['sent', true],
      ['planned', undefined],
      ['planned', undefined],
    ]);
  });
});
