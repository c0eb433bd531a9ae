import { describe, expect, it } from 'vitest';
import { menuHistory } from '#electron/services/insight/menu-history';
import type { Publication } from '#electron/services/publish/publication';

const page = (richMenuId: string, publishedAt: string) => ({
  richMenuId,
  publishedAt,
  documentId: 'doc_1',
  pageId: 'pag_1',
  name: richMenuId,
  richMenu: {
    size: { width: 2500, height: 843 },
    areas: [{ bounds: { x: 0, y: 0, width: 2500, height: 843 }, action: { type: 'message' } }],
  },
  image: { hash: 'h', mime: 'image/png' },
});
const run = (endedAt: string, before: unknown[]) => ({
  run: { startedAt: endedAt, endedAt },
  before: { pages: before, defaultRichMenuId: null },
  undoes: null,
});

describe('the menus of an account', () => {
  it('know when they were taken down, by the run after which they were gone', () => {
    const old = page('richmenu-old', '2026-08-01T00:00:00Z');
    const now = page('richmenu-new', '2026-08-21T00:00:00Z');
    const publication = {
      botUserId: 'U1',
      pages: [now],
      defaultRichMenuId: null,
      runs: [run('2026-08-01T00:00:01Z', []), run('2026-08-21T00:00:01Z', [old])],
    } as unknown as Publication;
    const found = menuHistory(publication);
    expect(found.map(({ richMenuId, retiredAt }) => [richMenuId, retiredAt])).toEqual([
      ['richmenu-new', null],
      ['richmenu-old', '2026-08-21T00:00:01Z'],
    ]);
  });
  it('stand as they were published, so that the first page of a set comes first', () => {
    const publication = {
      botUserId: 'U1',
      pages: [
        page('richmenu-home', '2026-08-21T00:00:00Z'),
        page('richmenu-member', '2026-08-21T00:00:09Z'),
      ],
      defaultRichMenuId: null,
      runs: [run('2026-08-21T00:00:10Z', [])],
    } as unknown as Publication;
    expect(menuHistory(publication).map(({ richMenuId }) => richMenuId)).toEqual([
      'richmenu-home',
      'richmenu-member',
    ]);
  });
  it('are none before anything was published', () => {
    expect(menuHistory(null)).toEqual([]);
  });
});
