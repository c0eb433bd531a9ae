import { z } from 'zod';
import { messagePartAction } from './actions';
import { commonOfMessages } from './common';

/* Messaging API reference, "Template messages". */

const picture = {
  thumbnailImageUrl: z.string().optional(),
  imageBackgroundColor: z.string().optional(),
};
const pictureOptions = {
  imageAspectRatio: z.enum(['rectangle', 'square']).optional(),
  imageSize: z.enum(['cover', 'contain']).optional(),
};
const words = {
  title: z.string().optional(),
  text: z.string(),
  defaultAction: messagePartAction.optional(),
  actions: z.array(messagePartAction),
};

export const buttonsTemplate = z.looseObject({
  type: z.literal('buttons'),
  ...picture,
  ...pictureOptions,
  ...words,
});
export const confirmTemplate = z.looseObject({
  type: z.literal('confirm'),
  text: z.string(),
  actions: z.array(messagePartAction),
});
export const carouselColumn = z.looseObject({ ...picture, ...words });
export const carouselTemplate = z.looseObject({
  type: z.literal('carousel'),
  columns: z.array(carouselColumn),
  ...pictureOptions,
});
export const imageCarouselColumn = z.looseObject({
  imageUrl: z.string(),
  action: messagePartAction,
});
export const imageCarouselTemplate = z.looseObject({
  type: z.literal('image_carousel'),
  columns: z.array(imageCarouselColumn),
});

export const template = z.discriminatedUnion('type', [
  buttonsTemplate,
  confirmTemplate,
  carouselTemplate,
  imageCarouselTemplate,
]);
export const templateMessage = z.looseObject({
  type: z.literal('template'),
  ...commonOfMessages,
  altText: z.string(),
  template,
});

export type Template = z.infer<typeof template>;
export type CarouselColumn = z.infer<typeof carouselColumn>;
export type ImageCarouselColumn = z.infer<typeof imageCarouselColumn>;
export type TemplateMessage = z.infer<typeof templateMessage>;
