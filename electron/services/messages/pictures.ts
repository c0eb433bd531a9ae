import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fail, ok } from '#shared/errors/app-error';
import type { SomeHandlers } from '../../ipc/services';
import type { PreviewPort, PrintPort } from '../../render/preview-port';
import { durableWrite, writeError } from '../../store/durable-write';
import type { DialogPort } from '../ports';

/** Pictures of messages: for lists, and as files for people who approve them. */
export function messagePictureHandlers(
  preview: PreviewPort & PrintPort,
  dialogs: DialogPort,
): SomeHandlers<'messages.picture' | 'messages.export'> {
  return {
    'messages.picture': ({ job }) => preview.preview(job),
    async 'messages.export'({ job, format, name }) {
      const folder = await dialogs.pickFolder('export');
      if (folder === null) return ok(null);
      const drawn = await (format === 'pdf' ? preview.print(job) : preview.preview(job));
      if (!drawn.ok) return drawn;
      const bytes = 'pdf' in drawn.value ? drawn.value.pdf : drawn.value.png;
      const file = await freeName(folder, safeName(name), format);
      try {
        await durableWrite(join(folder, file), bytes, { forOthers: true });
      } catch (error) {
        return fail(writeError(error, folder));
      }
      return ok({ folder: basename(folder), file });
    },
  };
}

/** What file systems refuse becomes a dash. */
const safeName = (name: string): string =>
  name
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, '-')
    .slice(0, 100)
    .replace(/^\.+|[. ]+$/g, '') || 'message';

/** A file that is there already is never overwritten: the new one gets a number. */
async function freeName(folder: string, stem: string, extension: string): Promise<string> {
  let file = `${stem}.${extension}`;
  for (let number = 2; await exists(join(folder, file)); number += 1)
    file = `${stem} ${number}.${extension}`;
  return file;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
