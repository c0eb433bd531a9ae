import { type BrandKit, brandKit, EMPTY_KIT } from '#shared/domain/brand/kit';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { writeError } from './durable-write';
import { JsonFile } from './json-file';

/** The kit of a workspace, beside its documents in `brand.json`: people back it up and copy it with them. */
export class BrandStore {
  private readonly file: JsonFile<BrandKit>;

  constructor(
    path: string,
    private readonly readOnly: () => boolean,
  ) {
    this.file = new JsonFile(path, brandKit, EMPTY_KIT);
  }

  /** A workspace without the file has an empty kit. */
  read = (): Promise<BrandKit> => this.file.read();

  async put(kit: BrandKit): Promise<Result<BrandKit>> {
    if (this.readOnly())
      return fail(appError('store.readOnly', 'This workspace is open read-only.'));
    try {
      return ok(await this.file.update(() => kit));
    } catch (error) {
      return fail(writeError(error, this.file.path));
    }
  }
}
