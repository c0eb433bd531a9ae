import { randomBytes } from 'node:crypto';
import type { RandomBytes } from '#shared/domain/ids';

export const randomBytesPort: RandomBytes = (length) => new Uint8Array(randomBytes(length));
