import { describe, expect, it } from 'vitest';
import { parseSession } from '#renderer/data/session';

const good = {
  version: 1,
  workspace: 'wsp_aaaaaaaaaaaaaaaa',
  active: 0,
  tabs: [
    {
      kind: 'editor',
      documentId: 'doc_aaaaaaaaaaaaaaaa',
      place: { selection: [], camera: { x: 1, y: 2, zoom: 0.5 } },
    },
    { kind: 'publish', documentIds: ['doc_aaaaaaaaaaaaaaaa'] },
  ],
  sizes: { library: 300, inspector: 320, phone: 442, bottom: 146 },
};

describe('the session of the last time', () => {
  it('is read as it was written', () => {
    expect(parseSession(JSON.stringify(good))).toEqual(good);
  });

  it('gives sizes that no window can have their default again', () => {
    const odd = { ...good, sizes: { ...good.sizes, library: 90_000, bottom: 'x' } };
    expect(parseSession(JSON.stringify(odd))?.sizes).toMatchObject({ library: 256, bottom: 146 });
  });

  it.each([
    null,
    '',
    '{"version":1',
    '[]',
    '{"version":2}',
    JSON.stringify({ ...good, tabs: [{ kind: 'editor', documentId: '../etc' }] }),
  ])('is a fresh start when it cannot be read: %j', (json) => {
    expect(parseSession(json)).toBeNull();
  });
});
