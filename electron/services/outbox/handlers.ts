import type { ChannelId, DocumentId, SendId } from '#shared/domain/ids';
import type { Send, SendRequest, Tester } from '#shared/domain/outbox';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { outboxChannels } from '#shared/ipc/channels/outbox';
import { withExampleAddresses } from '#shared/preview/local-address';
import type { Emit, SomeHandlers } from '../../ipc/services';
import type { Workspace } from '../../store/workspace';
import type { Connections } from '../channels/connections';
import { bookOf } from '../channels/handlers';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import type { MessageHosting } from '../media/message-hosting';
import type { DialogPort } from '../ports';
import type { QueueFacts } from './campaign-requests';
import { cannotSeal, sealSend } from './capsule/from-send';
import { mediaToSeal } from './capsule/sealed-media';
import type { Outbox } from './outbox';
import { type PublishMessages, queueCampaign, withdrawCampaign } from './queue-campaign';
import { pushTest } from './test-push';
import { saveTesters, testersOf } from './testers';
import { openOutbox } from './workspace-outbox';

type Names = keyof typeof outboxChannels;

export interface OutboxServiceParts {
  current: CurrentWorkspace;
  connections: Connections;
  emit: Emit;
  now: () => Date;
  /** A follower of the rehearsal channel, who gets tests until somebody is chosen. */
  rehearsalTester(workspace: Workspace): Promise<Tester | null>;
  /** A campaign with all it points at, looked up now. */
  campaign(
    workspace: Workspace,
    channelId: ChannelId,
    documentId: DocumentId,
  ): Promise<Result<Omit<QueueFacts, 'channelId'>>>;
  dialogs: Pick<DialogPort, 'pickFolder'>;
  /** Puts what messages point at where LINE can fetch it, before anything is kept or sent. */
  hosting: MessageHosting;
  /** Looks again at once at what is due. */
  poke(): void;
}

/** Recipients that a person is shown of a long list. */
const SHOWN_RECIPIENTS = 20;
/** A storm of events is told so often at most. */
const TELL_MS = 150;

