import type { Problem, ProblemPath } from '../../errors/app-error';
import { error, warning } from '../problem';

/** UTF-8 bytes of the minified JSON, without an encoder, which `shared` does not have. */
export function jsonBytes(value: unknown): number | null {
  let text: string;
  try {
    text = JSON.stringify(value) ?? '';
  } catch {
    // nested too deep to be written down
    return null;
  }
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** LINE says "30 KB" and not which KB: between the two readings it warns, above both it is an error. */
export function checkBytes(
  value: unknown,
  path: ProblemPath,
  found: Problem[],
  limit: number,
  atMost: number,
): void {
  const actual = jsonBytes(value);
  if (actual === null) found.push(error('flex.tooDeep', path));
  else if (actual > atMost) found.push(error('flex.tooBig', path, { limit, actual }));
  else if (actual > limit) found.push(warning('flex.nearlyTooBig', path, { limit, actual }));
}
