import { ChannelBook, newChannelId } from '#electron/services/channels/channel-book';
import { Workspace } from '#electron/store/workspace';
import { readWorkspaceFile, writeWorkspaceFile } from '#electron/store/workspace-file';
import { CHANNEL_COLOURS } from '#shared/domain/workspace';
import { aPng } from './a-rich-menu';
import { hostileDocuments } from './hostile-documents';
import { HOSTILE_TEXTS } from './hostile-forms';
import { unwrap } from './publish-bench';

/*
 * A process of its own: fills a workspace with hostile documents, pictures, channels and a hostile name. Prints
 * the kinds and ids of the documents.
 */
const textAt = (at: number): string => HOSTILE_TEXTS[at] ?? '';
const [folder = ''] = process.argv.slice(2);
const workspace = unwrap(await Workspace.open(folder));
const { documents } = hostileDocuments();
for (const document of documents) unwrap(await workspace.create(document));
unwrap(await workspace.assets.put(aPng(), textAt(2)));
const book = new ChannelBook(workspace);
for (const [at, kind] of (['test', 'production'] as const).entries())
  unwrap(
    await book.put({
      id: newChannelId(),
      name: textAt(at),
      kind,
      colour: CHANNEL_COLOURS[0],
      basicId: textAt(at + 2),
      botUserId: `U${String(at).repeat(32)}`,
      requiresApproval: false,
    }),
  );
await workspace.close();
const file = await readWorkspaceFile(folder);
if (file) await writeWorkspaceFile(folder, { ...file, name: textAt(3) });
process.stdout.write(JSON.stringify(documents.map(({ kind, id }) => ({ kind, id }))));