/** The outbox of the open workspace, for the window, the due-sends job and other services. */
export function outboxService(parts: OutboxServiceParts): {
  handlers: SomeHandlers<Names>;
  outboxOf(workspace: Workspace): Promise<Result<Outbox>>;
  close(): Promise<void>;
} {
  const { current, connections, emit, now, poke, hosting } = parts;
  let open: { workspace: Workspace; outbox: Promise<Result<Outbox>> } | null = null;
  let timer: NodeJS.Timeout | null = null;
  const onChange = () => {
    timer ??= setTimeout(() => {
      timer = null;
      emit('outbox.changed', {});
    }, TELL_MS);
  };
  const close = async () => {
    const last = open;
    open = null;
    const outbox = await last?.outbox;
    if (outbox?.ok) await outbox.value.close();
    if (timer) clearTimeout(timer);
    timer = null;
  };
  const outboxOf = async (workspace: Workspace): Promise<Result<Outbox>> => {
    if (open?.workspace !== workspace) {
      const last = open;
      open = {
        workspace,
        outbox: openOutbox(workspace, {
          connect: (channel) => connections.connect(workspace, channel),
          seeMedia: (messages) => hosting.seeAgain(workspace, messages),
          now,
          onChange,
        }),
      };
      const before = await last?.outbox;
      if (before?.ok) await before.value.close();
    }
    const { outbox } = open;
    const result = await outbox;
    if (!result.ok && open?.outbox === outbox) open = null;
    return result;
  };
  const withOutbox = <T>(use: (outbox: Outbox) => Promise<Result<T>> | Result<T>) =>
    withWorkspace(current, async (workspace): Promise<Result<T>> => {
      const outbox = await outboxOf(workspace);
      return outbox.ok ? use(outbox.value) : outbox;
    });
  const withBoth = <T>(use: (workspace: Workspace, outbox: Outbox) => Promise<Result<T>>) =>
    withWorkspace(current, async (workspace): Promise<Result<T>> => {
      const outbox = await outboxOf(workspace);
      return outbox.ok ? use(workspace, outbox.value) : outbox;
    });
  const thenLook = async <T>(answer: Promise<Result<T>>): Promise<Result<T>> => {
    const result = await answer;
    if (result.ok) poke();
    return result;
  };

  const testers = async (workspace: Workspace, channelId: ChannelId): Promise<Tester[]> => {
    const chosen = await testersOf(workspace, channelId);
    if (chosen.length > 0) return chosen;
    const channel = await bookOf(workspace).get(channelId);
    if (!channel.ok || channel.value.kind !== 'rehearsal') return [];
    const follower = await parts.rehearsalTester(workspace);
    return follower ? [follower] : [];
  };

  const sealFromWindow = async (workspace: Workspace, outbox: Outbox, id: SendId) => {
    const found = outbox.find(id);
    if (found?.view.state !== 'due' && found?.view.state !== 'draft') return cannotSeal();
    const { send, view } = found;
    const channel = await bookOf(workspace).get(send.channelId);
    if (!channel.ok) return channel;
    // the capsule names the account, so that it never runs on another one
    const connection = await connections.connect(workspace, channel.value);
    if (!connection.ok) return connection;
    const folder = await parts.dialogs.pickFolder('export');
    if (folder === null) return ok(null);
    return outbox.handOver(id, async () =>
      sealSend(send, {
        privateDir: workspace.privateDir,
        folder,
        botUserId: connection.value.bot.userId,
        channelName: channel.value.name,
        dueAt: Date.parse(view.dueAt) < now().getTime() ? now().toISOString() : view.dueAt,
        to: await outbox.recipientsOf(send, 0, view.recipients ?? 0),
        media: mediaToSeal(await hosting.pointedAt(workspace, send.messages)),
      }),
    );
  };

  /** One send's messages with public addresses, or why not. */
  const published = async (
    workspace: Workspace,
    { channelId, origin, messages }: Pick<SendRequest, 'channelId' | 'origin' | 'messages'>,
  ) => {
    const usedBy = origin.documentId ?? channelId;
    const hosted = await hosting.publish(workspace, { channelId, usedBy, lists: [messages] });
    return hosted.ok ? ok(hosted.value[0] ?? messages) : hosted;
  };
  /** What lies on a host for these sends is needed from now on. */
  const kept = async (
    workspace: Workspace,
    outbox: Outbox,
    sends: readonly Send[],
  ): Promise<void> => {
    for (const { id } of sends) {
      const found = outbox.find(id);
      if (found) await hosting.keepFor(workspace, id, found.send.messages);
    }
  };
  const released = async (workspace: Workspace, sends: readonly Send[]): Promise<void> => {
    for (const { id, state } of sends)
      if (state === 'cancelled') await hosting.release(workspace, id);
  };

  const handlers: SomeHandlers<Names> = {
    'outbox.state': () => withOutbox((outbox) => ok(outbox.state())),
    'outbox.get': ({ id }) =>
      withOutbox(async (outbox) => {
        const found = outbox.find(id);
        if (!found) return fail(appError('outbox.unknownSend', 'This send is not in the outbox.'));
        const recipients = await outbox.recipientsOf(found.send, 0, SHOWN_RECIPIENTS);
        return ok({
          send: found.view,
          messages: found.send.messages,
          recipients,
          target: { ...found.send.target },
        });
      }),
    // nothing leaves and nothing is hosted: addresses that nobody has yet are stood in for
    'outbox.check': (request) =>
      withOutbox((outbox) =>
        outbox.check({ ...request, messages: withExampleAddresses(request.messages) }),
      ),
    'outbox.enqueue': ({ request, confirmation, draft }) =>
      withBoth(async (workspace, outbox) => {
        const messages = await published(workspace, request);
        if (!messages.ok) return messages;
        const sent = await outbox.enqueue(
          { ...request, messages: messages.value },
          { confirmation, isDraft: draft },
        );
        if (sent.ok) await kept(workspace, outbox, [sent.value]);
        return thenLook(Promise.resolve(sent));
      }),
    'outbox.decide': ({ id, decision, confirmation }) =>
      withBoth(async (workspace, outbox) => {
        const decided = await thenLook(outbox.decide(id, decision, confirmation));
        if (decided.ok) await released(workspace, [decided.value]);
        return decided;
      }),
    'outbox.queueCampaign': ({ channelId, documentId, now: isNow, ...rest }) =>
      withBoth(async (workspace, outbox) => {
        const facts = await parts.campaign(workspace, channelId, documentId);
        if (!facts.ok) return facts;
        const publish: PublishMessages = (lists) =>
          hosting.publish(workspace, { channelId, usedBy: documentId, lists });
        const wish = { ...rest, isNow };
        const queued = await queueCampaign(outbox, { ...facts.value, channelId }, wish, publish);
        if (queued.ok && !wish.dryRun)
          await kept(
            workspace,
            outbox,
            queued.value.broadcasts.flatMap(({ sends }) => sends),
          );
        return thenLook(Promise.resolve(queued));
      }),
    'outbox.withdrawCampaign': (wish) =>
      withBoth(async (workspace, outbox) => {
        const withdrawn = await withdrawCampaign(outbox, wish);
        if (withdrawn.ok) await released(workspace, withdrawn.value);
        return withdrawn;
      }),
    'outbox.seal': ({ id }) =>
      withWorkspace(current, async (workspace) => {
        const outbox = await outboxOf(workspace);
        return outbox.ok ? sealFromWindow(workspace, outbox.value, id) : outbox;
      }),
    'outbox.pause': () =>
      withOutbox(async (outbox) => {
        const paused = await outbox.pause();
        return paused.ok ? ok(outbox.state()) : paused;
      }),
    'outbox.resume': () =>
      withOutbox(async (outbox) => {
        const resumed = await outbox.resume();
        poke();
        return resumed.ok ? ok(outbox.state()) : resumed;
      }),
    'outbox.sendTest': ({ userIds, ...test }) =>
      withBoth(async (workspace, outbox) => {
        const chosen = userIds ?? (await testers(workspace, test.channelId)).map((t) => t.userId);
        const origin = { kind: 'test' as const, documentId: test.documentId, itemId: null };
        const messages = await published(workspace, { ...test, origin });
        if (!messages.ok) return messages;
        const sent = await pushTest(outbox, {
          ...test,
          messages: messages.value,
          userIds: chosen,
        });
        if (sent.ok) await kept(workspace, outbox, sent.value);
        return thenLook(Promise.resolve(sent));
      }),
    'testers.list': ({ channelId }) =>
      withWorkspace(current, async (workspace) => ok(await testers(workspace, channelId))),
    'testers.save': ({ channelId, testers: chosen }) =>
      withWorkspace(current, (workspace) => saveTesters(workspace, channelId, chosen)),
  };
  return { handlers, outboxOf, close };
}
