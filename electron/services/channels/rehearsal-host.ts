import { join } from 'node:path';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { type RehearsalServer, startRehearsal } from '../../rehearsal/server';
import { writeError } from '../../store/durable-write';
import type { Workspace } from '../../store/workspace';

/** Runs the rehearsal channel of the open workspace; its account lives on in `.tapestry/rehearsal`. */
export class RehearsalHost {
  private running: { folder: string; server: Promise<Result<RehearsalServer>> } | null = null;

  /** `onChange` is told about every change of the practice account, whoever made it. */
  constructor(private readonly onChange: () => void = () => undefined) {}

  async serverOf(workspace: Workspace): Promise<Result<RehearsalServer>> {
    if (this.running?.folder !== workspace.folder) {
      await this.close();
      this.running = { folder: workspace.folder, server: this.start(workspace) };
    }
    const { server } = this.running;
    const started = await server;
    // A failed start is not remembered: the next call tries again.
    if (!started.ok && this.running?.server === server) this.running = null;
    return started;
  }

  private async start(workspace: Workspace): Promise<Result<RehearsalServer>> {
    const { name } = workspace.info();
    const folder = join(workspace.privateDir, 'rehearsal');
    const started = await startRehearsal({
      displayName: name,
      // A workspace that is open elsewhere has its practice account there; here it is only looked at.
      ...(workspace.readOnly ? {} : { folder }),
    }).catch((error: unknown) => fail(writeError(error, folder)));
    if (!started.ok) return started;
    started.value.platform.onTransition(this.onChange);
    return ok(started.value);
  }

  async close(): Promise<void> {
    const server = await this.running?.server;
    this.running = null;
    if (server?.ok) await server.value.stop();
  }
}
