import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExperimentRun, experimentRun } from '#shared/domain/campaign/experiment-run';
import { type ExperimentId, experimentId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { writeError } from '../../store/durable-write';
import { JsonFile } from '../../store/json-file';
import type { Workspace } from '../../store/workspace';

const stored = experimentRun.nullable();

/** `experiments/<id>.json` of a workspace: what was frozen and what happened since. */
export class RunFiles {
  private readonly folder: string;
  private readonly files = new Map<ExperimentId, JsonFile<ExperimentRun | null>>();

  constructor(private readonly workspace: Workspace) {
    this.folder = join(workspace.folder, 'experiments');
  }

  async list(): Promise<ExperimentRun[]> {
    const names = await readdir(this.folder).catch(() => []);
    const ids = names.flatMap((name) => {
      const parsed = experimentId.safeParse(name.replace(/\.json$/, ''));
      return name.endsWith('.json') && parsed.success ? [parsed.data] : [];
    });
    const runs: ExperimentRun[] = [];
    for (const id of ids) {
      const run = await this.find(id);
      if (run) runs.push(run);
    }
    return runs.sort((a, b) => (a.frozenAt < b.frozenAt ? 1 : -1));
  }

  async find(id: ExperimentId): Promise<ExperimentRun | null> {
    return this.fileOf(id).read();
  }

  async get(id: ExperimentId): Promise<Result<ExperimentRun>> {
    const run = await this.find(id);
    return run
      ? ok(run)
      : fail(
          appError('experiment.unknown', 'This test has not been started.', { details: { id } }),
        );
  }

  /** Durable when it answers; a run that is there already is left as it is. */
  create(run: ExperimentRun): Promise<Result<ExperimentRun>> {
    return this.write(run.id, (known) => known ?? run);
  }

  /** `change` sees the newest state; what it returns is on the disk when this answers. */
  update(
    id: ExperimentId,
    change: (run: ExperimentRun) => ExperimentRun,
  ): Promise<Result<ExperimentRun>> {
    return this.write(id, (known) => (known ? change(known) : null));
  }

  private async write(
    id: ExperimentId,
    change: (known: ExperimentRun | null) => ExperimentRun | null,
  ): Promise<Result<ExperimentRun>> {
    if (this.workspace.readOnly)
      return fail(appError('store.readOnly', 'This workspace is open read-only.'));
    const file = this.fileOf(id);
    try {
      await mkdir(this.folder, { recursive: true });
      const written = await file.update(change);
      return written
        ? ok(written)
        : fail(
            appError('experiment.unknown', 'This test has not been started.', { details: { id } }),
          );
    } catch (error) {
      return fail(writeError(error, file.path));
    }
  }

  private fileOf(id: ExperimentId): JsonFile<ExperimentRun | null> {
    const file =
      this.files.get(id) ??
      new JsonFile<ExperimentRun | null>(
        join(this.folder, `${id}.json`),
        stored,
        null,
        (name, aside) =>
          this.workspace.note('store.fileSetAside', 'A damaged file was set aside.', {
            file: name,
            aside,
          }),
      );
    this.files.set(id, file);
    return file;
  }
}
