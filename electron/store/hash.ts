import { createHash } from 'node:crypto';
import type { Sha256 } from '#shared/domain/ids';

export const sha256Hex = (data: string | Uint8Array): Sha256 =>
  createHash('sha256').update(data).digest('hex') as Sha256;
