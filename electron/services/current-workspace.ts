import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { Workspace, type WorkspaceOptions } from '../store/workspace';

/** The one workspace that is open, and who has to know when it is another one. */
export class CurrentWorkspace {
  private open_: Workspace | null = null;
  private readonly listeners = new Set<(workspace: Workspace) => void | Promise<void>>();

  constructor(private readonly options: WorkspaceOptions = {}) {}

  get(): Result<Workspace> {
    return this.open_ === null
      ? fail(appError('workspace.none', 'No workspace is open.'))
      : ok(this.open_);
  }

  /** Opens another workspace; the old one is closed first only when the new one can be opened. */
  async open(folder: string): Promise<Result<Workspace>> {
    if (this.open_?.folder === folder) return ok(this.open_);
    const next = await Workspace.open(folder, this.options);
    if (!next.ok) return next;
    await this.open_?.close();
    this.open_ = next.value;
    for (const listener of this.listeners) await listener(next.value);
    return next;
  }

  onChange(listener: (workspace: Workspace) => void | Promise<void>): void {
    this.listeners.add(listener);
  }

  async close(): Promise<void> {
    await this.open_?.close();
    this.open_ = null;
  }
}
