import type { Area, AreaAction } from '../../domain/areas';
import type { Product } from '../../domain/design/design';
import type { Locale } from '../../domain/workspace';
import type { Bounds, Size } from '../../geometry/bounds';
import { letterOf } from '../../geometry/lettering';
import { fill } from '../fill';
import { actionWords, type HandoffWords, handoffWords } from '../words';

/*
 * What the prototype's player is told: plain data, no markup. It stands in the file as JSON.
 */

export interface PrototypeArea {
  /** As on the canvas. */
  letter: string;
  bounds: Bounds;
  what: string;
  label: string;
  detail: string;
  /** The page that a tab leads to. */
  target: string | null;
  /** What the follower is seen to say. */
  says: string | null;
  /** What the tap does to the menu itself. */
  menu: 'close' | 'open' | null;
}

export interface PrototypePage {
  id: string;
  name: string;
  size: Size;
  /** `data:` address of the whole picture. */
  picture: string;
  video: { bounds: Bounds; poster: string | null } | null;
  chatBarText: string;
  /** Of a message: how much of the phone's width it takes; a carousel more than all of it. */
  share?: number;
  areas: PrototypeArea[];
}

export interface PrototypeModel {
  documentId: string;
  name: string;
  /** `message`: messages one under the other, as wide as they are on the phone. */
  kind: Product['kind'] | 'message';
  lang: string;
  words: HandoffWords['prototype'];
  pages: PrototypePage[];
  /** The page that is seen first. */
  start: string;
}

/** Pictures as `data:` addresses, by the page and by the workspace's hash. */
export interface PrototypePictures {
  page(pageId: string): string;
  poster: string | null;
}

export const LANG: Readonly<Record<Locale, string>> = { 'zh-TW': 'zh-Hant', en: 'en', ja: 'ja' };

/** A design as the player of prototypes wants it. */
export function prototypeModel(
  design: Product,
  pictures: PrototypePictures,
  locale: Locale,
): PrototypeModel {
  const words = handoffWords(locale);
  const first = design.pages[0];
  const start =
    design.kind === 'richMenuSet'
      ? (design.pages.find(({ id }) => id === design.defaultPageId) ?? first)
      : first;
  return {
    documentId: design.id,
    name: design.name,
    kind: design.kind,
    lang: LANG[locale],
    words: words.prototype,
    start: start?.id ?? '',
    pages: design.pages.map((page, index) => ({
      id: page.id,
      name: page.name || fill(words.prototype.page, { number: index + 1 }),
      size: page.size,
      picture: pictures.page(page.id),
      video:
        design.kind === 'richMessage' && design.video
          ? { bounds: design.video.area, poster: pictures.poster }
          : null,
      chatBarText: 'chatBarText' in page ? page.chatBarText : '',
      areas: page.areas.map((area) => areaOf(area, letterOf(page.areas, area.id), design, words)),
    })),
  };
}

function areaOf(
  { bounds, action }: Area,
  letter: string,
  design: Product,
  words: HandoffWords,
): PrototypeArea {
  const { what, label, detail } = actionWords(action, design, words);
  const leadsTo = action?.type === 'richmenuswitch' ? action.target : null;
  const option = action?.type === 'postback' ? action.inputOption : undefined;
  return {
    letter,
    bounds,
    what,
    label,
    detail,
    target: leadsTo?.kind === 'page' ? leadsTo.pageId : null,
    says: saysOf(action),
    menu: option === undefined ? null : option === 'openRichMenu' ? 'open' : 'close',
  };
}

/** What the follower is seen to say with a tap; null: nothing. */
export function saysOf(action: AreaAction | null): string | null {
  if (action?.type === 'message') return action.text;
  return action?.type === 'postback' ? (action.displayText ?? action.text ?? null) : null;
}
