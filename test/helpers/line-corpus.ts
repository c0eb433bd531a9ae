import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'fixtures', 'line-corpus');

/** A definition that was found in public, and what is to be said about it. */
export interface FoundDefinition {
  file: string;
  from: string;
  licence: string;
  copyright: string;
  kind: string | null;
  verdict: 'valid' | 'valid, with warnings' | 'invalid' | 'forgiven' | 'unreadable';
  /** `severity code path`, or `severity code × how often`. */
  findings: string[];
}

export const corpus = JSON.parse(
  readFileSync(join(folder, 'sources.json'), 'utf8'),
) as FoundDefinition[];

export const bytesOf = ({ file }: FoundDefinition): Uint8Array =>
  new Uint8Array(readFileSync(join(folder, file)));
