import { PublishService } from '../../services/publish/service';
import { workspacePorts } from '../../services/publish/workspace-ports';
import type { CliCommand, CliOutcome } from '../command';
import { withHosting } from '../host-messages';
import { withAccount } from '../open-account';
import { unwrap, withDrawings, withWorkspaceAt } from '../open-workspace';
import { planLines } from './plan-lines';
import {
  type ChoiceOptions,
  choicesOf,
  type PublishOptions,
  planExit,
  scopeOf,
  withAccountOptions,
} from './publish-options';

interface PlanCommandOptions extends PublishOptions, ChoiceOptions {
  document?: string[];
}

/** `tapestry plan`: what a publish would do; changes nothing and draws nothing. */
export const plan: CliCommand = {
  register(program, run) {
    withAccountOptions(program.command('plan'))
      .description('Read the live account and say what a publish would do.')
      .option('--document <names...>', 'only these documents, by id or name')
      .option(
        '--overwrite <ids...>',
        'as if these were overwritten although they were changed elsewhere',
      )
      .option('--leave <ids...>', 'as if these were left alone')
      .option('--ask <ids...>', 'as if these had never been left alone')
      .action(
        run(
          (context, options: PlanCommandOptions): Promise<CliOutcome> =>
            withWorkspaceAt(context, options.workspace, { writes: false }, (workspace) =>
              withDrawings(context, workspace, (drawings) =>
                withAccount(context, workspace, options, async (target) => {
                  const scope = await scopeOf(workspace, options.document);
                  const choices = choicesOf(options);
                  const made = await withHosting(context, workspace, drawings, async (hosting) => {
                    const ports = workspacePorts(workspace, drawings, () => new Date(), hosting);
                    const service = new PublishService(ports);
                    const planned = await service.plan(target, scope, { choices, isStrict: true });
                    return unwrap(planned, planned.ok ? 1 : planExit(planned.error));
                  });
                  const { hash, operations, problems } = made;
                  return {
                    exit: problems.some((problem) => problem.severity === 'error') ? 1 : 0,
                    json: { hash, operations, problems },
                    text: (locale) => planLines(made, choices, locale).join('\n'),
                  };
                }),
              ),
            ),
        ),
      );
  },
};
