import { describe, expect, it } from 'vitest';
import { changeTemplate } from '#renderer/features/templates/change-template';
import { createMenu } from '#renderer/features/templates/create-menu';
import { faultOf } from '#renderer/features/templates/sizes';
import type { Area, Page } from '#shared/domain/rich-menu/schema';
import { richMenuSet } from '#shared/domain/rich-menu/schema';
import { OAM_SIZES, TEMPLATES } from '#shared/geometry/templates';

let seed = 1;
const random = (length: number) =>
  Uint8Array.from({ length }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % 252;
  });

const large = { width: 2500, height: 1686 };
const menu = (template: string | null, size = large) =>
  createMenu({
    name: '首頁',
    pageName: '首頁',
    chatBarText: '選單',
    size,
    template,
    now: new Date('2026-09-08T02:42:00Z'),
  });
const pageOf = (template: string | null): Page => {
  const [page] = menu(template).pages;
  if (!page) throw new Error('a new menu has one page');
  return page;
};
const withTexts = (page: Page): Page => ({
  ...page,
  areas: page.areas.map(
    (area, index): Area => ({
      ...area,
      action: { type: 'message', text: `say ${index}` },
    }),
  ),
});
const said = (areas: readonly Area[]) =>
  areas.map((area) => (area.action?.type === 'message' ? area.action.text : null));

describe('a new menu', () => {
  it.each(OAM_SIZES)('is a valid document at $width × $height', (size) => {
    for (const { id } of TEMPLATES) {
      expect(richMenuSet.safeParse(menu(id, size)).success).toBe(true);
    }
  });

  it('has an alias that LINE accepts and that another new menu does not have', () => {
    const [first, second] = [pageOf('L1'), pageOf('L1')];
    expect(first.richMenuAliasId).toMatch(/^[a-z0-9_-]{1,32}$/);
    expect(first.richMenuAliasId).not.toBe(second.richMenuAliasId);
  });
});

describe('another layout for a page', () => {
  it('keeps every action when there are as many cells', () => {
    const change = changeTemplate(withTexts(pageOf('L2')), { size: large, template: 'L3' }, random);
    expect(change.lost).toBe(0);
    expect(new Set(said(change.areas))).toEqual(new Set(['say 0', 'say 1', 'say 2', 'say 3']));
  });

  it('says how many actions find no place', () => {
    const change = changeTemplate(withTexts(pageOf('L1')), { size: large, template: 'L2' }, random);
    expect(change).toMatchObject({ kept: 4, lost: 2 });
  });

  it('keeps areas where they are, in proportion, when only the size changes', () => {
    const page = withTexts(pageOf('L1'));
    const change = changeTemplate(
      page,
      { size: { width: 800, height: 540 }, template: null },
      random,
    );
    expect(said(change.areas)).toEqual(said(page.areas));
    expect(change.areas.map(({ bounds }) => bounds)).toEqual([
      { x: 0, y: 0, width: 267, height: 270 },
      { x: 267, y: 0, width: 266, height: 270 },
      { x: 533, y: 0, width: 267, height: 270 },
      { x: 0, y: 270, width: 267, height: 270 },
      { x: 267, y: 270, width: 266, height: 270 },
      { x: 533, y: 270, width: 267, height: 270 },
    ]);
  });

  it('scales artwork with the width', () => {
    const page: Page = {
      ...pageOf('L7'),
      layers: [
        {
          kind: 'text',
          id: 'lay_aaaaaaaaaaaaaaaa' as never,
          name: 'title',
          frame: { x: 250, y: 100, width: 1000, height: 200 },
          text: '秋季',
          fontSize: 100,
          fontWeight: 700,
          colour: '#000000',
          align: 'left',
        },
      ],
    };
    const change = changeTemplate(
      page,
      { size: { width: 1250, height: 843 }, template: 'L7' },
      random,
    );
    expect(change.layers[0]).toMatchObject({
      frame: { x: 125, y: 50, width: 500, height: 100 },
      fontSize: 50,
    });
  });
});

describe('sizes that LINE takes', () => {
  it.each(OAM_SIZES)('takes $width × $height', (size) => {
    expect(faultOf(size)).toBeNull();
  });
  it('says which rule a size breaks', () => {
    expect(faultOf({ width: 799, height: 400 })).toBe('width');
    expect(faultOf({ width: 2501, height: 900 })).toBe('width');
    expect(faultOf({ width: 800, height: 249 })).toBe('height');
    expect(faultOf({ width: 1000, height: 700 })).toBe('ratio');
  });
});
