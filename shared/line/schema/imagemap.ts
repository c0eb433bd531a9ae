import { z } from 'zod';
import { commonOfMessages } from './common';

/* Messaging API reference, "Imagemap message". Its actions are another type than those of section "Action objects". */

export const imagemapArea = z.looseObject({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
const placed = { label: z.string().optional(), area: imagemapArea };

export const imagemapAction = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('uri'), linkUri: z.string(), ...placed }),
  z.looseObject({ type: z.literal('message'), text: z.string(), ...placed }),
  z.looseObject({ type: z.literal('clipboard'), clipboardText: z.string(), ...placed }),
]);

export const imagemapMessage = z.looseObject({
  type: z.literal('imagemap'),
  ...commonOfMessages,
  baseUrl: z.string(),
  altText: z.string(),
  baseSize: z.looseObject({ width: z.number(), height: z.number() }),
  actions: z.array(imagemapAction),
  video: z
    .looseObject({
      originalContentUrl: z.string(),
      previewImageUrl: z.string(),
      area: imagemapArea,
      externalLink: z.looseObject({ linkUri: z.string(), label: z.string() }).optional(),
    })
    .optional(),
});
export type ImagemapAction = z.infer<typeof imagemapAction>;
export type ImagemapMessage = z.infer<typeof imagemapMessage>;
