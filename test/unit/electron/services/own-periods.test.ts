import { describe, expect, it } from 'vitest';
import { campaignsBetween, ownPeriodsBetween } from '#electron/services/campaigns/plan-range';
import type { Workspace } from '#electron/store/workspace';
import { appError, fail, ok } from '#shared/errors/app-error';

interface Menu {
  id: string;
  displayPeriod: { start: string | null; end: string | null } | null;
  defaultPageId: string | null;
}

/** A workspace of these menus; files of the damaged ones cannot be read. */
const holding = (menus: readonly Menu[], damaged: readonly string[] = []) =>
  ({
    heads: (query: { kinds: string[]; archived: boolean }) => {
      expect(query).toEqual({ kinds: ['richMenuSet'], archived: false });
      return menus;
    },
    loadAs: async (_kind: string, id: string) =>
      damaged.includes(id)
        ? fail(appError('store.noSuchDocument', 'gone'))
        : ok({ document: menus.find((menu) => menu.id === id) }),
  }) as unknown as Workspace;

const menu = (
  id: string,
  start: string | null,
  end: string | null,
  page: string | null = 'pag',
) => ({
  id,
  displayPeriod: start === null && end === null ? null : { start, end },
  defaultPageId: page,
});
const between = async (menus: readonly Menu[], damaged?: readonly string[]) =>
  (
    await ownPeriodsBetween(
      holding(menus, damaged),
      new Date('2026-09-01T00:00:00Z'),
      new Date('2026-10-01T00:00:00Z'),
    )
  ).map(({ documentId, from, to }) => [documentId, from, to]);

describe('menus with a display period of their own', () => {
  it('are those whose period touches the days, open ends too', async () => {
    const inside = '2026-09-10T00:00:00Z';
    expect(
      await between([
        menu('always', null, null),
        menu('over', '2026-08-01T00:00:00Z', '2026-08-20T00:00:00Z'),
        menu('later', '2026-10-02T00:00:00Z', null),
        menu('begins', inside, null),
        menu('ends', null, inside),
      ]),
    ).toEqual([
      ['ends', null, inside],
      ['begins', inside, null],
    ]);
  });

  it('leave out what nobody sees by itself, and what cannot be read', async () => {
    const inside = '2026-09-10T00:00:00Z';
    expect(
      await between(
        [menu('linked', inside, null, null), menu('damaged', inside, null)],
        ['damaged'],
      ),
    ).toEqual([]);
  });
});

describe('campaigns of some days', () => {
  it('are also those that are over but for a menu without an end, behind the others', () => {
    const campaign = (id: string, start: string, end: string, openMenu: boolean) => ({
      id,
      displayPeriod: { start, end },
      summary: { openMenu },
    });
    const workspace = {
      heads: () => [
        campaign('menu stays', '2026-06-01T00:00:00Z', '2026-06-20T00:00:00Z', true),
        campaign('over', '2026-06-01T00:00:00Z', '2026-06-20T00:00:00Z', false),
        campaign('now', '2026-09-05T00:00:00Z', '2026-09-06T00:00:00Z', false),
        campaign('to come', '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', true),
      ],
    } as unknown as Workspace;
    expect(
      campaignsBetween(
        workspace,
        new Date('2026-09-01T00:00:00Z'),
        new Date('2026-10-01T00:00:00Z'),
      ),
    ).toEqual(['now', 'menu stays']);
  });
});
