import { userInfo } from 'node:os';
import { Option } from 'commander';
import type { RunId, Sha256 } from '#shared/domain/ids';
import { runId as runIdShape } from '#shared/domain/ids';
import { isDecidable, type PublishRun } from '#shared/domain/publishing';
import { type AppError, appError, ok, type Result } from '#shared/errors/app-error';
import { formatSaid } from '#shared/i18n/say';
import type { PublishTarget } from '../../services/publish/ports';
import { PublishService } from '../../services/publish/service';
import { workspacePorts } from '../../services/publish/workspace-ports';
import { confirmCopy } from '../../store/copied';
import type { Workspace } from '../../store/workspace';
import { personName, planHash } from '../arguments';
import {
  type CliCommand,
  type CliContext,
  CliFailure,
  type CliOutcome,
  type ExitStatus,
} from '../command';
import { withHosting } from '../host-messages';
import { withAccount } from '../open-account';
import { unwrap, withDrawings, withWorkspaceAt } from '../open-workspace';
import { phrase, problemLine } from '../phrase';
import { endIfStopped } from '../read-input';
import {
  type ChoiceOptions,
  choicesOf,
  type PublishOptions,
  planExit,
  scopeOf,
  withAccountOptions,
} from './publish-options';
import { type Planned, reportRuns } from './run-report';

interface SignedOptions {
  requireApproval?: boolean;
  by?: string;
}
interface ApplyOptions extends PublishOptions, SignedOptions, ChoiceOptions {
  yes?: boolean;
  document?: string[];
  planHash?: Sha256;
}

/** `tapestry apply`: carries the plan out. Run twice, the second time does nothing. */
export const apply: CliCommand = {
  register(program, run) {
    withAccountOptions(program.command('apply'))
      .description('Publish: make what is live what the workspace says.')
      .option('--yes', 'agree to change a production channel')
      .option('--confirm-copy', 'this copy of a workspace is the one to publish from')
      .option('--document <names...>', 'only these documents, by id or name')
      .option(
        '--overwrite <ids...>',
        'overwrite these although they were changed elsewhere, or make them again where they are gone',
      )
      .option(
        '--leave <ids...>',
        'leave these as they are on LINE, changed or gone; not asked again until they change again',
      )
      .option('--ask <ids...>', 'ask about these again, although they were left as they are')
      .option(
        '--plan-hash <hash>',
        'only if this is still the plan: the hash that “plan” said',
        planHash,
      )
      .option('--require-approval', 'only what a reviewer has signed')
      .option('--by <name>', 'who publishes; nobody signs for themselves', personName)
      .action(
        run(async (context, options: ApplyOptions): Promise<CliOutcome> => {
          const choices = choicesOf(options);
          const planned: Planned = { problems: [], leftAlone: [] };
          const work: Work = async (service, target, workspace) => {
            const resumed = await finishInterrupted(context, service, target);
            const last = resumed.at(-1);
            if (last && last.state !== 'done') return ok(resumed);
            const scope = await scopeOf(workspace, options.document);
            endIfStopped(context);
            const applied = await service.apply(target, scope, {
              choices,
              isStrict: true,
              onPlan({ operations, problems, leftAlone }) {
                planned.problems = problems;
                planned.leftAlone = operations
                  .filter(
                    (row) => row.drift !== null && isDecidable(row) && leftAlone.includes(row.id),
                  )
                  .map(({ id }) => id);
                for (const problem of problems) context.note(problemLine(problem, context.locale));
              },
              ...(options.planHash === undefined ? {} : { planHash: options.planHash }),
              ...signedBy(context, options),
            });
            return applied.ok ? ok([...resumed, applied.value]) : applied;
          };
          return withRuns(context, options, work, planned);
        }),
      );
  },
};

