import { describe, expect, it } from 'vitest';
import { type BrandKit, brandKit } from '#shared/domain/brand/kit';
import {
  brandedLayer,
  brandedPage,
  editBranded,
  followBrand,
  usesBrand,
} from '#shared/domain/brand/resolve';
import type { Page } from '#shared/domain/rich-menu/schema';
import { aMenu, rectangleLayer } from '../../../helpers/test-editor';

const RED = 'tok_red00000';
const SIGN = 'tok_sign0000';
const KIT: BrandKit = brandKit.parse({
  colours: [{ id: RED, name: 'Red', colour: '#C8102E' }],
  fonts: [{ id: SIGN, name: 'Signs', font: 'serif' }],
  logos: [{ id: 'tok_logo0000', name: 'Mark', asset: 'a'.repeat(64) }],
});
const BLUE: BrandKit = {
  ...KIT,
  colours: KIT.colours.map((one) => ({ ...one, colour: '#0044CC' })),
};
const frame = { x: 0, y: 0, width: 100, height: 100 };
const box = (extra: object = {}) => rectangleLayer('a', frame, { fill: '#111111', ...extra });
const pageWith = (extra: object, page: object = {}): Page => ({
  ...(aMenu([box(extra)]).pages[0] as Page),
  ...page,
});

describe('what follows the brand kit', () => {
  it('is painted as the kit has it, and by its own value where the kit has not the name', () => {
    const layer = box({ brand: { fill: RED } });
    expect(brandedLayer(layer, KIT)).toMatchObject({ fill: '#C8102E' });
    expect(brandedLayer(layer, BLUE)).toMatchObject({ fill: '#0044CC' });
    expect(brandedLayer(box({ brand: { fill: 'tok_gone0000' } }), KIT)).toMatchObject({
      fill: '#111111',
    });
  });

  it('is the same object as long as nothing changes, so that nothing is painted twice', () => {
    const layer = box({ brand: { fill: RED } });
    expect(brandedLayer(layer, KIT)).toBe(brandedLayer(layer, KIT));
    const page = pageWith({});
    expect(brandedPage(page, KIT)).toBe(page);
    expect(usesBrand([page])).toBe(false);
  });

  it('reaches stops, outlines, shadows with their strength, and the ground', () => {
    const gradient = {
      type: 'linearGradient',
      angle: 0,
      stops: [
        { offset: 0, colour: '#111111' },
        { offset: 1, colour: '#222222' },
      ],
    };
    const page = pageWith(
      {
        gradient,
        shadow: { x: 0, y: 4, blur: 8, colour: '#00000080' },
        brand: { 'gradient.stops.1.colour': RED, 'shadow.colour': RED },
      },
      { background: { type: 'solid', colour: '#FFFFFF' }, brand: { 'background.colour': RED } },
    );
    const made = brandedPage(page, KIT);
    expect(made.background).toEqual({ type: 'solid', colour: '#C8102E' });
    expect(made.layers[0]).toMatchObject({
      gradient: { stops: [{ colour: '#111111' }, { colour: '#C8102E' }] },
      shadow: { colour: '#C8102E80' },
    });
    expect(page.background).toEqual({ type: 'solid', colour: '#FFFFFF' });
  });

  it('reaches the colours of outlines that run through several', () => {
    const gradient = (type: string) => ({
      type,
      x: 0.5,
      y: 0.5,
      angle: 0,
      stops: Array.from({ length: 16 }, (_, at) => ({ offset: at / 15, colour: '#111111' })),
    });
    const page = pageWith({
      strokeGradient: gradient('angleGradient'),
      brand: { 'strokeGradient.stops.15.colour': RED },
    });
    expect(brandedPage(page, KIT).layers[0]).toMatchObject({
      strokeGradient: { stops: { 14: { colour: '#111111' }, 15: { colour: '#C8102E' } } },
    });
    const words = pageWith({
      stroke: { colour: '#000000', width: 2, gradient: gradient('linearGradient') },
      brand: { 'stroke.gradient.stops.0.colour': RED },
    });
    expect(brandedPage(words, KIT).layers[0]).toMatchObject({
      stroke: { gradient: { stops: { 0: { colour: '#C8102E' }, 1: { colour: '#111111' } } } },
    });
  });

  it('is never another field, whatever a file names', () => {
    const hostile = JSON.parse(
      `{"__proto__.fill":"${RED}","frame.x":"${RED}","name":"${RED}","constructor.prototype.fill":"${RED}"}`,
    );
    const layer = box({ brand: hostile });
    expect(brandedLayer(layer, KIT)).toBe(layer);
    expect(({} as { fill?: string }).fill).toBeUndefined();
  });
});

describe('a change by hand', () => {
  it('lets go of the brand only where the field changed', () => {
    const layer = box({ stroke: '#222222', brand: { fill: RED, stroke: RED } });
    editBranded(layer, KIT, () => {
      Object.assign(layer, { fill: '#00FF00' });
    });
    expect(layer.brand).toEqual({ stroke: RED });
    expect(layer).toMatchObject({ fill: '#00FF00', stroke: '#C8102E' });
  });

  it('keeps the brand when a shadow only becomes weaker, and drops an empty record', () => {
    const layer = box({
      shadow: { x: 0, y: 0, blur: 4, colour: '#C8102E80' },
      brand: { 'shadow.colour': RED },
    });
    editBranded(layer, KIT, () => {
      layer.shadow = { x: 0, y: 0, blur: 4, colour: '#C8102E20' };
    });
    expect(layer.brand).toEqual({ 'shadow.colour': RED });
    editBranded(layer, KIT, () => {
      delete layer.shadow;
    });
    expect('brand' in layer).toBe(false);
  });

  it('follows a name with the value of the kit beside it, for a workspace without the kit', () => {
    const layer = box();
    followBrand(layer, KIT, 'fill', RED);
    expect(layer).toMatchObject({ fill: '#C8102E', brand: { fill: RED } });
    followBrand(layer, KIT, 'stroke', 'tok_gone0000');
    expect(layer.brand).toEqual({ fill: RED });
  });

  it('is the shadow of a group as well', () => {
    const page = pageWith(
      { groups: ['grp_1'] },
      {
        groups: [
          {
            id: 'grp_1',
            name: '',
            shadow: { x: 0, y: 2, blur: 4, colour: '#00000080' },
            brand: { 'shadow.colour': RED },
          },
        ],
      },
    );
    expect(brandedPage(page, KIT).groups?.[0]?.shadow?.colour).toBe('#C8102E80');
    expect(usesBrand([page])).toBe(true);
    expect(brandedPage(page, brandKit.parse({ colours: [], fonts: [], logos: [] }))).toBe(page);
  });
});
