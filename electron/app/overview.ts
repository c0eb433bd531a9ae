import { basename, join } from 'node:path';
import { fail, ok, type Result } from '#shared/errors/app-error';
import type { SomeHandlers } from '../ipc/services';
import { printOnPaper, printPdf } from '../render/print-pdf';
import type { DialogPort } from '../services/ports';
import { durableWrite, writeError } from '../store/durable-write';

/** The plan of a month to hand out: as a file, or on paper at once. */
export function overviewHandlers(
  dialogs: Pick<DialogPort, 'pickFolder'>,
): SomeHandlers<'plan.saveOverview' | 'plan.printOverview'> {
  return {
    'plan.printOverview': ({ html }) => printOnPaper(html),
    async 'plan.saveOverview'({
      name,
      html,
      kind,
    }): Promise<Result<{ folder: string; file: string } | null>> {
      const folder = await dialogs.pickFolder('export');
      if (folder === null) return ok(null);
      const printed = kind === 'pdf' ? await printPdf(html) : ok(new TextEncoder().encode(html));
      if (!printed.ok) return printed;
      const stem = name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '-').replace(/^\.+|[. ]+$/g, '');
      const file = `${stem}.${kind}`;
      try {
        await durableWrite(join(folder, file), printed.value);
      } catch (error) {
        return fail(writeError(error, folder));
      }
      return ok({ folder: basename(folder), file });
    },
  };
}
