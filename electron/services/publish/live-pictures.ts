import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '#shared/domain/ids';
import { ok } from '#shared/errors/app-error';
import { JsonFile } from '../../store/json-file';
import type { Workspace } from '../../store/workspace';
import { hashBytes } from './fingerprint';
import type { PictureReader } from './live-account';

/** More menus than an account can hold five times over. */
const REMEMBERED = 5_000;

/** LINE takes one picture per rich menu, once: what was fetched stays true and is fetched only once. */
export function livePictures(workspace: Workspace): PictureReader {
  const file = new JsonFile(
    join(workspace.privateDir, 'live-pictures.json'),
    z.record(z.string(), sha256),
    {},
    undefined,
    { isSpareable: true },
  );
  return async (line, richMenuId) => {
    const known = (await file.read())[richMenuId];
    if (known) return ok(known);
    const answer = await line.getRichMenuImage(richMenuId);
    if (!answer.ok) return answer;
    const picture = answer.value.value;
    if (picture === null) return ok(null);
    const kept = await workspace.assets.put(picture.bytes, `${richMenuId}.live`);
    // A picture that cannot be kept is still compared by its bytes.
    if (!kept.ok) return ok(hashBytes(picture.bytes));
    if (!workspace.readOnly) {
      await file.update((all) =>
        Object.fromEntries(
          [...Object.entries(all), [richMenuId, kept.value.hash] as const].slice(-REMEMBERED),
        ),
      );
    }
    return ok(kept.value.hash);
  };
}
