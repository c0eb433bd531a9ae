import type { HostedObject } from '#shared/domain/media-host';
import type { SendRequest } from '#shared/domain/outbox';
import { localPlaces } from '#shared/preview/local-address';
import type { Emit } from '../ipc/services';
import { memoryVault } from '../secrets/token-vault';
import { CurrentWorkspace } from '../services/current-workspace';
import { mediaService } from '../services/media/handlers';
import { HostBook } from '../services/media/host-book';
import { type MessageHosting, messageHosting } from '../services/media/message-hosting';
import { pointedAt } from '../services/media/still-served';
import { UploadLog, uploadLogOf } from '../services/media/upload-log';
import type { Drawings } from '../services/render';
import type { Workspace } from '../store/workspace';
import type { CliContext } from './command';
import { unwrap, withDrawings } from './open-workspace';
import { phrase } from './phrase';

/** The secret of the workspace's media host, where it has one; it is kept nowhere. */
const SECRET = 'TAPESTRY_MEDIA_SECRET';

/**
 * The request with public addresses for what only the workspace has: drawn, uploaded and fetched back before
 * anything is sealed or sent. What cannot be hosted ends the command.
 */
export async function hostedRequest(
  context: CliContext,
  workspace: Workspace,
  request: SendRequest,
): Promise<SendRequest> {
  if (localPlaces(request.messages).length === 0) return request;
  return withDrawings(context, workspace, (drawings) =>
    withHosting(context, workspace, drawings, async (hosting) => {
      const usedBy = request.origin.documentId ?? request.channelId;
      const stop = () => hosting.stop(usedBy);
      context.signal.addEventListener('abort', stop, { once: true });
      try {
        const hosted = await hosting.publish(workspace, {
          channelId: request.channelId,
          usedBy,
          lists: [request.messages],
        });
        const [messages] = unwrap(hosted, 1);
        return { ...request, messages: messages ?? request.messages };
      } finally {
        context.signal.removeEventListener('abort', stop);
      }
    }),
  );
}

/** Files of this workspace's uploads that messages point at. */
export const hostedFiles = async (
  workspace: Workspace,
  messages: SendRequest['messages'],
): Promise<HostedObject[]> => {
  const log = new UploadLog(uploadLogOf(workspace), () => new Date());
  return pointedAt(await log.hosted(), messages);
};

/** The workspace's media host for as long as `use` takes. */
export async function withHosting<T>(
  context: CliContext,
  workspace: Workspace,
  drawings: Drawings,
  use: (hosting: MessageHosting) => Promise<T>,
): Promise<T> {
  const vault = memoryVault();
  const secret = context.env[SECRET];
  const chosen = await new HostBook(workspace).chosen();
  if (chosen && secret) vault.put(chosen.id, secret);
  const now = () => new Date();
  const emit: Emit = (event, payload) => {
    if (event !== 'media.progress') return;
    const { step, done, total } = payload as { step: string; done: number; total: number };
    if (step === 'upload') context.note(phrase(context.locale, 'cli.hosting', { done, total }));
  };
  const current = new CurrentWorkspace();
  const dialogs = { pickFolder: async () => null, pickFile: async () => null };
  const media = mediaService({ current, vault, dialogs, emit, now });
  try {
    return await use(messageHosting({ media, drawings, emit }));
  } finally {
    await media.close();
  }
}

/** Whether the channel has somewhere to put pictures: the rehearsal's own host, or the one that was chosen. */
export async function mediaHostOf(
  workspace: Workspace,
  isRehearsal: boolean,
): Promise<'ready' | 'none'> {
  if (isRehearsal) return 'ready';
  return (await new HostBook(workspace).chosen()) ? 'ready' : 'none';
}
