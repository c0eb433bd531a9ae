import { describe, expect, it } from 'vitest';
import { checkEdges } from '#shared/line/check-edges';
import { checkRichMenuSet } from '#shared/line/rich-menu/check-set';
import { aMenu, areaOf, rectangleLayer } from '../../../helpers/test-editor';

const box = (x: number, width: number) => ({ x, y: 0, width, height: 1686 });
const HALVES = [areaOf(box(0, 1250)), areaOf(box(1250, 1250))];
const offIn = (...drawn: ReturnType<typeof box>[]) => {
  const menu = aMenu(
    drawn.map((frame, at) => rectangleLayer(`box ${at}`, frame)),
    HALVES,
  );
  const [page] = menu.pages;
  if (!page) throw new Error('a menu has a page');
  return checkEdges(page, ['pages', 0]).map(({ path, details }) => ({ path, ...details }));
};

describe('artwork and areas', () => {
  it('agree where a box ends with its area, or lies in it with a margin', () => {
    expect(offIn(box(0, 1250), box(1250, 1250))).toEqual([]);
    expect(offIn(box(120, 1010), box(1370, 1010))).toEqual([]);
  });

  it('do not where a box ends a little beside its area', () => {
    expect(offIn(box(0, 1230))).toEqual([
      { path: ['pages', 0, 'areas', 0, 'bounds'], side: 'right', by: 20 },
    ]);
  });

  it('do not where six tenths are drawn over one half: taps on the rest are the neighbour’s', () => {
    expect(offIn(box(0, 1500), box(1500, 1000))).toEqual([
      { path: ['pages', 0, 'areas', 0, 'bounds'], side: 'right', by: 250 },
    ]);
  });

  it('have nothing to do with each other under a picture of the whole page', () => {
    expect(offIn(box(0, 2500))).toEqual([]);
  });

  it('are looked at in rich menus', () => {
    const menu = aMenu([rectangleLayer('a', box(0, 1500))], HALVES);
    expect(checkRichMenuSet(menu).map(({ code }) => code)).toContain('design.edgeOff');
  });
});
