import { z } from 'zod';
import { messagePartAction, uriAction } from './actions';
import { commonOfMessages } from './common';

/* Messaging API reference, "Flex Message": containers, blocks, components. */

const text = z.string().optional();
const flag = z.boolean().optional();
const flex = z.number().optional();
const margin = text;
const position = z.enum(['relative', 'absolute']).optional();
const placed = {
  margin,
  position,
  offsetTop: text,
  offsetBottom: text,
  offsetStart: text,
  offsetEnd: text,
};
const align = z.enum(['start', 'end', 'center']).optional();
const gravity = z.enum(['top', 'bottom', 'center']).optional();
const action = messagePartAction.optional();
const adjustMode = z.literal('shrink-to-fit').optional();
const lettering = {
  size: text,
  color: text,
  weight: z.enum(['regular', 'bold']).optional(),
  style: z.enum(['normal', 'italic']).optional(),
  decoration: z.enum(['none', 'underline', 'line-through']).optional(),
};

export const flexButton = z.looseObject({
  type: z.literal('button'),
  ...placed,
  action: messagePartAction,
  flex,
  style: z.enum(['primary', 'secondary', 'link']).optional(),
  height: z.enum(['sm', 'md']).optional(),
  color: text,
  gravity,
  adjustMode,
  scaling: flag,
});
export const flexImage = z.looseObject({
  type: z.literal('image'),
  ...placed,
  url: z.string(),
  flex,
  size: text,
  aspectRatio: text,
  aspectMode: z.enum(['fit', 'cover']).optional(),
  align,
  gravity,
  backgroundColor: text,
  animated: flag,
  action,
});
export const flexIcon = z.looseObject({
  type: z.literal('icon'),
  ...placed,
  url: z.string(),
  size: text,
  aspectRatio: text,
  scaling: flag,
});
export const flexSpan = z.looseObject({ type: z.literal('span'), text, ...lettering });
export const flexText = z.looseObject({
  type: z.literal('text'),
  ...placed,
  ...lettering,
  text,
  contents: z.array(flexSpan).optional(),
  flex,
  align,
  gravity,
  wrap: flag,
  lineSpacing: text,
  maxLines: z.number().optional(),
  adjustMode,
  scaling: flag,
  action,
});
export const flexSeparator = z.looseObject({ type: z.literal('separator'), margin, color: text });
/** Deprecated; read, never offered. */
export const flexFiller = z.looseObject({ type: z.literal('filler'), flex });
/** Discontinued; read, never offered, and dropped on request. */
export const flexSpacer = z.looseObject({ type: z.literal('spacer'), size: text });

const ownOfBox = {
  type: z.literal('box'),
  ...placed,
  layout: z.enum(['horizontal', 'vertical', 'baseline']),
  flex,
  spacing: text,
  backgroundColor: text,
  borderColor: text,
  borderWidth: text,
  cornerRadius: text,
  width: text,
  maxWidth: text,
  height: text,
  maxHeight: text,
  paddingAll: text,
  paddingTop: text,
  paddingBottom: text,
  paddingStart: text,
  paddingEnd: text,
  justifyContent: z
    .enum(['flex-start', 'center', 'flex-end', 'space-between', 'space-around', 'space-evenly'])
    .optional(),
  alignItems: z.enum(['flex-start', 'center', 'flex-end']).optional(),
  background: z
    .looseObject({
      type: z.literal('linearGradient'),
      angle: z.string(),
      startColor: z.string(),
      endColor: z.string(),
      centerColor: text,
      centerPosition: text,
    })
    .optional(),
  action,
};
const boxWithoutContents = z.looseObject(ownOfBox);

// a box holds boxes, so its type is named before it is inferred
export type FlexBox = z.infer<typeof boxWithoutContents> & { contents: FlexComponent[] };
export type FlexComponent =
  | FlexBox
  | z.infer<typeof flexButton>
  | z.infer<typeof flexImage>
  | z.infer<typeof flexIcon>
  | z.infer<typeof flexText>
  | z.infer<typeof flexSeparator>
  | z.infer<typeof flexFiller>;

/**
 * What may stand in a box. Which of them in a baseline box is a rule of the check. A spacer is read, for
 * old definitions hold it; the type does not have it, for nobody makes one any more.
 */
export const flexComponent = z.lazy(() =>
  z.discriminatedUnion('type', [
    flexBox,
    flexButton,
    flexImage,
    flexIcon,
    flexText,
    flexSeparator,
    flexFiller,
    flexSpacer,
  ]),
) as unknown as z.ZodType<FlexComponent>;
export const flexBox = z.looseObject({ ...ownOfBox, contents: z.array(flexComponent) });

export const flexVideo = z.looseObject({
  type: z.literal('video'),
  url: z.string(),
  previewUrl: z.string(),
  altContent: z.discriminatedUnion('type', [flexBox, flexImage]),
  aspectRatio: text,
  action: uriAction.optional(),
});

const blockStyle = z
  .looseObject({ backgroundColor: text, separator: flag, separatorColor: text })
  .optional();
export const flexBubble = z.looseObject({
  type: z.literal('bubble'),
  size: z.enum(['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']).optional(),
  direction: z.enum(['ltr', 'rtl']).optional(),
  header: flexBox.optional(),
  hero: z.discriminatedUnion('type', [flexBox, flexImage, flexVideo]).optional(),
  body: flexBox.optional(),
  footer: flexBox.optional(),
  styles: z
    .looseObject({ header: blockStyle, hero: blockStyle, body: blockStyle, footer: blockStyle })
    .optional(),
  action,
});
export const flexCarousel = z.looseObject({
  type: z.literal('carousel'),
  contents: z.array(flexBubble),
});
export const flexContainer = z.discriminatedUnion('type', [flexBubble, flexCarousel]);
export const flexMessage = z.looseObject({
  type: z.literal('flex'),
  ...commonOfMessages,
  altText: z.string(),
  contents: flexContainer,
});

export type FlexText = z.infer<typeof flexText>;
export type FlexSpan = z.infer<typeof flexSpan>;
export type FlexButton = z.infer<typeof flexButton>;
export type FlexImage = z.infer<typeof flexImage>;
export type FlexIcon = z.infer<typeof flexIcon>;
export type FlexVideo = z.infer<typeof flexVideo>;
export type FlexBubble = z.infer<typeof flexBubble>;
export type FlexCarousel = z.infer<typeof flexCarousel>;
export type FlexContainer = z.infer<typeof flexContainer>;
export type FlexMessage = z.infer<typeof flexMessage>;
