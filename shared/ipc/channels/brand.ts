import { z } from 'zod';
import { brandKit } from '../../domain/brand/kit';

/** Colours, fonts and logos that the designs of the open workspace share. */
export const brandChannels = {
  'brand.get': { input: z.undefined(), output: brandKit },
  /** The whole kit: it is small, and one person keeps it. */
  'brand.put': { input: brandKit, output: brandKit },
} as const;

export const brandEvents = { 'brand.changed': brandKit } as const;
