import { join } from 'node:path';
import type { z } from 'zod';
import { sendRequest } from '#shared/domain/outbox';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { outboxChannels } from '#shared/ipc/channels/outbox';
import type { Emit, SomeHandlers } from '../../ipc/services';
import { writeError } from '../../store/durable-write';
import { JsonFile } from '../../store/json-file';
import type { Workspace } from '../../store/workspace';
import type { Connections } from '../channels/connections';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import type { Outbox } from './outbox';
import { openOutbox } from './workspace-outbox';

type Names = keyof typeof outboxChannels;

export interface OutboxServiceParts {
  current: CurrentWorkspace;
  connections: Connections;
  emit: Emit;
  now: () => Date;
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
    'outbox.sendTest': ({ channelId, name, documentId, messages, userIds }) =>
      withOutbox(async (outbox) => {
        const sends = [];
        for (const to of new Set(userIds)) {
          const request = sendRequest.parse({
            channelId,
            name,
            origin: { kind: 'test', documentId, itemId: null },
            messages,
            target: { method: 'push', to },
            undoMs: 0,
          });
          const sent = await outbox.enqueue(request);
          if (!sent.ok) return sent;
          sends.push(sent.value);
        }
        poke();
        return ok(sends);
      }),
    'testers.list': () => withWorkspace(current, async (ws) => ok(await testersOf(ws).read())),
    'testers.save': (testers) =>
      withWorkspace(current, async (workspace) => {
        if (workspace.readOnly) {
          return fail(appError('store.readOnly', 'This workspace is open read-only.'));
        }
        const file = testersOf(workspace);
        try {
          return ok(await file.update(() => testers));
        } catch (error) {
          return fail(writeError(error, file.path));
        }
      }),
  };
  return { handlers, outboxOf, close };
}

const testerList = outboxChannels['testers.list'].output;
type Testers = z.infer<typeof testerList>;
const files = new WeakMap<Workspace, JsonFile<Testers>>();
/** In the private folder: who tests is nobody else's business, and it is not part of the work. */
function testersOf(workspace: Workspace): JsonFile<Testers> {
  const file =
    files.get(workspace) ??
    new JsonFile<Testers>(join(workspace.privateDir, 'testers.json'), testerList, []);
  files.set(workspace, file);
  return file;
}
