import type { Problem } from '#shared/errors/app-error';

/** Sections of the campaign's form that a finding can lead to. */
export type PartName = 'menus' | 'answers' | 'coupons';

export interface Place {
  part: PartName;
  /** The text whose answer it is about. */
  text: string | null;
}

/** Where somebody was led; another `turn` leads there again. */
export interface AskedPlace extends Place {
  turn: number;
}

/** Which section mends a finding; null: none of these. */
export function placeOf({ code, path, details }: Problem): Place | null {
  // a text that nobody answers stands in a message or a menu, and is mended in neither
  if (code === 'campaign.noAnswer' || code === 'campaign.twoAnswers')
    return { part: 'answers', text: String(details?.text ?? '') };
  if (path[0] === 'menus') return { part: 'menus', text: null };
  if (path[0] === 'couponIds') return { part: 'coupons', text: null };
  return null;
}
