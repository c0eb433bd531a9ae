import { z } from 'zod';
import { LIMITS } from '#shared/line/limits';
import { Refusal, type RefusalDetail, refusals, refuseProperties } from '../refusal';
import { accepted, done, parseBody, type RehearsalCall, type Route } from './call';

const { batchOperations, resumeRequestKey } = LIMITS.richMenu;
const TYPES = ['link', 'unlink', 'unlinkAll'];

const batchBody = z.object({
  operations: z
    .array(z.object({ type: z.string(), from: z.string().optional(), to: z.string().optional() }))
    .min(1, `Size must be between 1 and ${batchOperations}`)
    .max(batchOperations, `Size must be between 1 and ${batchOperations}`),
  resumeRequestKey: z
    .string()
    .regex(new RegExp(`^[0-9a-zA-Z_-]{1,${resumeRequestKey}}$`), 'invalid resumeRequestKey')
    .optional(),
});
type Batch = z.infer<typeof batchBody>;

function checkedBatch(call: RehearsalCall): Batch {
  const batch = parseBody(call, batchBody);
  const details: RefusalDetail[] = [];
  const seen = new Set<string>();
  batch.operations.forEach(({ type, from, to }, index) => {
    const at = `operations[${index}]`;
    if (!TYPES.includes(type)) {
      details.push({
        message: `Must be one of the following values: [${TYPES.join(', ')}]`,
        property: `${at}.type`,
      });
    }
    if (type !== 'unlinkAll' && from === undefined) {
      details.push({ message: 'must be specified', property: `${at}.from` });
    }
    if (type === 'link' && to === undefined) {
      details.push({ message: 'must be specified', property: `${at}.to` });
    }
    if (type === 'unlinkAll' && batch.operations.length > 1) {
      throw new Refusal(400, "'unlinkAll' type can't be combined with other type");
    }
    if (from !== undefined) {
      if (seen.has(from)) throw new Refusal(400, `from richmenu (${from}) is duplicated`);
      seen.add(from);
    }
  });
  if (details.length > 0) throw refuseProperties(details);
  for (const { to } of batch.operations) if (to !== undefined) call.platform.presentable(to);
  return batch;
}

export const validateRichMenuBatchRequest: Route = (call) => {
  checkedBatch(call);
  return done;
};

/** The same `resumeRequestKey` again goes on with users not yet moved; here that is: does the work anew. */
export const richMenuBatch: Route = (call) => {
  const { operations, resumeRequestKey: key } = checkedBatch(call);
  call.platform.startJob({ type: 'batch', operations }, call.requestId, key ?? null);
  return accepted;
};

export const getRichMenuBatchProgress: Route = ({ platform, query }) => {
  const requestId = query.get('requestId');
  if (!requestId) throw refuseProperties([{ message: 'must be specified', property: 'requestId' }]);
  const job = platform.job(requestId);
  if (job?.work.type !== 'batch') throw refusals.notFound();
  const iso = (ms: number) => new Date(ms).toISOString();
  return {
    status: 200,
    json: {
      phase: job.isDone ? 'succeeded' : 'ongoing',
      acceptedTime: iso(job.acceptedAt),
      ...(job.isDone ? { completedTime: iso(job.dueAt) } : {}),
    },
  };
};
