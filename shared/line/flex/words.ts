/* The words that Flex knows beside lengths in px and per cent; the check and the editor share them. */

export const SPACES = ['none', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl'] as const;
export const TEXT_SIZES = [
  'xxs',
  'xs',
  'sm',
  'md',
  'lg',
  'xl',
  'xxl',
  '3xl',
  '4xl',
  '5xl',
] as const;
export const BORDERS = ['none', 'light', 'normal', 'medium', 'semi-bold', 'bold'] as const;

const SPACED = /^(margin|spacing|cornerRadius|offset\w+|padding\w+)$/;

/** What a property of a component may say beside numbers; empty where it knows no words. */
export function flexWords(component: string, property: string): readonly string[] {
  if (SPACED.test(property)) return SPACES;
  if (property === 'borderWidth') return BORDERS;
  if (property !== 'size') return [];
  return component === 'image' ? [...TEXT_SIZES, 'full'] : TEXT_SIZES;
}
