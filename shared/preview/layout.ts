import { z } from 'zod';
import { problemPath } from '../errors/app-error';

/** One thing that was drawn; CSS px from the corner of its bubble. */
export const drawnBox = z.object({
  /** Where it stands in the file that was previewed. */
  path: problemPath,
  kind: z.string(),
  text: z.string().optional(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type DrawnBox = z.infer<typeof drawnBox>;

export const drawnBubble = z.object({
  width: z.number(),
  height: z.number(),
  boxes: z.array(drawnBox),
});
export type DrawnBubble = z.infer<typeof drawnBubble>;

/** Something that can be tapped, CSS px from the corner of the picture, with LINE's action. */
export const drawnTap = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  action: z.record(z.string(), z.unknown()),
});
export type DrawnTap = z.infer<typeof drawnTap>;

/** What a preview is to show; the messages travel as JSON because they are anybody's. */
export const previewJob = z.object({
  /** JSON of `PreviewMessage[]`. */
  messagesJson: z.string().max(4_000_000),
  phone: z.string(),
  theme: z.enum(['light', 'dark']),
  fontScale: z.number().min(0.5).max(3),
  locale: z.enum(['zh-TW', 'en', 'ja']),
  accountName: z.string(),
});
export type PreviewJob = z.infer<typeof previewJob>;

/** What came out: the size of the picture and every bubble on it. */
export const previewLayout = z.object({
  width: z.number().positive(),
  height: z.number().positive(),
  bubbles: z.array(drawnBubble),
  taps: z.array(drawnTap),
});
export type PreviewLayout = z.infer<typeof previewLayout>;
