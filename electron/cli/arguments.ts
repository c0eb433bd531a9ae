import { CommanderError, InvalidArgumentError } from 'commander';
import { approval } from '#shared/domain/approval';
import { type Sha256, sha256 } from '#shared/domain/ids';

/** A whole number from 0 on, for commander. */
export function count(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text.trim()) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError('expected a whole number from 0 on');
  }
  return value;
}

/** A whole number from 1 on, for commander. */
export function positiveCount(text: string): number {
  const value = count(text);
  if (value === 0) throw new InvalidArgumentError('expected a whole number from 1 on');
  return value;
}

/** A number above 0, for commander. */
export function positive(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) {
    throw new InvalidArgumentError('expected a number above 0');
  }
  return value;
}

/** A port of TCP, for commander. */
export function port(text: string): number {
  const value = count(text);
  if (value > 65_535) throw new InvalidArgumentError('expected a port from 0 to 65535');
  return value;
}

/** Where a server is, for commander: an http or https address, its closing slashes taken off. */
export function address(text: string): string {
  return plainUrl(text, ['http:', 'https:'], 'an address such as http://127.0.0.1:8080');
}

/** Where the files of a message will lie, for commander: LINE fetches over https only. */
export function httpsAddress(text: string): string {
  return plainUrl(text, ['https:'], 'an address such as https://example.com/media');
}

function plainUrl(text: string, protocols: readonly string[], wanted: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  // commander repeats what it refuses, and a password is never printed
  if (url && (url.username !== '' || url.password !== ''))
    throw new CommanderError(2, 'tapestry.secretInAddress', 'an address takes no name or password');
  if (!url || !protocols.includes(url.protocol) || url.search !== '' || url.hash !== '')
    throw new InvalidArgumentError(`expected ${wanted}`);
  return text.replace(/\/+$/, '');
}

/** Who signs or publishes, for commander: a name that a person can be told by. */
export function personName(text: string): string {
  const name = approval.shape.reviewer.safeParse(text.trim());
  if (!name.success) throw new InvalidArgumentError('expected a name of 1 to 80 characters');
  return name.data;
}

/** What a reviewer has to say, for commander. */
export function reviewNote(text: string): string {
  const note = approval.shape.note.safeParse(text);
  if (!note.success) throw new InvalidArgumentError('expected at most 500 characters');
  return note.data;
}

/** The hash that `plan` said, for commander. An empty variable must not pass for a plan that is outdated. */
export function planHash(text: string): Sha256 {
  const hash = sha256.safeParse(text.trim().toLowerCase());
  if (!hash.success) throw new InvalidArgumentError('expected the 64 characters that “plan” said');
  return hash.data;
}
