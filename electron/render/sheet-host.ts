import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { HandoffSheet } from '#shared/handoff/sheet-schema';
import type { ParsedInputOf } from '#shared/ipc/contract';
import type { KnownPages } from '../ipc/bind';
import type { SomeHandlers } from '../ipc/services';
import { HiddenPage, heard } from './hidden-page';
import type { SheetPicture, SheetPort } from './sheet-port';

const JOB_LIMIT_MS = 60_000;

/** The hidden window that lays spec sheets out and prints them. */
export class SheetHost implements SheetPort {
  private readonly page: HiddenPage<null>;

  constructor(options: { preload: string; url: string; pages: KnownPages }) {
    this.page = new HiddenPage({
      ...options,
      size: { width: 800, height: 1100 },
      jobLimitMs: JOB_LIMIT_MS,
    });
  }

  /** Channels that only the sheet page may call. */
  handlers(): SomeHandlers<'renderHost.sheetReady' | 'renderHost.sheetLaidOut'> {
    return {
      'renderHost.sheetReady': () => {
        this.page.announce();
        return heard;
      },
      'renderHost.sheetLaidOut': ({ jobId, result }: ParsedInputOf<'renderHost.sheetLaidOut'>) => {
        this.page.finish(jobId, result.ok ? ok(null) : fail(result.error));
        return heard;
      },
    };
  }

  sheet(sheet: HandoffSheet, pictures: readonly SheetPicture[]): Promise<Result<Uint8Array>> {
    return this.page.inTurn(async () => {
      const laidOut = await this.page.ask('renderHost.sheetJob', { sheet, pictures });
      if (!laidOut.ok) return laidOut;
      try {
        const { contents } = this.page;
        if (!contents) throw new Error('the page is gone');
        const pdf = await contents.printToPDF({
          printBackground: true,
          pageSize: 'A4',
          preferCSSPageSize: true,
        });
        return ok(new Uint8Array(pdf));
      } catch (error) {
        this.page.discard();
        return fail(
          appError('render.failed', `The sheet could not be printed: ${String(error)}`, {
            details: { reason: String(error) },
            retry: 'safe',
          }),
        );
      }
    });
  }

  async close(): Promise<void> {
    this.page.discard();
  }
}
