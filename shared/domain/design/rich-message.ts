import { z } from 'zod';
import { boundsSchema } from '../../geometry/bounds';
import { documentBase, draftText } from '../document-base';
import { sha256 } from '../ids';
import { artboardShape } from './artboard';

/*
 * A rich message as it is drawn: one picture of 1040 pixels width with tap areas, LINE's imagemap. With a
 * video in it, it is what LINE's manager calls a rich video message.
 */

/** What was read from the file itself when it was chosen. */
const videoFile = z.object({
  /** The film itself, where it is in the workspace; absent: only its facts are known. */
  hash: sha256.optional(),
  name: draftText,
  bytes: z.number().int().min(0),
  mimeType: z.string(),
  widthPx: z.number().int().min(0),
  heightPx: z.number().int().min(0),
  seconds: z.number().min(0),
  /** As the container names it, such as `avc`; null: nothing that could be read. */
  videoCodec: z.string().nullable(),
  audioCodec: z.string().nullable(),
});
export type VideoFile = z.infer<typeof videoFile>;

const video = z.object({
  area: boundsSchema,
  file: videoFile.nullable(),
  /** LINE fetches the video from here; https, mp4. */
  originalContentUrl: draftText,
  /** A frame of the video or another picture of the workspace, shown until the video plays. */
  poster: sha256.nullable(),
  /** A poster that is already somewhere on the net; used when there is none in the workspace. */
  previewImageUrl: draftText,
  /** Shown when the video has ended. */
  externalLink: z.object({ label: draftText, linkUri: draftText }).nullable(),
});
export type RichVideo = z.infer<typeof video>;

export const richMessage = z.object({
  ...documentBase,
  kind: z.literal('richMessage'),
  /** Shown in the notification, in the chat list, and where the picture cannot be shown. */
  altText: draftText,
  /** Where the five pictures lie when it was published by hand; sending from Tapestry hosts them itself. */
  baseUrl: draftText,
  video: video.nullable(),
  /** Always one; a list, because the canvas works on pages. */
  pages: z.array(z.object(artboardShape)).length(1),
});
export type RichMessage = z.infer<typeof richMessage>;
