import { join } from 'node:path';
import { z } from 'zod';
import { type ChannelId, channelId, newId } from '#shared/domain/ids';
import { CHANNEL_COLOURS } from '#shared/domain/workspace';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { writeError } from '../../store/durable-write';
import { JsonFile } from '../../store/json-file';
import { randomBytesPort } from '../../store/random';
import type { Workspace } from '../../store/workspace';

/** A channel as the workspace's file keeps it: never a token. */
export const storedChannel = z.object({
  id: channelId,
  name: z.string(),
  kind: z.enum(['rehearsal', 'test', 'production']),
  colour: z.string(),
  basicId: z.string().nullable(),
  botUserId: z.string().nullable(),
  requiresApproval: z.boolean().default(false),
});
export type StoredChannel = z.infer<typeof storedChannel>;
const bookShape = z.object({ channels: z.array(storedChannel), selected: channelId.nullable() });
type Book = z.infer<typeof bookShape>;

/** `tapestry … --channel rehearsal` and the sample workspace rely on this name. */
export const REHEARSAL_NAME = 'rehearsal';

/** `channels.json` of a workspace. Every workspace has its rehearsal channel, without being asked. */
export class ChannelBook {
  private readonly file: JsonFile<Book>;

  constructor(private readonly workspace: Workspace) {
    this.file = new JsonFile(
      join(workspace.folder, 'channels.json'),
      bookShape,
      { channels: [], selected: null },
      (file, aside) =>
        workspace.note('store.fileSetAside', 'A damaged file was set aside.', { file, aside }),
    );
  }

  async list(): Promise<StoredChannel[]> {
    if (!this.workspace.readOnly) await this.file.mend();
    const { channels } = await this.file.read();
    if (channels.some((channel) => channel.kind === 'rehearsal')) return channels;
    const rehearsal = rehearsalOf(this.workspace);
    if (this.workspace.readOnly) return [rehearsal, ...channels];
    // Two readers may both find it missing; the second sees what the first wrote.
    const written = await this.file.update((book) =>
      book.channels.some((channel) => channel.kind === 'rehearsal')
        ? book
        : { ...book, channels: [rehearsal, ...book.channels] },
    );
    return written.channels;
  }

  async get(id: ChannelId): Promise<Result<StoredChannel>> {
    const found = (await this.list()).find((channel) => channel.id === id);
    return found ? ok(found) : fail(unknownChannel(id));
  }

  async byName(name: string): Promise<Result<StoredChannel>> {
    const channels = await this.list();
    const found = channels.find((channel) => channel.name === name || channel.id === name);
    if (found) return ok(found);
    const names = channels.map((channel) => channel.name).join(', ');
    return fail(
      appError('channel.unknown', `This workspace has no channel “${name}”; it has: ${names}.`, {
        details: { name, names },
      }),
    );
  }

  async selected(): Promise<StoredChannel | null> {
    const channels = await this.list();
    const { selected } = await this.file.read();
    return channels.find((channel) => channel.id === selected) ?? channels[0] ?? null;
  }

  select(id: ChannelId): Promise<Result<null>> {
    return this.change((book) => ({ ...book, selected: id }));
  }

  put(channel: StoredChannel): Promise<Result<null>> {
    return this.change((book) => {
      const isKnown = book.channels.some((other) => other.id === channel.id);
      const channels = isKnown
        ? book.channels.map((other) => (other.id === channel.id ? channel : other))
        : [...book.channels, channel];
      return { ...book, channels };
    });
  }

  remove(id: ChannelId): Promise<Result<null>> {
    return this.change(({ channels, selected }) => ({
      channels: channels.filter((channel) => channel.id !== id),
      selected: selected === id ? null : selected,
    }));
  }

  private async change(change: (book: Book) => Book): Promise<Result<null>> {
    if (this.workspace.readOnly) {
      return fail(appError('store.readOnly', 'This workspace is open read-only.'));
    }
    await this.list();
    try {
      await this.file.update(change);
      return ok(null);
    } catch (error) {
      return fail(writeError(error, this.file.path));
    }
  }
}

export const newChannelId = (): ChannelId => newId('chn', randomBytesPort);

const unknownChannel = (id: string) =>
  appError('channel.forgotten', 'This channel is no longer in the workspace.', {
    details: { id },
  });

/** Its id follows from the workspace's, so that a read-only workspace names it the same each time. */
const rehearsalOf = (workspace: Workspace): StoredChannel => ({
  id: channelId.parse(`chn_${workspace.info().id.slice('wsp_'.length)}`),
  name: REHEARSAL_NAME,
  kind: 'rehearsal',
  colour: CHANNEL_COLOURS[0],
  basicId: null,
  botUserId: null,
  requiresApproval: false,
});
