import type { Fields } from '../fields';
import { LIMITS } from '../limits';
import { error } from '../problem';
import { BORDERS, SPACES, TEXT_SIZES } from './words';

/** Checks one property of a component; it is there. */
export type PropertyCheck = (component: Fields, name: string) => void;

const PIXELS = /^\d+(\.\d+)?px$/;
const SIGNED_PIXELS = /^-?\d+(\.\d+)?px$/;
const PERCENT = /^\d+(\.\d+)?%$/;
const SIGNED_PERCENT = /^-?\d+(\.\d+)?%$/;

function length(rule: {
  keywords?: readonly string[];
  percent?: boolean;
  signed?: boolean;
}): PropertyCheck {
  const { keywords = [], percent = false, signed = false } = rule;
  const forms = [
    ...(keywords.length > 0 ? [keywords.join(' ')] : []),
    '10px',
    ...(percent ? ['50%'] : []),
  ].join(', ');
  return (component, name) => {
    const value = component.text(name);
    if (value === undefined || value.trim() === '') return;
    const fits =
      keywords.includes(value) ||
      (signed ? SIGNED_PIXELS : PIXELS).test(value) ||
      (percent && (signed ? SIGNED_PERCENT : PERCENT).test(value));
    if (!fits) {
      component.found.push(
        error('flex.badLength', component.at(name), {
          limit: forms,
          actual: value,
          details: { field: name },
        }),
      );
    }
  };
}

export const space = length({ keywords: SPACES });
export const padding = length({ keywords: SPACES, percent: true });
export const offset = length({ keywords: SPACES, percent: true, signed: true });
export const extent = length({ percent: true });
export const textSize = length({ keywords: TEXT_SIZES });
export const imageSize = length({ keywords: [...TEXT_SIZES, 'full'], percent: true });
export const border = length({ keywords: BORDERS });
export const pixels = length({});

export const bool: PropertyCheck = (component, name) => void component.boolean(name);
export const whole: PropertyCheck = (component, name) => void component.number(name, { min: 0 });
/** Anything that is text; empty too. */
export const anyText: PropertyCheck = (component, name) => void component.text(name, { min: 0 });
export const picture: PropertyCheck = (component, name) =>
  component.https(name, { medium: 'picture' });
export const film: PropertyCheck = (component, name) => component.https(name, { medium: 'film' });
export const choice =
  (...values: readonly string[]): PropertyCheck =>
  (component, name) =>
    void component.oneOf(name, values);

/**
 * `#RRGGBB` or `#RRGGBBAA`. The reference documents the longer one for backgrounds only; LINE's own samples
 * use it for texts too.
 */
export const colour: PropertyCheck = (component, name) => {
  const value = component.text(name);
  if (value === undefined || value === '') return;
  if (!/^#([0-9a-f]{6}|[0-9a-f]{8})$/i.test(value))
    component.found.push(
      error('flex.badColour', component.at(name), { limit: '#RRGGBB', actual: value }),
    );
};

export const ratio: PropertyCheck = (component, name) => {
  const value = component.text(name);
  if (value === undefined || value.trim() === '') return;
  const parts = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(value);
  const [width, height] = [Number(parts?.[1]), Number(parts?.[2])];
  const isPart = (part: number) => part >= 1 && part <= LIMITS.flex.ratioPart;
  if (!parts || !isPart(width) || !isPart(height)) {
    component.found.push(error('flex.badRatio', component.at(name), { actual: value }));
  } else if (height > width * LIMITS.flex.tallest) {
    component.found.push(
      error('flex.tooTall', component.at(name), { limit: LIMITS.flex.tallest, actual: value }),
    );
  }
};

/** `background` of a box: a linear gradient. */
export const gradient: PropertyCheck = (component, name) => {
  const background = component.object(name);
  if (!background) return;
  background.knowsOnly(
    'flex.unknownField',
    'type',
    'angle',
    'startColor',
    'endColor',
    'centerColor',
    'centerPosition',
  );
  background.oneOf('type', ['linearGradient']);
  const angle = background.text('angle');
  const degrees = /^(\d+(?:\.\d+)?)deg$/.exec(angle ?? '');
  if (angle !== undefined && angle.trim() !== '' && !(degrees && Number(degrees[1]) < 360))
    component.found.push(error('flex.badAngle', background.at('angle'), { actual: angle }));
  colour(background, 'startColor');
  colour(background, 'endColor');
  if (background.has('centerColor')) colour(background, 'centerColor');
  if (background.has('centerPosition')) {
    const position = background.text('centerPosition');
    const percent = /^(\d+(?:\.\d+)?)%$/.exec(position ?? '');
    if (position !== undefined && !(percent && Number(percent[1]) <= 100)) {
      component.found.push(
        error('flex.badLength', background.at('centerPosition'), {
          limit: '0%–100%',
          actual: position,
          details: { field: 'centerPosition' },
        }),
      );
    }
  }
};
