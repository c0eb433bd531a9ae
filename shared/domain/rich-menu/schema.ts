import { z } from 'zod';
import { type Artboard, artboardShape } from '../design/artboard';
import { documentBase, draftText } from '../document-base';
import { pageId } from '../ids';

export { type Area, type AreaAction, type AreaActionType, area, areaAction } from '../areas';
export {
  type ImageLayer,
  type Layer,
  layer,
  type ShapeLayer,
  type TextLayer,
} from '../design/layers';
export { type Background, background, colour } from '../design/values';

/*
 * The rich-menu document: a set of pages (tabs) that are drawn, exported and published together.
 * The schema is structural and lenient on purpose: a draft may hold an empty link or a text that is
 * too long. What LINE would refuse is said by the rules in `shared/line`, never by losing the draft.
 */

export const page = z.object({
  ...artboardShape,
  /** LINE's `name`: for the people who manage menus, never shown to followers. Also the tab's name in the studio. */
  name: draftText,
  /** The alias that tabs of this set point at. Chosen by Tapestry, editable, unique in the workspace. */
  richMenuAliasId: draftText,
  /** LINE's `selected`: open when the chat opens. */
  selected: z.boolean(),
  chatBarText: draftText,
});
/** A page is an artboard; the editor needs no more of it. */
export type Page = z.infer<typeof page> & Artboard;

export const richMenuSet = z.object({
  ...documentBase,
  kind: z.literal('richMenuSet'),
  /** The page that becomes the channel's default rich menu; null: tabs only reachable by link. */
  defaultPageId: pageId.nullable(),
  /** ISO 8601 with offset. LINE's API has no period: the studio sets and withdraws the menu itself while it runs. */
  displayPeriod: z.object({ start: z.string().nullable(), end: z.string().nullable() }).nullable(),
  pages: z.array(page).min(1),
});
export type RichMenuSet = z.infer<typeof richMenuSet>;
