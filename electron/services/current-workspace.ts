import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { Workspace, type WorkspaceOptions } from '../store/workspace';

/** After so long the window stands, and nobody has begun to search. */
const REST_AFTER_OPENING_MS = 5_000;

/** The one workspace that is open, and who has to know when it is another one. */
export class CurrentWorkspace {
  private open_: Workspace | null = null;
  private resting: NodeJS.Timeout | null = null;
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
    this.prepareSearch(next.value);
    return next;
  }

  onChange(listener: (workspace: Workspace) => void | Promise<void>): void {
    this.listeners.add(listener);
  }

  /** What is searched is left on the disk while all else starts; read then, the first key stroke does not wait for it. */
  private prepareSearch(workspace: Workspace): void {
    if (this.resting) clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (this.open_ === workspace) workspace.prepareSearch();
    }, REST_AFTER_OPENING_MS);
    this.resting.unref();
  }

  async close(): Promise<void> {
    if (this.resting) clearTimeout(this.resting);
    await this.open_?.close();
    this.open_ = null;
  }
}
