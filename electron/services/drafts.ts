import type { TapestryDocument } from '#shared/document/kinds';
import type { DocumentId } from '#shared/domain/ids';
import type { Workspace } from '../store/workspace';

interface Draft {
  document: TapestryDocument;
  baseRevision: string;
}

/**
 * What the window has changed and not saved yet, kept beside it: when its process dies, nothing that was on
 * the screen dies with it. In memory only; files are written by saves.
 */
export class Drafts {
  private readonly kept = new Map<DocumentId, Draft>();

  put(document: TapestryDocument, baseRevision: string): void {
    this.kept.set(document.id, { document, baseRevision });
  }

  /** The window has saved, or taken somebody else's version: what it had before is past. */
  forget(id: DocumentId): void {
    this.kept.delete(id);
  }

  clear(): void {
    this.kept.clear();
  }

  /** Saves what is left, each on top of what the window knew; answers how many were saved. */
  async rescue(workspace: Workspace, now: () => Date): Promise<number> {
    let saved = 0;
    for (const { document, baseRevision } of [...this.kept.values()]) {
      const stamped = { ...document, updatedAt: now().toISOString() };
      const written = await workspace.save(stamped, baseRevision);
      if (written.ok) saved += 1;
      // a conflict or a full disk: the file stays as it is, and the window says so at its next save
      this.kept.delete(document.id);
    }
    return saved;
  }
}
