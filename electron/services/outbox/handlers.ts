import type { ChannelId, DocumentId } from '#shared/domain/ids';
import type { Tester } from '#shared/domain/outbox';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { outboxChannels } from '#shared/ipc/channels/outbox';
import type { Emit, SomeHandlers } from '../../ipc/services';
import type { Workspace } from '../../store/workspace';
import type { Connections } from '../channels/connections';
import { bookOf } from '../channels/handlers';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import type { Outbox } from './outbox';
import { type QueueFacts, queueCampaign, withdrawCampaign } from './queue-campaign';
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
  const { current, connections, emit, now, poke } = parts;
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
    'outbox.check': (request) => withOutbox((outbox) => outbox.check(request)),
    'outbox.enqueue': ({ request, confirmation, draft }) =>
      withOutbox((outbox) => thenLook(outbox.enqueue(request, { confirmation, isDraft: draft }))),
    'outbox.decide': ({ id, decision, confirmation }) =>
      withOutbox((outbox) => thenLook(outbox.decide(id, decision, confirmation))),
    'outbox.queueCampaign': ({ channelId, documentId, ...wish }) =>
      withWorkspace(current, async (workspace) => {
        const outbox = await outboxOf(workspace);
        if (!outbox.ok) return outbox;
        const facts = await parts.campaign(workspace, channelId, documentId);
        if (!facts.ok) return facts;
        return thenLook(queueCampaign(outbox.value, { ...facts.value, channelId }, wish));
      }),
    'outbox.withdrawCampaign': (wish) => withOutbox((outbox) => withdrawCampaign(outbox, wish)),
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
      withWorkspace(current, async (workspace) => {
        const outbox = await outboxOf(workspace);
        if (!outbox.ok) return outbox;
        const chosen = userIds ?? (await testers(workspace, test.channelId)).map((t) => t.userId);
        return thenLook(pushTest(outbox.value, { ...test, userIds: chosen }));
      }),
    'testers.list': ({ channelId }) =>
      withWorkspace(current, async (workspace) => ok(await testers(workspace, channelId))),
    'testers.save': ({ channelId, testers: chosen }) =>
      withWorkspace(current, (workspace) => saveTesters(workspace, channelId, chosen)),
  };
  return { handlers, outboxOf, close };
}
