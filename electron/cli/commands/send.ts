import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Send, SendCheck } from '#shared/domain/outbox';
import { appError, type Problem } from '#shared/errors/app-error';
import { withExampleAddresses } from '#shared/preview/local-address';
import { createLineClient } from '../../line/client';
import { systemClock } from '../../line/clock';
import { createInsightClient } from '../../line/insight';
import { Pacer } from '../../line/pacer';
import { fetchPublic } from '../../media/fetch-public';
import { type FoundBroadcast, findBroadcast } from '../../services/campaigns/find-broadcast';
import { paceFile } from '../../services/channels/pace-file';
import { readTargetReach } from '../../services/channels/target-reach';
import { stateFolder } from '../../services/outbox/account-lock';
import { runCapsule } from '../../services/outbox/capsule/run';
import { openCapsule } from '../../services/outbox/capsule/seal';
import type { Outbox } from '../../services/outbox/outbox';
import { openOutbox } from '../../services/outbox/workspace-outbox';
import type { Workspace } from '../../store/workspace';
import { address } from '../arguments';
import { type CliCommand, type CliContext, CliFailure, type CliOutcome } from '../command';
import { hostedRequest } from '../host-messages';
import { withAccount } from '../open-account';
import { unwrap, withWorkspaceAt } from '../open-workspace';
import { phrase, problemLine } from '../phrase';
import { problemOf } from '../problem-of';
import { readInput } from '../read-input';
import { errorSentence } from '../sentence';
import { tokenFrom } from '../token-env';
import { readBroadcast } from './read-broadcast';
import { type SentTest, sendTest } from './send-test';

interface SendOptions {
  workspace?: string;
  channel?: string;
  tokenEnv?: string;
  endpoint?: string;
  dryRun?: boolean;
  yes?: boolean;
  again?: boolean;
  confirmCopy?: boolean;
  capsule?: string;
  signer?: string;
}

/** `tapestry send`: sends once, or with `--dry-run` says what it would do. */
export const send: CliCommand = {
  register(program, run) {
    sendOptions(program.command('send'))
      .argument('[broadcast]', 'a broadcast of the workspace, or a file with a request of LINE’s')
      .description('Send once; --dry-run validates at LINE and prices. Or run a capsule.')
      .action(
        run(
          async (
            context,
            broadcast: string | undefined,
            options: SendOptions,
          ): Promise<CliOutcome> => {
            if (options.capsule !== undefined && broadcast === undefined)
              return sendCapsule(context, options.capsule, options);
            if (
              options.capsule !== undefined ||
              broadcast === undefined ||
              !options.workspace ||
              !options.channel
            ) {
              throw new CliFailure(
                appError(
                  'cli.sendWhat',
                  'Say what to send: BROADCAST with --workspace and --channel, or --capsule FILE.',
                ),
                2,
              );
            }
            const { workspace, channel } = options;
            return sendBroadcast(context, broadcast, { ...options, workspace, channel });
          },
        ),
      );
  },
};

const sendOptions = (command: Command): Command =>
  command
    .option('--workspace <dir>', 'the workspace')
    .option('--channel <name>', 'a channel of the workspace')
    .option('--token-env <name>', 'environment variable that holds the channel access token')
    .option('--endpoint <url>', 'stands in for both of LINE’s hosts', address)
    .option('--dry-run', 'send nothing; validate at LINE and price')
    .option('--yes', 'agree to send on a production channel')
    .option('--again', 'send although the same thing went out before')
    .option('--confirm-copy', 'this copied workspace may send')
    .option('--capsule <file>', 'run this capsule once')
    .option('--signer <fingerprint>', 'refuse a capsule that somebody else has signed');

