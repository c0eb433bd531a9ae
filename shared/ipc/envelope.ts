import { z } from 'zod';
import { appErrorSchema } from '../errors/app-error';

/**
 * Every answer over the bridge. A rejected `invoke` would arrive as a bare message and lose code and
 * path on the way, so failures travel as values.
 */
export const envelopeOf = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: appErrorSchema }),
  ]);
