import type { FilePlace } from '#shared/files/file-kinds';
import { refusalOf } from '#shared/files/kind-taken';
import { reportFailure } from './failures';

/** The files that a place may look into; of the others the first is refused aloud, which says what is taken. */
export function takenFiles(place: FilePlace, files: Iterable<File> | null): File[] {
  const all = [...(files ?? [])];
  const refusals = all.map((file) => refusalOf(place, file));
  const said = refusals.find((refusal) => refusal !== null);
  if (said) reportFailure(said);
  return all.filter((_, at) => refusals[at] === null);
}