async function sendBroadcast(
  context: CliContext,
  broadcast: string,
  options: SendOptions & { workspace: string; channel: string },
): Promise<CliOutcome> {
  const isDry = options.dryRun === true;
  return withWorkspaceAt(context, options.workspace, { writes: !isDry }, (workspace) =>
    withAccount(
      context,
      workspace,
      { ...options, channel: options.channel },
      async (target, channel, { insight, audiences }) => {
        const simulated = channel.kind === 'rehearsal';
        const account = { line: target.line, insight, audiences, simulated };
        const tested = await findTest(workspace, broadcast);
        const open = async () =>
          unwrap(
            await openOutbox(workspace, {
              connect: async () => ({
                ok: true,
                value: {
                  line: target.line,
                  insight,
                  bot: { userId: target.botUserId, basicId: '', displayName: '' },
                },
              }),
              now: () => new Date(),
              onChange: () => undefined,
            }),
            1,
          );
        if (tested) {
          const outbox = isDry ? null : await open();
          try {
            const sent = await sendTest(context, workspace, tested, {
              channel,
              account,
              outbox,
              mayUseProduction: options.yes === true,
            });
            return reportTest(context, sent, isDry);
          } finally {
            await outbox?.close();
          }
        }
        const request = await readBroadcast(context, workspace, broadcast, {
          channelId: channel.id,
          account,
          isNow: true,
        });
        const outbox = await open();
        const onInterrupt = () => {
          context.note(phrase(context.locale, 'cli.stopping'));
          outbox.interrupt();
        };
        context.signal.addEventListener('abort', onInterrupt, { once: true });
        try {
          const messages = withExampleAddresses(request.messages);
          const check = unwrap(await outbox.check({ ...request, messages }), 1);
          const isRefused = check.problems.some(({ severity }) => severity === 'error');
          if (isDry || isRefused) return report(context, null, check, isRefused ? 1 : 0);
          if (channel.kind === 'production' && options.yes !== true) {
            throw new CliFailure(
              appError('cli.needsYes', `“${channel.name}” is a production channel; add --yes.`, {
                details: { name: channel.name },
              }),
              2,
            );
          }
          if (options.confirmCopy) unwrap(await outbox.resume(), 1);
          const earlier = options.again ? null : outbox.findByOrigin(channel.id, request.origin);
          if (earlier?.state === 'accepted') {
            return report(context, earlier, check, 0, [note('cli.sentBefore')]);
          }
          const entered =
            earlier ??
            unwrap(
              await outbox.enqueue(await hostedRequest(context, workspace, request), {
                confirmation: { recipients: confirmedCount(request, check) },
              }),
              1,
            );
          const sent = await deliver(outbox, entered, context);
          return report(context, sent, check, sent.state === 'accepted' ? 0 : 1);
        } finally {
          context.signal.removeEventListener('abort', onInterrupt);
          await outbox.close();
        }
      },
    ),
  );
}

/** The broadcast when it has a test; a file of that name goes before it. */
async function findTest(workspace: Workspace, name: string): Promise<FoundBroadcast | null> {
  if (name === '-') return null;
  const found = await findBroadcast(workspace, name);
  return found.ok && found.value?.broadcast.experiment ? found.value : null;
}

function reportTest(context: CliContext, sent: SentTest, isDry: boolean): CliOutcome {
  const { locale } = context;
  const state = sent.isOut ? 'accepted' : (sent.sends.at(-1)?.state ?? 'due');
  const cost = sent.sends.reduce<number | null>(
    (sum, { price }) => (sum === null || price === null ? null : sum + price.amount),
    0,
  );
  const problems = isDry || sent.isOut ? [] : [note(`cli.sendState.${state}`)];
  return {
    exit: isDry || sent.isOut ? 0 : 1,
    json: {
      requestIds: sent.sends.flatMap(({ requestIds }) => requestIds),
      recipients: sent.people,
      cost: sent.sends.length === 0 ? null : cost,
      currency: 'TWD',
      problems,
      arms: sent.sends.map(({ arm, state: own, requestIds }) => ({
        letter: arm?.letter ?? null,
        state: own,
        requestIds,
      })),
    },
    text: () =>
      phrase(locale, isDry ? 'cli.sendDry' : `cli.sendState.${state}`, {
        recipients: sent.people,
        cost: cost ?? '?',
      }),
  };
}

/** `--yes` agrees to as many as there are. */
const confirmedCount = (
  request: { target: { method: string }; expected: number | null },
  check: SendCheck,
) => (request.target.method === 'multicast' ? check.recipients : request.expected);

