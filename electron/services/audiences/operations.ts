import { join } from 'node:path';
import { z } from 'zod';
import { type AudienceOperation, audienceOperation } from '#shared/domain/audience/operation';
import type { AppError, Result } from '#shared/errors/app-error';
import { JsonFile } from '../../store/json-file';
import type { Workspace } from '../../store/workspace';

const MOST = 500;
const file = z.object({
  next: z.number().int().positive(),
  operations: z.array(audienceOperation),
});
type File = z.infer<typeof file>;

type Begin = Omit<AudienceOperation, 'number' | 'state' | 'endedAt' | 'error'>;

/** The journal of a workspace's audience operations: durable before LINE is called, closed by its answer. */
export class AudienceOperations {
  private readonly file: JsonFile<File>;

  constructor(workspace: Workspace) {
    this.file = new JsonFile(join(workspace.folder, 'audience-operations.json'), file, {
      next: 1,
      operations: [],
    });
  }

  async all(): Promise<AudienceOperation[]> {
    return (await this.file.read()).operations;
  }

  /** Runs `work` inside of a journal entry. An answer that never came is `unknown`, not `failed`. */
  async run<T>(
    begin: Begin,
    now: () => Date,
    work: () => Promise<Result<T>>,
    idOf: (value: T) => number | null,
  ): Promise<Result<T>> {
    let number = 0;
    await this.file.update(({ next, operations }) => {
      number = next;
      const entry: AudienceOperation = {
        ...begin,
        number: next,
        state: 'open',
        endedAt: null,
        error: null,
      };
      return { next: next + 1, operations: [...operations, entry].slice(-MOST) };
    });
    const answer = await work();
    const isLost = !answer.ok && mayHaveHappened(answer.error);
    await this.file.update(({ next, operations }) => ({
      next,
      operations: operations.map((entry) =>
        entry.number === number
          ? {
              ...entry,
              state: answer.ok
                ? ('done' as const)
                : isLost
                  ? ('unknown' as const)
                  : ('failed' as const),
              audienceGroupId: answer.ok
                ? (idOf(answer.value) ?? entry.audienceGroupId)
                : entry.audienceGroupId,
              endedAt: now().toISOString(),
              error: answer.ok ? null : answer.error.code,
            }
          : entry,
      ),
    }));
    return answer;
  }
}

const LOST: readonly string[] = ['line.timeout', 'line.serverError', 'line.answerUnreadable'];
/** LINE may have done it although its answer did not say so. */
const mayHaveHappened = ({ code, details }: AppError): boolean =>
  details?.isUncertain === true || LOST.includes(code);
