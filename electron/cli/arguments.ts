import { InvalidArgumentError } from 'commander';

/** A whole number from 0 on, for commander. */
export function count(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text.trim()) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError('expected a whole number from 0 on');
  }
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
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new InvalidArgumentError('expected an address such as http://127.0.0.1:8080');
  return text.replace(/\/+$/, '');
}
