import type { Painted } from '#shared/domain/design/artboard';
import { fail, ok, type Result } from '#shared/errors/app-error';
import type { ParsedInputOf } from '#shared/ipc/contract';
import type { KnownPages } from '../ipc/bind';
import type { SomeHandlers } from '../ipc/services';
import { HiddenPage, heard } from './hidden-page';
import type { DrawnPicture, RenderPort, WantedPicture } from './render-port';

/** A 2500 × 1686 photograph takes about ten seconds; a machine under load several times that. */
const JOB_LIMIT_MS = 120_000;

/** The hidden window that draws pages. */
export class RenderHost implements RenderPort {
  private readonly page: HiddenPage<DrawnPicture>;

  constructor(options: { preload: string; url: string; pages: KnownPages }) {
    this.page = new HiddenPage({
      ...options,
      size: { width: 400, height: 300 },
      jobLimitMs: JOB_LIMIT_MS,
    });
  }

  /** Channels that only the drawing page may call. */
  handlers(): SomeHandlers<'renderHost.ready' | 'renderHost.result'> {
    return {
      'renderHost.ready': () => {
        this.page.announce();
        return heard;
      },
      'renderHost.result': ({ jobId, result }: ParsedInputOf<'renderHost.result'>) => {
        if (result.ok) {
          const { ok: _ok, ...picture } = result;
          this.page.finish(jobId, ok(picture));
        } else this.page.finish(jobId, fail(result.error));
        return heard;
      },
    };
  }

  draw(page: Painted, wanted: WantedPicture): Promise<Result<DrawnPicture>> {
    return this.page.inTurn(() =>
      this.page.ask('renderHost.job', { pageJson: JSON.stringify(page), ...wanted }),
    );
  }

  async close(): Promise<void> {
    this.page.discard();
  }
}
