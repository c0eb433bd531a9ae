import { LIMITS } from '../limits';

export type ActionKind =
  | 'postback'
  | 'message'
  | 'uri'
  | 'datetimepicker'
  | 'clipboard'
  | 'camera'
  | 'cameraRoll'
  | 'location'
  | 'richmenuswitch';

export interface ActionPlace {
  kinds: readonly ActionKind[];
  /** Graphemes. */
  label: { required: boolean; max: number };
}

const EVERYWHERE = ['postback', 'message', 'uri', 'datetimepicker', 'clipboard'] as const;
export const ALL_KINDS: readonly ActionKind[] = [
  ...EVERYWHERE,
  'camera',
  'cameraRoll',
  'location',
  'richmenuswitch',
];
const L = LIMITS.action;

/**
 * Which action may stand where and how long its label is: Messaging API reference, "Action objects".
 * Rich menus have a check of their own in `../rich-menu`, imagemaps another kind of action.
 */
export const ACTION_PLACES = {
  template: { kinds: EVERYWHERE, label: { required: true, max: L.label } },
  /** A tap on the picture or text of a template; whether it needs a label is unconfirmed. */
  defaultAction: { kinds: EVERYWHERE, label: { required: false, max: L.label } },
  imageCarousel: { kinds: EVERYWHERE, label: { required: false, max: L.imageCarouselLabel } },
  quickReply: {
    kinds: [...EVERYWHERE, 'camera', 'cameraRoll', 'location'],
    label: { required: true, max: L.label },
  },
  flexButton: { kinds: EVERYWHERE, label: { required: true, max: L.flexLabel } },
  flex: { kinds: EVERYWHERE, label: { required: false, max: L.flexLabel } },
  flexVideo: { kinds: ['uri'], label: { required: false, max: L.flexLabel } },
} as const satisfies Record<string, ActionPlace>;
export type ActionPlaceName = keyof typeof ACTION_PLACES;
