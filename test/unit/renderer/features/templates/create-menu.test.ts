import { describe, expect, it } from 'vitest';
import { createMenu } from '#renderer/features/templates/create-menu';
import { faultOf } from '#renderer/features/templates/sizes';
import type { Page } from '#shared/domain/rich-menu/schema';
import { richMenuSet } from '#shared/domain/rich-menu/schema';
import { OAM_SIZES, TEMPLATES } from '#shared/geometry/templates';

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