const RETRY_MS = 2_000;

/** Sends what is open and, for a narrowcast, waits until LINE is through with it. */
async function deliver(outbox: Outbox, entered: Send, context: CliContext): Promise<Send> {
  const { id } = entered;
  const canGoOn =
    entered.state === 'partly' || entered.state === 'failed' || entered.state === 'unknown';
  if (canGoOn) {
    unwrap(await outbox.decide(id, { kind: 'continue' }), 1);
    await outbox.settled(id);
  } else if (entered.state === 'missed') {
    unwrap(await outbox.decide(id, { kind: 'sendNow' }), 1);
  }
  for (;;) {
    const now = unwrap(await outbox.run(id), 1);
    const waits = now.state === 'due' || now.state === 'sending';
    if (!waits || context.signal.aborted) break;
    if (now.waiting) context.note(errorSentence(now.waiting.error, context.locale));
    await wait(RETRY_MS, undefined, { signal: context.signal }).catch(() => undefined);
  }
  await outbox.followed(id);
  return outbox.find(id)?.view ?? entered;
}

async function sendCapsule(
  context: CliContext,
  file: string,
  options: SendOptions,
): Promise<CliOutcome> {
  const sealed = openCapsule(await readInput(context, file), options.signer ?? null);
  if (!sealed.ok)
    throw new CliFailure(sealed.error, sealed.error.code === 'capsule.unreadable' ? 2 : 1);
  const token = tokenFrom(context, options.tokenEnv);
  const pacer = new Pacer(systemClock);
  const client = {
    channelAccessToken: token,
    pacer,
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
  };
  const line = createLineClient(client);
  const bot = unwrap(await line.getBotInfo(), 1).value;
  pacer.keepIn(paceFile(stateFolder(context.env), bot.userId));
  const { send: stored } = sealed.value.content;
  const account = {
    line,
    botUserId: bot.userId,
    kind: 'production' as const,
    targetReach: () => readTargetReach(createInsightClient(client), new Date()),
  };
  const run = unwrap(
    await runCapsule(sealed.value, {
      stateFolder: stateFolder(context.env),
      account,
      now: () => new Date(),
      clock: systemClock,
      random: Math.random,
      fetchPublic,
    }),
    1,
  );
  const problems = run.wasDone ? [note('capsule.alreadyRun')] : [];
  const facts = { recipients: run.send.totals.recipients ?? stored.expected, cost: null };
  return report(context, run.send, facts, run.send.state === 'accepted' ? 0 : 1, problems);
}

const note = (code: string): Problem => ({
  code,
  message: phrase('en', code),
  path: [],
  severity: 'warning',
});

function report(
  context: CliContext,
  sent: Send | null,
  check: Pick<SendCheck, 'recipients' | 'cost'> & { problems?: Problem[] },
  exit: 0 | 1,
  more: Problem[] = [],
): CliOutcome {
  const problems = [...(sent ? [] : (check.problems ?? [])), ...more];
  if (sent && 'error' in sent && sent.error) problems.push(problemOf(sent.error));
  else if (sent && 'waiting' in sent && sent.waiting) problems.push(problemOf(sent.waiting.error));
  else if (sent && exit !== 0) problems.push(note(`cli.sendState.${sent.state}`));
  const requestIds = sent?.requestIds ?? [];
  const { locale } = context;
  return {
    exit,
    json: {
      requestIds,
      recipients: check.recipients,
      cost: check.cost?.amount ?? null,
      currency: 'TWD',
      problems,
      ...(sent ? { id: sent.id, state: sent.state, totals: sent.totals } : {}),
    },
    text: () => {
      const lines = [
        phrase(locale, sent ? `cli.sendState.${sent.state}` : 'cli.sendDry', {
          recipients: check.recipients ?? '?',
          cost: check.cost?.amount ?? '?',
        }),
        ...requestIds.map((id) => `  ${id}`),
        ...problems.map((problem) => problemLine(problem, locale)),
      ];
      return lines.join('\n');
    },
  };
}
