import { z } from 'zod';
import { rehearsedCampaign } from '../../domain/campaign/rehearsed';
import { documentId } from '../../domain/ids';

/** Names a rehearsal while it runs; the page makes it up. */
const job = z.string().regex(/^job_[0-9a-f]{16}$/);

export const campaignRehearsalChannels = {
  /** Plays the campaign on a copy of the practice account, to so many days after its last send. */
  'campaignRehearsal.run': {
    input: z.object({ job, id: documentId, days: z.number().int().min(1).max(28).default(14) }),
    output: rehearsedCampaign,
  },
  'campaignRehearsal.cancel': { input: z.object({ job }), output: z.undefined() },
  /** What the last rehearsal of this campaign showed; null: there was none. */
  'campaignRehearsal.last': {
    input: z.object({ id: documentId }),
    output: rehearsedCampaign.nullable(),
  },
} as const;

export const campaignRehearsalEvents = {
  /** `at`: where the turned clock stands. */
  'campaignRehearsal.progress': z.object({
    job,
    done: z.number(),
    total: z.number(),
    at: z.string(),
  }),
} as const;
