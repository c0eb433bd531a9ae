import { type ParseError, parse } from 'jsonc-parser';
import { Refusal } from './refusal';

/** Parses a request body; a mistake is answered with its line and column, as LINE does. */
export function parseJsonBody(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    const { line, column } = placeOf(text);
    throw new Refusal(
      400,
      `The request body could not be parsed as JSON (line: ${line}, column: ${column})`,
    );
  }
}

/** Node's own message names a place in some versions only, so a second parser looks for it. */
function placeOf(text: string): { line: number; column: number } {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true });
  } catch {
    // nested too deep for the second parser: the place is then the beginning
  }
  const before = text.slice(0, errors[0]?.offset ?? 0).split('\n');
  return { line: before.length, column: (before[before.length - 1]?.length ?? 0) + 1 };
}
