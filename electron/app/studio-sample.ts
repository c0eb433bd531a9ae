import { join } from 'node:path';
import { ok, type Result } from '#shared/errors/app-error';
import type { Preparing } from '#shared/ipc/contract';
import type { Emit } from '../ipc/services';
import type { Logger } from '../logging/logger';
import type { RenderPort } from '../render/render-port';
import { Drawings } from '../services/render';
import { ensureSampleWorkspace } from '../services/sample';
import type { Workspace } from '../store/workspace';

const TELL_MS = 80;

/** The studio's own sample, and what the window says while it is made. */
export class StudioSample {
  readonly folder: string;
  private workspace: Workspace | null = null;
  private state: Preparing | null = null;
  private toldAt = Number.NEGATIVE_INFINITY;
  private readonly stopping = new AbortController();

  constructor(
    private readonly parts: {
      userData: string;
      render: RenderPort;
      emit: Emit;
      logger: Logger;
      /** Without months that were played on the practice account. */
      isPlain: boolean;
    },
  ) {
    this.folder = join(parts.userData, 'sample-workspace');
  }

  /** The workspace that is being made. */
  readonly making = (): Workspace | null => this.workspace;
  readonly preparing = (): Preparing | null => this.state;

  readonly ensure = async (): Promise<Result<string>> => {
    const { parts } = this;
    const made = await ensureSampleWorkspace(
      this.folder,
      parts.isPlain
        ? null
        : {
            drawingsOf: (workspace) =>
              new Drawings(parts.render, () => join(workspace.privateDir, 'renders')),
            onMaking: (workspace) => {
              this.workspace = workspace;
              this.tell(workspace === null ? null : { what: 'sample', share: 0 });
            },
            onProgress: (share) => {
              if (performance.now() - this.toldAt >= TELL_MS) this.tell({ what: 'sample', share });
            },
            onFailure: (error) => parts.logger.error('sample.noPast', { error }),
            signal: this.stopping.signal,
          },
    );
    return made.ok ? ok(this.folder) : made;
  };

  stop(): void {
    this.stopping.abort();
  }

  private tell(state: Preparing | null): void {
    this.state = state;
    this.toldAt = performance.now();
    this.parts.emit('app.preparingChanged', { preparing: state });
  }
}