/** `tapestry rollback`: brings back what was live before a run. */
export const rollback: CliCommand = {
  register(program, run) {
    withAccountOptions(program.command('rollback'))
      .description('Bring back what was live before a run; without --run, before the last one.')
      .option('--yes', 'agree to change a production channel')
      .option('--confirm-copy', 'this copy of a workspace is the one to publish from')
      .addOption(new Option('--run <id>', 'the run to take back').conflicts('to'))
      .option('--require-approval', 'only what a reviewer has signed')
      .option('--by <name>', 'who brings it back; nobody signs for themselves', personName)
      .option('--to <id>', 'bring back what this run had made live, however much came after it')
      .action(
        run(
          (
            context,
            options: PublishOptions & SignedOptions & { yes?: boolean; run?: string; to?: string },
          ): Promise<CliOutcome> =>
            withRuns(context, options, async (service, target) => {
              const resumed = await finishInterrupted(context, service, target);
              const last = resumed.at(-1);
              if (last && last.state !== 'done') return ok(resumed);
              const to = readRunId(options.to);
              endIfStopped(context);
              const taken = to
                ? await service.restore(target, to, signedBy(context, options))
                : await service.rollback(
                    target,
                    readRunId(options.run),
                    signedBy(context, options),
                  );
              return taken.ok ? ok([...resumed, taken.value]) : taken;
            }),
        ),
      );
  },
};

/** Without a name it is whoever is signed in to this computer. */
const signedBy = ({ signal, env }: CliContext, { requireApproval, by }: SignedOptions) => ({
  by: by ?? signedIn(env),
  signal,
  ...(requireApproval ? { requiresApproval: true } : {}),
});

/** A container of a pipeline often runs under a number that no list of users knows. */
function signedIn(env: CliContext['env']): string {
  try {
    return userInfo().username;
  } catch {
    return env.USER || env.LOGNAME || `uid ${process.getuid?.() ?? '?'}`;
  }
}

type Work = (
  service: PublishService,
  target: PublishTarget,
  workspace: Workspace,
) => Promise<Result<PublishRun[]>>;

async function withRuns(
  context: CliContext,
  options: PublishOptions & { yes?: boolean; run?: string; to?: string },
  use: Work,
  planned?: Planned,
): Promise<CliOutcome> {
  return withWorkspaceAt(context, options.workspace, { writes: true }, (workspace) =>
    withDrawings(context, workspace, (drawings) =>
      withAccount(context, workspace, options, async (target, channel) => {
        if (channel.kind === 'production' && options.yes !== true) {
          throw new CliFailure(
            appError('cli.needsYes', `“${channel.name}” is a production channel; add --yes.`, {
              details: { name: channel.name },
            }),
            2,
          );
        }
        if (options.confirmCopy) await confirmCopy(workspace.privateDir);
        return withHosting(context, workspace, drawings, async (hosting) => {
          const service = new PublishService(
            workspacePorts(workspace, drawings, () => new Date(), hosting),
            sayer(context),
          );
          const onInterrupt = () => {
            context.note(phrase(context.locale, 'cli.stopping'));
            service.cancelAll();
          };
          context.signal.addEventListener('abort', onInterrupt, { once: true });
          try {
            const runs = await use(service, target, workspace);
            return reportRuns(unwrap(runs, runs.ok ? 1 : exitFor(runs.error, options)), planned);
          } finally {
            context.signal.removeEventListener('abort', onInterrupt);
          }
        });
      }),
    ),
  );
}

/** A run or a row that was named and is not there is wrong usage, as a document is. */
const exitFor = (error: AppError, { run, to }: { run?: string; to?: string }): ExitStatus =>
  error.code === 'publish.nothingToTakeBack' && (run ?? to) !== undefined ? 2 : planExit(error);

/** Says each step of a run once in each of its states. */
function sayer(context: CliContext) {
  const said = new Set<string>();
  return (run: PublishRun) => {
    for (const step of run.steps) {
      const key = `${step.index} ${step.state}`;
      if (said.has(key)) continue;
      said.add(key);
      if (step.state === 'pending' || step.state === 'running') continue;
      const what = formatSaid({ ...step, code: `plan.step.${step.code}` }, context.locale);
      context.note(phrase(context.locale, `cli.step.${step.state}`, { step: what }));
    }
  };
}

async function finishInterrupted(
  context: CliContext,
  service: PublishService,
  target: PublishTarget,
): Promise<PublishRun[]> {
  const finished: PublishRun[] = [];
  for (const run of await service.unfinished(target)) {
    endIfStopped(context);
    const resumed = unwrap(await service.resume(target, run.id), 1);
    finished.push(resumed);
    if (resumed.state === 'interrupted') break;
  }
  return finished;
}

function readRunId(text: string | undefined): RunId | null {
  if (text === undefined) return null;
  const parsed = runIdShape.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new CliFailure(
    appError('publish.nothingToTakeBack', 'There is no such run on this account to take back.', {
      details: { runId: text },
    }),
    2,
  );
}
