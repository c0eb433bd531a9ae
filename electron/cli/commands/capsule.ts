import { basename, join } from 'node:path';
import { Option } from 'commander';
import { z } from 'zod';
import { canonicalJson } from '#shared/document/canonical';
import { appError } from '#shared/errors/app-error';
import { sealRequest } from '../../services/outbox/capsule/from-request';
import { capsuleKey, signerOf } from '../../services/outbox/capsule/seal';
import { mediaToSeal } from '../../services/outbox/capsule/sealed-media';
import { count, positiveCount } from '../arguments';
import { type CliCommand, CliFailure, type CliOutcome } from '../command';
import { hostedFiles, hostedRequest } from '../host-messages';
import { withAccount } from '../open-account';
import { unwrap, withWorkspaceAt } from '../open-workspace';
import { keepFolder, keepInputs, writeOut } from '../out-files';
import { phrase } from '../phrase';
import { type PublishOptions, withAccountOptions } from './publish-options';
import { readBroadcast } from './read-broadcast';

interface CapsuleOptions extends PublishOptions {
  out: string;
  notBefore?: string;
  notAfter?: string;
  keepLeft?: number;
  maxRecipients?: number;
  yes?: boolean;
}

/** `tapestry capsule`: seals a send into a file that any machine can run once. */
export const capsule: CliCommand = {
  register(program, run) {
    withAccountOptions(program.command('capsule'))
      .argument('<broadcast>', 'a broadcast of the workspace, or a file with a request of LINE’s')
      .description(
        'Seal a send: messages, recipients, retry keys, time window, quota guard; signed.',
      )
      .requiredOption('--out <file>', 'where the capsule goes')
      .option(
        '--not-before <time>',
        'not a byte before this, with its offset from UTC; now when left out',
      )
      .option('--not-after <time>', 'not a byte after this; six hours later when left out')
      .option('--keep-left <n>', 'so many messages of the month must be left over', count)
      .addOption(
        new Option(
          '--max-recipients <n>',
          'not to more people than this: a list is counted, LINE keeps a narrowcast to it, a broadcast is held against LINE’s last count of friends',
        ).argParser(positiveCount),
      )
      .option('--yes', 'agree to a send on a production channel')
      .action(
        run(
          async (context, broadcast: string, options: CapsuleOptions): Promise<CliOutcome> =>
            withWorkspaceAt(context, options.workspace, { writes: true }, async (workspace) => {
              // a request in a file, or a broadcast in a document of the workspace
              await keepInputs(context, [broadcast], options.out);
              await keepFolder(context, join(workspace.folder, 'documents'), options.out);
              return withAccount(
                context,
                workspace,
                options,
                async (target, channel, { insight, audiences }) => {
                  if (channel.kind === 'production' && options.yes !== true) {
                    throw new CliFailure(
                      appError(
                        'cli.needsYes',
                        `“${channel.name}” is a production channel; add --yes.`,
                        {
                          details: { name: channel.name },
                        },
                      ),
                      2,
                    );
                  }
                  const asked = await readBroadcast(context, workspace, broadcast, {
                    channelId: channel.id,
                    account: {
                      line: target.line,
                      insight,
                      audiences,
                      simulated: channel.kind === 'rehearsal',
                    },
                    isNow: false,
                  });
                  const request = await hostedRequest(context, workspace, asked);
                  const sealed = unwrap(
                    sealRequest(
                      {
                        ...request,
                        guard: {
                          keepLeft: options.keepLeft ?? request.guard.keepLeft,
                          maxRecipients: options.maxRecipients ?? request.guard.maxRecipients,
                        },
                      },
                      {
                        key: await capsuleKey(join(workspace.privateDir, 'capsule-key.pem')),
                        botUserId: target.botUserId,
                        channelName: channel.name,
                        now: new Date(),
                        notBefore: readTime(options.notBefore, '--not-before'),
                        notAfter: readTime(options.notAfter, '--not-after'),
                        media: mediaToSeal(await hostedFiles(workspace, request.messages)),
                      },
                    ),
                    1,
                  );
                  const file = await writeOut(context, options.out, canonicalJson(sealed), {
                    // user ids stand in it
                    isSecret: true,
                  });
                  const { notBefore, notAfter, send } = sealed.content;
                  if (send.target.method === 'broadcast' && send.guard.maxRecipients !== null)
                    context.note(phrase(context.locale, 'cli.broadcastLimit'));
                  const facts = {
                    file,
                    hash: sealed.hash,
                    notBefore,
                    notAfter,
                    signer: signerOf(sealed),
                  };
                  return {
                    exit: 0,
                    json: facts,
                    text: (locale) =>
                      phrase(locale, 'cli.sealed', { ...facts, file: basename(file) }),
                  };
                },
              );
            }),
        ),
      );
  },
};

function readTime(text: string | undefined, option: string): string | null {
  if (text === undefined) return null;
  if (z.iso.datetime({ offset: true }).safeParse(text).success) return text;
  throw new CliFailure(
    appError('cli.badTime', `${option} wants a time like 2026-09-14T20:00:00+08:00.`, {
      details: { option, text },
    }),
    2,
  );
}
