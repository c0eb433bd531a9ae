import { z } from 'zod';
import { runId, sha256 } from './ids';

/** A moment at which what followers see became different. */
export const timelineEntry = z.object({
  /** From when until when both versions could be met; the same moment for what was only seen. */
  from: z.string(),
  to: z.string(),
  /** `others`: seen to be different from what was there before; `first`: seen for the first time. */
  cause: z.enum(['publish', 'rollback', 'others', 'first']),
  runId: runId.nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** The answer to "what did customers see then". */
export const liveThen = z.object({
  at: z.string(),
  /**
   * `certain`: confirmed before and after. `assumed`: nobody has looked since. `between`: others changed it
   * around that time. `changing`: a publish was under way. `unknown`: before anything was recorded.
   */
  certainty: z.enum(['certain', 'assumed', 'between', 'changing', 'unknown']),
  entry: timelineEntry.nullable(),
  menus: z.array(
    z.object({
      richMenuId: z.string(),
      name: z.string(),
      chatBarText: z.string(),
      isDefault: z.boolean(),
      aliases: z.array(z.string()),
      picture: sha256.nullable(),
    }),
  ),
});
export type LiveThen = z.infer<typeof liveThen>;
