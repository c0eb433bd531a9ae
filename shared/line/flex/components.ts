import { checkAction } from '../actions';
import type { ActionPlaceName } from '../actions/places';
import * as v from './values';

/*
 * Which component has which property, and what it may say: Messaging API reference, "Flex Message".
 * Children (`contents`, `altContent`) are walked by `index.ts`.
 */

const action =
  (place: ActionPlaceName): v.PropertyCheck =>
  (component, name) =>
    void component.found.push(...checkAction(component.value[name], component.at(name), place));
/** Looked at where children are walked. */
const walked: v.PropertyCheck = () => undefined;

const placed = {
  margin: v.space,
  position: v.choice('relative', 'absolute'),
  offsetTop: v.offset,
  offsetBottom: v.offset,
  offsetStart: v.offset,
  offsetEnd: v.offset,
};
const align = v.choice('start', 'end', 'center');
const gravity = v.choice('top', 'bottom', 'center');
const lettering = {
  color: v.colour,
  size: v.textSize,
  weight: v.choice('regular', 'bold'),
  style: v.choice('normal', 'italic'),
  decoration: v.choice('none', 'underline', 'line-through'),
};

export interface ComponentRule {
  required: readonly string[];
  properties: Readonly<Record<string, v.PropertyCheck>>;
}

export const COMPONENTS: Readonly<Record<string, ComponentRule>> = {
  box: {
    required: ['layout', 'contents'],
    properties: {
      ...placed,
      layout: v.choice('horizontal', 'vertical', 'baseline'),
      contents: walked,
      flex: v.whole,
      spacing: v.space,
      backgroundColor: v.colour,
      borderColor: v.colour,
      borderWidth: v.border,
      cornerRadius: v.space,
      width: v.extent,
      maxWidth: v.extent,
      height: v.extent,
      maxHeight: v.extent,
      paddingAll: v.padding,
      paddingTop: v.padding,
      paddingBottom: v.padding,
      paddingStart: v.padding,
      paddingEnd: v.padding,
      justifyContent: v.choice(
        'flex-start',
        'center',
        'flex-end',
        'space-between',
        'space-around',
        'space-evenly',
      ),
      alignItems: v.choice('flex-start', 'center', 'flex-end'),
      background: v.gradient,
      action: action('flex'),
    },
  },
  button: {
    required: ['action'],
    properties: {
      ...placed,
      action: action('flexButton'),
      flex: v.whole,
      style: v.choice('primary', 'secondary', 'link'),
      height: v.choice('sm', 'md'),
      color: v.colour,
      gravity,
      adjustMode: v.choice('shrink-to-fit'),
      scaling: v.bool,
    },
  },
  image: {
    required: ['url'],
    properties: {
      ...placed,
      url: v.picture,
      flex: v.whole,
      size: v.imageSize,
      aspectRatio: v.ratio,
      aspectMode: v.choice('fit', 'cover'),
      align,
      gravity,
      backgroundColor: v.colour,
      animated: v.bool,
      action: action('flex'),
    },
  },
  icon: {
    required: ['url'],
    properties: {
      ...placed,
      url: v.picture,
      size: v.textSize,
      aspectRatio: v.ratio,
      scaling: v.bool,
    },
  },
  text: {
    required: [],
    properties: {
      ...placed,
      ...lettering,
      text: v.anyText,
      contents: walked,
      flex: v.whole,
      align,
      gravity,
      wrap: v.bool,
      lineSpacing: v.pixels,
      maxLines: v.whole,
      adjustMode: v.choice('shrink-to-fit'),
      scaling: v.bool,
      action: action('flex'),
    },
  },
  span: { required: [], properties: { ...lettering, text: v.anyText } },
  separator: { required: [], properties: { margin: v.space, color: v.colour } },
  filler: { required: [], properties: { flex: v.whole } },
  spacer: { required: [], properties: { size: v.space } },
  video: {
    required: ['url', 'previewUrl', 'altContent'],
    properties: {
      url: v.film,
      previewUrl: v.picture,
      altContent: walked,
      aspectRatio: v.ratio,
      action: action('flexVideo'),
    },
  },
};
