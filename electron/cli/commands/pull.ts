import type { AppError } from '#shared/errors/app-error';
import { InsightArchive } from '../../services/insight/archive';
import { measured } from '../../services/insight/handlers';
import { lineInsight } from '../../services/insight/line-insight';
import { measuredSends } from '../../services/insight/measured-sends';
import { menuHistory } from '../../services/insight/menu-history';
import { pullInsight, saidOf } from '../../services/insight/pull';
import { openOutbox } from '../../services/outbox/workspace-outbox';
import { pullAccount } from '../../services/publish/pull';
import { pullPorts } from '../../services/publish/pull-ports';
import { workspacePorts } from '../../services/publish/workspace-ports';
import type { CliCommand, CliOutcome } from '../command';
import { withAccount } from '../open-account';
import { unwrap, withDrawings, withWorkspaceAt } from '../open-workspace';
import { phrase } from '../phrase';
import { type PublishOptions, withAccountOptions } from './publish-options';

/** `tapestry pull`: LINE's state into the workspace, figures included. Changes nothing at LINE. */
export const pull: CliCommand = {
  register(program, run) {
    withAccountOptions(program.command('pull'))
      .description('Fetch rich menus, coupons, quota, settings and insight into the workspace.')
      .action(
        run(
          (context, options: PublishOptions): Promise<CliOutcome> =>
            withWorkspaceAt(context, options.workspace, { writes: true }, (workspace) =>
              withDrawings(context, workspace, (drawings) =>
                withAccount(context, workspace, options, async (target, channel, connection) => {
                  const now = () => new Date();
                  const ports = workspacePorts(workspace, drawings, now);
                  const inWorkspace = pullPorts(workspace, ports);
                  const account = unwrap(
                    await pullAccount(target, connection.inventory, inWorkspace),
                    1,
                  );
                  const simulated = channel.kind === 'rehearsal';
                  const outbox = unwrap(
                    await openOutbox(workspace, {
                      connect: async () => ({ ok: true, value: connection }),
                      now,
                      lookOnly: true,
                      onChange: () => undefined,
                    }),
                    1,
                  );
                  const { sends } = outbox.state();
                  const published = unwrap(await ports.publications.read(target.botUserId), 1);
                  const facts = {
                    sends: await measuredSends(workspace, {
                      channelId: channel.id,
                      simulated,
                      sends,
                    }),
                    menus: menuHistory(published).map(measured),
                    simulated,
                  };
                  const figures = unwrap(
                    await pullInsight(
                      {
                        archive: new InsightArchive(workspace.folder, channel.id),
                        insight: lineInsight(connection.insight, connection.line),
                        now,
                      },
                      facts,
                      { signal: context.signal },
                    ),
                    1,
                  );
                  // what could not be asked is said, or a script would take silence for "no figures"
                  for (const { question, error } of figures.failures)
                    context.note(
                      phrase(context.locale, 'cli.figuresFailed', {
                        what: saidOf(question, 'of', facts),
                        reason: error,
                      }),
                    );
                  const insight = Object.values(figures.fetched).reduce((sum, n) => sum + n, 0);
                  const fetched = { ...account.fetched, insight };
                  const withheld = [
                    ...account.withheld.map(
                      ({ subject, details }) => `${subject}: ${(details.reason as AppError).code}`,
                    ),
                    ...figures.withheld.map(({ subject }) => subject),
                  ];
                  return {
                    exit: 0,
                    json: {
                      fetched,
                      withheld,
                      insight: figures.fetched,
                      left: figures.left,
                      failed: figures.failures.length,
                    },
                    text: (locale) =>
                      [
                        phrase(locale, 'cli.pulled', { ...fetched }),
                        ...[...account.withheld, ...figures.withheld].map((name) =>
                          phrase(locale, 'cli.withheld', { name }),
                        ),
                        ...(figures.left > 0
                          ? [phrase(locale, 'cli.pullLeft', { left: figures.left })]
                          : []),
                      ].join('\n'),
                  };
                }),
              ),
            ),
        ),
      );
  },
};
