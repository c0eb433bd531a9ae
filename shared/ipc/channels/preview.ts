import { z } from 'zod';
import { appErrorSchema } from '../../errors/app-error';
import { previewJob, previewLayout } from '../../preview/layout';

const nothing = z.undefined();

/** Used by the hidden preview page only; refused to any other window. */
export const previewHostChannels = {
  'renderHost.previewReady': { input: nothing, output: nothing },
  /** The job is on the page, laid out and settled; the picture may be taken. */
  'renderHost.previewLaidOut': {
    input: z.object({
      jobId: z.string(),
      result: z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), layout: previewLayout }),
        z.object({ ok: z.literal(false), error: appErrorSchema }),
      ]),
    }),
    output: nothing,
  },
} as const;

export const previewHostEvents = {
  'renderHost.previewJob': z.object({ jobId: z.string(), job: previewJob }),
} as const;
